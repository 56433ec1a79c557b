import { sayIn } from '../words';

/** Name of a row of a report, in both languages. */
export const rowName = (key: string): string => sayIn('run', `row.${key}`);

/** Rows of names and values; a row without a name goes on with the value above. */
export function rowsText(rows: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('');
}
