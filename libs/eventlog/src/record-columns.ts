import type { OutgoingRecord } from './port';

/**
 * Records as parameters of one statement: keys, starts, lengths, headers and the values. These travel as one binary
 * parameter and are cut by the server (`substring` counts from 1): as an array each would be sent as hex text.
 */
export function recordColumns(
  records: readonly OutgoingRecord[],
): [string[], number[], number[], (string | null)[], Buffer] {
  const starts: number[] = [];
  let start = 1;
  for (const { value } of records) {
    starts.push(start);
    start += value.length;
  }
  return [
    records.map(({ key }) => key),
    starts,
    records.map(({ value }) => value.length),
    records.map(({ headers }) => (headers ? JSON.stringify(headers) : null)),
    Buffer.concat(records.map(({ value }) => value)),
  ];
}
