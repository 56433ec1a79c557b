import { attackRelease } from './attack/attack';
import { propagateBounds, type Bounds } from './attack/bounds';
import { knowledgeOf } from './attack/knowledge';
import { roundedRange } from './table/rounding';
import type { ProtectionRules } from './table/rules';
import { brokenRows, type CellSystem } from './table/system';

/** A blank that was known before this release: earlier ones show it, or it follows from their figures alone. */
export interface KnownEarlier {
  cell: number;
  /** Less the attacker's own part. */
  value: number;
  how: 'shown' | 'deduced';
}

/** What is public of the cells of a system: the figures of one release and of those before it. */
export interface PublicFigures {
  system: CellSystem;
  /** What this release shows; NaN where blank or not in it. */
  shown: Float64Array;
  /** The same and the figures of earlier releases that nothing contradicts. */
  published: Float64Array;
  /** Figures of earlier releases alone. */
  before: Float64Array;
}

/** Puts the figures of earlier releases beside those of this one. */
export function withEarlier(
  system: CellSystem,
  shown: Float64Array,
  earlier: readonly Float64Array[],
): PublicFigures {
  const published = shown.slice();
  const before = new Float64Array(shown.length).fill(Number.NaN);
  for (const older of earlier) {
    const added = addFigures(older, published);
    dropRevised({ system, shown, published }, added);
    const low = published.map((value) => (Number.isNaN(value) ? 0 : value));
    const high = published.map((value) => (Number.isNaN(value) ? Infinity : value));
    keepPossible({ system, shown, published }, added, { low, high });
    older.forEach((value, cell) => {
      if (value === published[cell]) before[cell] = value;
    });
  }
  return { system, shown, published, before };
}

/**
 * The same of rounded figures, which stand for ranges and do not add up. A cell that is blank now and was shown before
 * was revised; `present` are the cells that this release shows or blanks.
 */
export function withEarlierRounded(
  { system, shown, present }: { system: CellSystem; shown: Float64Array; present: Float64Array },
  earlier: readonly Float64Array[],
  rounded: Pick<ProtectionRules, 'band' | 'base'>,
): PublicFigures {
  const published = shown.slice();
  for (const older of earlier) {
    const others = older.map((value, cell) => (Number.isNaN(present[cell]!) ? value : Number.NaN));
    const added = addFigures(others, published);
    const low = published.map((value) => (Number.isNaN(value) ? 0 : roundedRange(value, rounded)[0]));
    const high = published.map((value) => (Number.isNaN(value) ? Infinity : roundedRange(value, rounded)[1]));
    keepPossible({ system, shown, published }, added, { low, high });
  }
  return { system, shown, published, before: new Float64Array(shown.length).fill(Number.NaN) };
}

type Figures = Pick<PublicFigures, 'system' | 'shown' | 'published'>;

function addFigures(older: Float64Array, published: Float64Array): Set<number> {
  const added = new Set<number>();
  older.forEach((value, cell) => {
    if (Number.isNaN(value) || !Number.isNaN(published[cell]!)) return;
    published[cell] = value;
    added.add(cell);
  });
  return added;
}

/** Figures of an equation that does not hold were revised since, and an attacker can tell nothing from them. */
function dropRevised({ system, shown, published }: Figures, added: Set<number>): void {
  for (let revised = true; revised;) {
    revised = false;
    for (const row of brokenRows(system, published)) {
      if (!allShown(system, row, published)) continue;
      for (let e = system.rowStart[row]!; e < system.rowStart[row + 1]!; e++) {
        const cell = system.rowCell[e]!;
        if (!added.delete(cell)) continue;
        published[cell] = shown[cell]!;
        revised = true;
      }
    }
  }
}

/** Takes the added figures back where no table of counts agrees with all together. */
function keepPossible({ system, shown, published }: Figures, added: Set<number>, bounds: Bounds): void {
  if (propagateBounds(system, bounds)) return;
  for (const cell of added) published[cell] = shown[cell]!;
}

export function allShown(system: CellSystem, row: number, published: Float64Array): boolean {
  for (let e = system.rowStart[row]!; e < system.rowStart[row + 1]!; e++) {
    if (Number.isNaN(published[system.rowCell[e]!]!)) return false;
  }
  return true;
}

/**
 * Blanks that an attacker knew before this release: no arithmetic with its figures is needed for them, and no blank in
 * it can take them back.
 */
export async function knownEarlier(given: {
  figures: PublicFigures;
  /** Cells that are rows of the release. */
  listed: Uint8Array;
  attacker: { name: string; own?: Float64Array };
  threshold: number;
  least: number;
}): Promise<KnownEarlier[]> {
  const { figures, listed, attacker, threshold, least } = given;
  const { system, shown, before } = figures;
  if (before.every(Number.isNaN)) return [];
  const blanks = [...shown.keys()].filter((cell) => listed[cell] && Number.isNaN(shown[cell]!));
  const own = (cell: number) => attacker.own?.[cell] ?? 0;
  const found: KnownEarlier[] = [];
  const unseen: number[] = [];
  for (const cell of blanks) {
    const value = before[cell]!;
    if (Number.isNaN(value)) unseen.push(cell);
    else found.push({ cell, value: value - own(cell), how: 'shown' });
  }
  const { disclosed } = await attackRelease({
    system,
    attacker: knowledgeOf({ ...attacker, published: before, listed, least }),
    targets: Int32Array.from(unseen),
    threshold,
    least,
    programs: 'none',
    timeLimit: 0,
  });
  for (const { cell, low, high } of disclosed)
    if (low === high) found.push({ cell, value: low, how: 'deduced' });
  return found;
}
