import type { RowChunk } from '../../domain/person/rows';
import { A, B, C, WIDTH } from '../../domain/person/rows';

const DAY_MILLISECONDS = 86_400_000;

/**
 * One row for each person [first, first + count) who has any: the month of birth latest known, of two of one time the
 * lower (R5).
 */
export function latestBirths(
  chunks: readonly RowChunk[],
  { first, count }: { first: number; count: number },
): RowChunk[] {
  const months = new Int32Array(count);
  const known = new Float64Array(count).fill(-Infinity);
  for (const { persons, values, length } of chunks) {
    for (let row = 0; row < length; row += 1) {
      const person = persons[row]! - first;
      const at = row * WIDTH;
      const month = values[at + A]!;
      const time = values[at + B]! * DAY_MILLISECONDS + values[at + C]!;
      if (time < known[person]! || (time === known[person]! && month >= months[person]!)) continue;
      known[person] = time;
      months[person] = month;
    }
  }
  const born = known.reduce((sum, time) => (time === -Infinity ? sum : sum + 1), 0);
  const latest = { persons: new Int32Array(born), values: new Int32Array(born * WIDTH), length: 0 };
  for (let person = 0; person < count; person += 1) {
    if (known[person] === -Infinity) continue;
    latest.persons[latest.length] = first + person;
    latest.values[latest.length * WIDTH + A] = months[person]!;
    latest.length += 1;
  }
  return [latest];
}
