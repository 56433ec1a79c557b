import type { TableLayout } from '../../table/table';

/** A line's cell with room counts for its size up to this, and what a blank counts for by itself. */
const WORTH = 5;
const PRESENCE = 0.5;
/** Lines through the cell itself count this much more than lines through what it is made of. */
const NEAREST = 4;
/** Codes looked at on each other axis. */
const SAMPLE = 6;
/** Codes under another parent come after all siblings, where these have so much room. */
const ENOUGH = 8;
const STRANGER = 1000;
/** Inner codes that are taken of every axis. */
const LEAST = 3;

interface Ranked {
  leaf: number;
  score: number;
}

export interface BlockRequest {
  cell: number;
  /** Cells that may change. */
  blank: Uint8Array;
  /** How much each of them is worth to a change: how far it may fall. */
  room: ArrayLike<number>;
}

/**
 * Chooses small tables within a large one: some inner codes on every axis, with all the totals they count in. A change
 * that stays within it leaves all else of the table as it is.
 */
export class Blocks {
  /** For each axis and inner code, the codes that count it. */
  private readonly holders: number[][][];

  constructor(
    private readonly layout: TableLayout,
    private readonly random: () => number,
  ) {
    this.holders = layout.axes.map((axis) => {
      const own: number[][] = Array.from({ length: axis.leaves }, () => []);
      axis.sums.forEach((terms, code) => terms.forEach(({ leaf }) => own[leaf]!.push(code)));
      return own;
    });
  }

  /** Cells of a block around a cell, of about so many inner cells. */
  around(request: BlockRequest, inner: number): number[] {
    const { layout } = this;
    const ranked = layout.axes.map((_, at) => this.ranked(request, at));
    const sizes = this.sizes(ranked, inner);
    let cells = [0];
    layout.axes.forEach((_, at) => {
      const leaves = ranked[at]!.slice(0, sizes[at]);
      const codes = [...new Set(leaves.flatMap(({ leaf }) => this.holders[at]![leaf]!))];
      const stride = layout.strides[at]!;
      cells = cells.flatMap((cell) => codes.map((code) => cell + code * stride));
    });
    return cells;
  }

  /** Whether a block of that size is the whole table. */
  isWhole(inner: number): boolean {
    return this.layout.axes.reduce((all, { leaves }) => all * leaves, 1) <= inner;
  }

  /** How many inner codes to take of each axis: a few of each, then always the one that promises most. */
  private sizes(ranked: Ranked[][], inner: number): number[] {
    const sizes = ranked.map((own, at) => (at === 0 ? own.length : Math.min(LEAST, own.length)));
    const product = () => sizes.reduce((all, size) => all * size, 1);
    while (product() < inner) {
      let best = -1;
      sizes.forEach((size, at) => {
        const next = ranked[at]![size]?.score ?? -Infinity;
        if (next > (ranked[best]?.[sizes[best]!]?.score ?? -Infinity)) best = at;
      });
      if (best < 0) break;
      sizes[best]! += 1;
    }
    return sizes;
  }

  /** The inner codes of an axis, the most promising first: those through which the cell's change can be undone. */
  private ranked({ cell, blank, room }: BlockRequest, at: number): Ranked[] {
    const { axes, strides } = this.layout;
    const axis = axes[at]!;
    const codes = axes.map((other, k) => Math.floor(cell / strides[k]!) % other.codes.length);
    const own = axis.sums[codes[at]!]!.map(({ leaf }) => leaf);
    const worth = (position: number) => (blank[position] ? PRESENCE + Math.min(WORTH, room[position]!) : 0);
    const base = cell - codes[at]! * strides[at]!;
    let inside = [0];
    axes.forEach((other, k) => {
      if (k === at) return;
      const below = other.sums[codes[k]!]!.slice(0, SAMPLE);
      inside = inside
        .flatMap((start) => below.map(({ leaf }) => start + leaf * strides[k]!))
        .slice(0, SAMPLE * SAMPLE);
    });
    const parents = new Set(own.length === 1 ? this.holders[at]![own[0]!]! : []);
    const isSibling = (leaf: number) =>
      this.holders[at]![leaf]!.some((code) => parents.has(code) && this.isPartial(at, code));
    let near = 0;
    for (let leaf = 0; leaf < axis.leaves; leaf++) {
      const line = base + leaf * strides[at]!;
      if (leaf !== own[0] && isSibling(leaf) && blank[line]) near += Math.min(WORTH, room[line]!);
    }
    // Siblings that can undo the change spare the totals of both families.
    const family = parents.size > 2 && near >= ENOUGH;
    const ranked = Array.from({ length: axis.leaves }, (_, leaf): Ranked => {
      let score = this.random();
      for (const code of this.holders[at]![leaf]!) score += NEAREST * worth(base + code * strides[at]!);
      for (const start of inside) score += worth(start + leaf * strides[at]!) / inside.length;
      return { leaf, score: score - (family && !isSibling(leaf) ? STRANGER : 0) };
    });
    ranked.sort((a, b) => b.score - a.score || a.leaf - b.leaf);
    // The cell itself first, then what is not below it: its change is undone there.
    const below = ranked.filter(({ leaf }) => own.includes(leaf));
    const first = below.slice(0, own.length === axis.leaves ? below.length : 2);
    return [...first, ...ranked.filter((entry) => !first.includes(entry))];
  }

  /** Whether a code is a total of some inner codes, and not of all. */
  private isPartial(at: number, code: number): boolean {
    const { leaves, sums } = this.layout.axes[at]!;
    return code >= leaves && sums[code]!.length < leaves;
  }
}
