/** Orders of day, month and year that the general commands may be told of. */
const FORMATS: Record<string, RegExp> = {
  'yyyy-MM-dd': /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})/,
  yyyyMMdd: /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
  'dd/MM/yyyy': /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})$/,
  'MM/dd/yyyy': /^(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<y>\d{4})$/,
  'dd-MM-yyyy': /^(?<d>\d{1,2})-(?<m>\d{1,2})-(?<y>\d{4})$/,
  'yyyy/MM/dd': /^(?<y>\d{4})\/(?<m>\d{1,2})\/(?<d>\d{1,2})$/,
};

export const DATE_FORMATS = Object.keys(FORMATS);

/**
 * Brings a date in a stated format to ISO form without judging it: a mistyped month of 13 stays, so that it can
 * still be compared digit by digit. Undefined: not in that format.
 */
export function toIsoDate(value: string, format: string): string | undefined {
  const parts = FORMATS[format]?.exec(value.trim())?.groups;
  if (!parts) return undefined;
  return `${parts['y']}-${parts['m']!.padStart(2, '0')}-${parts['d']!.padStart(2, '0')}`;
}
