import { TableRefusal } from './refusal';

/** A change of the base table that some attackers cannot rule out. */
export interface RecordedChange {
  /** Positions in the list of attackers. */
  attackers: readonly number[];
  cells: Int32Array;
  by: Int32Array;
  /** Denominator of all changes: linear evidence. Absent: whole numbers, a witness table. */
  per?: number;
}

/** A cell that must be open at least from low to high. */
export interface OpenRange {
  cell: number;
  low: number;
  high: number;
}

/** What witnesses/manifest.json holds. */
export interface WitnessManifest {
  format: 1;
  cellCount: number;
  threshold: number;
  zeros: 'blank' | 'show';
  /** What the witnesses show of each small cell; absent: that it may be anything from the least to above the threshold. */
  protection?: 'full' | 'minimum';
  /** Minimum protection: of some small counts they show only a range of more than a point. Absent: another number. */
  evidence?: 'range';
  /** The public first, then the insiders. */
  attackers: string[];
  /** Totals that earlier releases named by their span, by dimension: cells of the system, not of the release. */
  spans: Record<string, string[]>;
  /** Cells that must be open over a range of their own: small revisions, dominated amounts. */
  revisions?: OpenRange[];
  /** Cells that were published elsewhere. */
  known?: number[];
}

/** One change per line: attackers, a denominator where there is one, then cell:change pairs. */
export function writeChanges(changes: readonly RecordedChange[]): string {
  return changes
    .map(
      ({ attackers, cells, by, per }) =>
        `${attackers.join(',')}${per === undefined ? '' : `/${per}`} ${Array.from(cells, (cell, at) => `${cell}:${by[at]!}`).join(' ')}\n`,
    )
    .join('');
}

export function readChanges(text: string): RecordedChange[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, at) => {
      const [head, ...pairs] = line.split(' ');
      const [attackers, per, more] = head!.split('/');
      const numbers = pairs.map((pair) => pair.split(':').map(Number));
      const wrong = numbers.some(
        (pair) => pair.length !== 2 || pair.some((value) => !Number.isInteger(value)),
      );
      if (wrong || more !== undefined || (per !== undefined && !/^[1-9]\d{0,10}$/.test(per))) {
        throw new TableRefusal('witness.change', 'a change is not a list of cell:change', at + 1);
      }
      return {
        attackers: attackers!.split(',').map(Number),
        cells: Int32Array.from(numbers, ([cell]) => cell!),
        by: Int32Array.from(numbers, ([, change]) => change!),
        ...(per === undefined ? {} : { per: Number(per) }),
      };
    });
}

/** A sparse list of cells and values, one per line. */
export function writeValues(values: ArrayLike<number>, keep: (cell: number) => boolean): string {
  let text = 'cell,value\n';
  for (let cell = 0; cell < values.length; cell++) if (keep(cell)) text += `${cell},${values[cell]!}\n`;
  return text;
}

export function readValues(text: string, into: Float64Array): Float64Array {
  text.split('\n').forEach((line, at) => {
    if (at === 0 || line === '') return;
    const [cell, value, more] = line.split(',').map(Number);
    if (
      more !== undefined ||
      !Number.isInteger(cell) ||
      (cell ?? -1) < 0 ||
      (cell ?? 0) >= into.length ||
      !Number.isInteger(value)
    ) {
      throw new TableRefusal('witness.value', 'a line is not a cell and its value', at + 1);
    }
    into[cell!] = value!;
  });
  return into;
}
