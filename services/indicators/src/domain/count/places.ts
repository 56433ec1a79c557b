import {
  BOARDS_CHANGED_ON,
  leafAreas,
  quarterOfDate,
  UNKNOWN_FORCE,
  WALES,
  type Quarter,
} from '#libs/measures';

const BOARD_BASE = 100;
export const WALES_AREA = 50;
export const UNKNOWN_BOARD_AREA = BOARD_BASE;

/** Area codes by their number in the cubes, in the order of the codes. */
export function areaCodes(): Map<number, string> {
  const areas = new Map<number, string>([[WALES_AREA, WALES]]);
  for (const { leaf, code, force, board, boardBefore2019 } of leafAreas()) {
    areas.set(leaf, code);
    areas.set(forceArea(leaf, force), force);
    for (const name of [board, boardBefore2019]) areas.set(boardArea(name), name);
  }
  return areas;
}

/** 50-54 for Wales and its police areas; the unknown police area is its own leaf. */
function forceArea(leaf: number, force: string): number {
  return leaf === UNKNOWN_FORCE ? UNKNOWN_FORCE : WALES_AREA + Number(force.slice(-1));
}

/** 123 for W11000023; 100 for the unknown board. */
function boardArea(code: string): number {
  return code.endsWith('-HU') ? UNKNOWN_BOARD_AREA : BOARD_BASE + Number(code.slice(-2));
}

/** Areas in the order in which their cells are kept. */
export const AREAS: readonly number[] = [...areaCodes().keys()];
/** Place of each area in that order. */
export const AREA_PLACE: ReadonlyMap<number, number> = new Map(AREAS.map((no, place) => [no, place]));

export const LEVELS = ['country', 'force', 'authority', 'board'] as const;

/** A leaf at a time: under which areas it counts, by level; -1 where it has none of its own. */
export type Place = readonly [country: number, force: number, authority: number, board: number];

const LEAVES = leafAreas();
const CHANGED: Quarter = quarterOfDate(BOARDS_CHANGED_ON);

/** Every leaf twice: under the health boards of today and under those before April 2019. */
export const PLACES: readonly Place[] = [true, false].flatMap((today) =>
  LEAVES.map(({ leaf, force, board, boardBefore2019 }): Place => {
    const place = (no: number): number => AREA_PLACE.get(no)!;
    return [
      place(WALES_AREA),
      place(forceArea(leaf, force)),
      leaf === UNKNOWN_FORCE ? -1 : place(leaf),
      place(boardArea(today ? board : boardBefore2019)),
    ];
  }),
);

const LEAF_PLACE = new Int8Array(64).fill(-1);
for (const [at, { leaf }] of LEAVES.entries()) LEAF_PLACE[leaf] = at;

/** Place of a leaf in a quarter: health boards changed between two quarters. */
export function placeOf(leaf: number, quarter: Quarter): number {
  return LEAF_PLACE[leaf]! + (quarter < CHANGED ? LEAVES.length : 0);
}

/** How many places a plan needs. */
export function placeCount(from: Quarter): number {
  return from < CHANGED ? PLACES.length : LEAVES.length;
}
