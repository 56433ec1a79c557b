const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** The civil day (Europe/London) of an instant, YYYY-MM-DD. */
export function londonDay(at: number): string {
  return format.format(at);
}
