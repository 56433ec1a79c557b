const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** The civil day (Europe/London), YYYY-MM-DD. */
export function londonDay(at: Date): string {
  return london.format(at);
}
