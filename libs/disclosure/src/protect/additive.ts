import { SystemBuilder, brokenRows, type CellSystem } from '../table/system';
import { PRIMES, determinedBlanks } from './elimination';
import { suppressBottomUp } from './bottom-up';

/** A count of people with an identifier that is unique in the table. */
export interface AdditiveCell {
  id: string;
  /** A whole number, zero or more. */
  value: number;
  /** Must be blank whatever its value (another rule made it primary). */
  sensitive?: boolean;
  /** Must stay published (an earlier release shows it). */
  forced?: boolean;
}

/** parent = sum of children. */
export interface AdditiveEquation {
  parent: string;
  children: readonly string[];
}

export interface AdditiveOptions {
  /** Counts up to this are blank. Default 4. */
  threshold?: number;
  /** Whether zeros are blank with the small counts (the default) or shown. */
  zeros?: 'blank' | 'show';
  /**
   * A number from 0 up to 1 for a cell, secret and stable over releases (a keyed hash of its id), which
   * perturbs the price of blanking it, so that the pattern is not a function of the counts alone.
   */
  jitter?: (id: string) => number;
}

/** The blanks of a table. Only their union may leave the steward's side. */
export interface AdditiveSuppression {
  blanks: Set<string>;
  primary: Set<string>;
  complementary: Set<string>;
  /** Primaries that the forced cells determine: the table must not be published. */
  unprotected: string[];
}

/** The input is not a table of counts; the code says why, without the values. */
export class AdditiveTableError extends Error {
  constructor(
    readonly code: 'cell.duplicate' | 'cell.not-a-count' | 'equation.unknown-cell' | 'equation.broken',
    readonly id: string,
  ) {
    super(`The table of counts is refused: ${code}.`);
  }
}

/**
 * Primary and complementary blanks such that no primary follows from the published cells by linear
 * algebra (checked modulo two primes). It does not bound what an attacker who knows the rule can infer:
 * for that use the full protection of a table.
 */
export function suppressAdditiveTable(
  cells: readonly AdditiveCell[],
  equations: readonly AdditiveEquation[],
  options: AdditiveOptions = {},
): AdditiveSuppression {
  const { threshold = 4, zeros = 'blank', jitter } = options;
  const system = buildSystem(cells, equations);
  const values = Float64Array.from(cells, (cell) => cell.value);
  const [broken] = brokenRows(system, values);
  if (broken !== undefined) throw new AdditiveTableError('equation.broken', equations[broken]!.parent);
  const isPrimary = (cell: AdditiveCell) =>
    cell.sensitive === true || (cell.value <= threshold && (cell.value > 0 || zeros === 'blank'));
  const protect = Uint8Array.from(cells, (cell) => (isPrimary(cell) ? 1 : 0));
  const blank = protect.slice();
  const forced = Uint8Array.from(cells, (cell) =>
    cell.forced || (zeros === 'show' && cell.value === 0) ? 1 : 0,
  );
  const cost = (cell: number) =>
    1 + 0.001 * Math.log1p(values[cell]!) + (jitter ? 0.3 * jitter(cells[cell]!.id) : 0);
  const { unprotected } = suppressBottomUp({ system, values, blank, protect, forced, cost });
  reopen({ system, values, blank, protect });
  const exposed = new Set([...unprotected, ...determined(system, blank, protect)]);
  const ids = (keep: (at: number) => boolean) =>
    new Set(cells.filter((_, at) => keep(at)).map((cell) => cell.id));
  return {
    blanks: ids((at) => blank[at] === 1),
    primary: ids((at) => protect[at] === 1),
    complementary: ids((at) => blank[at] === 1 && protect[at] === 0),
    unprotected: [...ids((at) => exposed.has(at))],
  };
}

function buildSystem(cells: readonly AdditiveCell[], equations: readonly AdditiveEquation[]): CellSystem {
  const index = new Map<string, number>();
  for (const cell of cells) {
    if (index.has(cell.id)) throw new AdditiveTableError('cell.duplicate', cell.id);
    if (!Number.isSafeInteger(cell.value) || cell.value < 0) {
      throw new AdditiveTableError('cell.not-a-count', cell.id);
    }
    index.set(cell.id, index.size);
  }
  const find = (id: string) => {
    const at = index.get(id);
    if (at === undefined) throw new AdditiveTableError('equation.unknown-cell', id);
    return at;
  };
  const builder = new SystemBuilder();
  for (const { parent, children } of equations) builder.addSum(find(parent), children.map(find));
  return builder.build(cells.length);
}

function determined(system: CellSystem, blank: Uint8Array, protect: Uint8Array): number[] {
  const found = PRIMES.flatMap((prime) => determinedBlanks(system, blank, prime));
  return [...new Set(found)].filter((cell) => protect[cell] === 1);
}

/** Reopens complementary blanks that are not needed, the largest count first. */
function reopen(table: {
  system: CellSystem;
  values: Float64Array;
  blank: Uint8Array;
  protect: Uint8Array;
}): void {
  const { system, values, blank, protect } = table;
  const before = determined(system, blank, protect).length;
  const complementary = [...blank.keys()].filter((cell) => blank[cell] && !protect[cell]);
  complementary.sort((a, b) => values[b]! - values[a]! || a - b);
  for (const cell of complementary) {
    blank[cell] = 0;
    if (determined(system, blank, protect).length > before) blank[cell] = 1;
  }
}
