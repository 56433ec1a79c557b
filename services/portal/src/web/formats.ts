import type { Language } from '../paths';

const LOCALE: Record<Language, string> = { en: 'en-GB', cy: 'cy-GB' };

/** `2 March 2026`, `2 Mawrth 2026`: the day in Wales. */
export function longDate(date: Date, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'long', timeZone: 'Europe/London' }).format(
    date,
  );
}

/** The day and the time of day in Wales. */
export function dateTime(date: Date, language: Language): string {
  const time = new Intl.DateTimeFormat(LOCALE[language], { timeStyle: 'short', timeZone: 'Europe/London' });
  return `${longDate(date, language)}, ${time.format(date)}`;
}

/** `YYYY-MM-DD` in Wales. */
export function isoDay(date: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(date);
}

export function wholeNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 0 }).format(value);
}

/** `105 kB`, `2.5 MB`: how long a download is, on one line. */
export function fileSize(bytes: number, language: Language): string {
  const [unit, digits] = bytes < 1_000_000 ? [1_000, 0] : [1_000_000, 1];
  const number = new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: digits });
  return `${number.format(Math.max(1, bytes / unit))}\u00A0${digits === 0 ? 'kB' : 'MB'}`;
}
