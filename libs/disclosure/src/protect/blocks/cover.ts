import type { CellSystem } from '../../table/system';
import type { TableLayout } from '../../table/table';
import { BlockProgram } from './program';
import { Blocks } from './choice';
import type { Effort } from '../effort';
import type { LinearSolver } from '../least-change';
import { seededRandom, shuffled } from '../random';
import type { Side, Sides } from '../demands/sides';
import type { Change } from '../walk';

/** Inner cells of the blocks in which blanks alone change, from those that serve most cells quickly. */
const FREE_BLOCKS = [400, 900, 2000];
/** And of those in which published cells may change at a price. Small ones are quicker and dearer: for what is left late. */
const PRICED_BLOCKS = [
  { inner: 1500, share: 0.7 },
  { inner: 400, share: 0.85 },
  { inner: 150, share: 0.95 },
];
/** Sides that a size must show per nominal second over some programs, or the next is tried. */
const LEAST_RATE = 10;
const WINDOW = 40;
/** What a wished unit may cost, where a published cell of average size costs its own price for each typical change. */
const WORTH = 0.4;
/** A blank's weight by what it hides: one of average size counts so much more than its number. */
const MASS_WEIGHT = 3;
/** Room of a published cell counts for less in the choice of a block, the dearer it is. */
const TYPICAL = 5;
/** Part of an equation's room that is planned for, and how far a total can be expected to rise. */
const FILL = 0.6;
const RISE = 10;
/** Share of the effort after which blanks are bought. */
const FREE_SHARE = 0.4;

/** What it takes to look for changes in blocks of a table. */
export interface BlockSearch {
  system: CellSystem;
  /** Room that is left in each equation, for the block that is looked at. */
  left: Float64Array;
  blocks: Blocks;
  program: BlockProgram;
  random: () => number;
}

export function blockSearch(input: {
  layout: TableLayout;
  system: CellSystem;
  seed: number;
  effort: Effort;
  solver: LinearSolver;
}): BlockSearch {
  const { layout, system, seed, effort, solver } = input;
  const random = seededRandom(seed + 29);
  return {
    system,
    left: new Float64Array(system.rowCount),
    blocks: new Blocks(layout, random),
    program: new BlockProgram(solver, system, effort),
    random,
  };
}

interface Wanted {
  cell: number;
  by: number;
  room: Float64Array;
}

export interface BlockCoverInput {
  /** Price of blanking each cell; Infinity: it stays published. */
  price: ArrayLike<number>;
  values: ArrayLike<number>;
  sides: Sides;
  blank: Uint8Array;
  blocks: BlockSearch;
  effort: Effort;
  progress?: ((stage: string, done: number, of: number) => void) | undefined;
}

/**
 * Covers the demands of a large table by programs over blocks of it: each program is put for one cell, and moves as
 * many others as it can. What blanks alone cannot show is bought: in the next programs published cells may change too,
 * at a price by number and by mass, and what such a program changes is blank from then on, at no price for the next.
 */
export class BlockCover {
  /** Price of a published cell's change by one. */
  private readonly price: Float64Array;
  private readonly everything: Uint8Array;

  constructor(private readonly input: BlockCoverInput) {
    const { price, values } = input;
    let sum = 0;
    for (let cell = 0; cell < values.length; cell++) sum += values[cell]!;
    const average = Math.max(1, sum / values.length);
    this.price = Float64Array.from(
      price,
      (own, cell) => (own + (MASS_WEIGHT * values[cell]!) / average) / TYPICAL,
    );
    this.everything = Uint8Array.from(price, (own) => (own < Infinity ? 1 : 0));
  }

  /** Positions of the sides that are left without a witness. */
  cover(): number[] {
    const { sides, blocks } = this.input;
    let open = shuffled([...sides.all.keys()], blocks.random);
    const whole = FREE_BLOCKS.findIndex((size) => blocks.blocks.isWhole(size));
    for (const size of whole < 0 ? FREE_BLOCKS : FREE_BLOCKS.slice(0, whole + 1)) {
      const pays = this.payment();
      open = this.pass(open, `search ${size}`, FREE_SHARE, (side) => pays() && this.meet(side, size, false));
    }
    for (const { inner, share } of PRICED_BLOCKS) {
      open = this.pass(open, `cover ${inner}`, share, (side) => this.meet(side, inner, true));
    }
    return open;
  }

  /** Whether programs still show enough sides for what they cost. */
  private payment(): () => boolean {
    const { sides, effort } = this.input;
    let [programs, shown, spent] = [0, sides.shown, effort.spentSeconds];
    let pays = true;
    return () => {
      if (pays && ++programs % WINDOW === 0) {
        pays = sides.shown - shown >= LEAST_RATE * (effort.spentSeconds - spent);
        [shown, spent] = [sides.shown, effort.spentSeconds];
      }
      return pays;
    };
  }

  private pass(
    open: readonly number[],
    stage: string,
    share: number,
    meet: (side: Side) => boolean,
  ): number[] {
    const { sides, effort, progress } = this.input;
    return open.filter((at, index) => {
      if (index % 16 === 0) progress?.(stage, index, open.length);
      if (!sides.isOpen(at)) return false;
      return effort.usedUp(share) || !meet(sides.all[at]!);
    });
  }

  /** Tries the ways in which a side can be shown, to all adversaries at once first. */
  private meet(side: Side, size: number, priced: boolean): boolean {
    const { sides, blank } = this.input;
    const own = sides.rooms[side.adversary]!;
    for (const by of sides.moves(side)) {
      const all = sides.rooms.length > 1 && sides.shared[side.cell]! + Math.min(0, by) >= 0;
      for (const room of all ? [sides.shared, own] : [own]) {
        const found = this.find({ cell: side.cell, by, room }, size, priced);
        if (found && sides.keep(found)) for (const cell of found.cells) blank[cell] = 1;
        if (side.witness >= 0) return true;
      }
    }
    return false;
  }

  private find(wanted: Wanted, size: number, priced: boolean): Change | undefined {
    const { blank, blocks } = this.input;
    const { cell, by, room } = wanted;
    if (priced) {
      const cells = blocks.blocks.around({ cell, blank: this.everything, room: this.promise(room) }, size);
      const wish = (other: number) => this.wish(other, Math.sign(by), room);
      const cost = { price: this.price, worth: WORTH };
      return blocks.program.find({ cells, cell, by, blank, room, wish, ...cost });
    }
    const cells = blocks.blocks.around({ cell, blank, room }, size);
    const wishes = this.wishes(cells, wanted);
    return blocks.program.find({
      cells,
      cell,
      by,
      blank,
      room,
      wish: (other) => wishes.get(other) ?? 0,
    });
  }

  /** How far cells may fall, in the choice of a block: a dear one counts for little. */
  private promise(room: Float64Array): Float64Array {
    const { blank } = this.input;
    return room.map((own, cell) => (blank[cell] ? own : own / (1 + TYPICAL * this.price[cell]!)));
  }

  /**
   * What is wished beside the wanted change: as much as the equations of the block have room for, or every cell would
   * rise a little and none as far as it must.
   */
  private wishes(cells: readonly number[], wanted: Wanted): Map<number, number> {
    const { blank, blocks } = this.input;
    const { system, random, left } = blocks;
    const direction = Math.sign(wanted.by);
    const rowsOf = (cell: number) =>
      system.cellRow.subarray(system.cellStart[cell], system.cellStart[cell + 1]);
    const live = cells.filter((cell) => blank[cell]);
    for (const cell of live) for (const row of rowsOf(cell)) left[row] = 0;
    for (const cell of live) {
      for (let e = system.cellStart[cell]!; e < system.cellStart[cell + 1]!; e++) {
        left[system.cellRow[e]!]! += FILL * (system.cellSign[e]! > 0 ? wanted.room[cell]! : RISE);
      }
    }
    const wishes = new Map([[wanted.cell, wanted.by]]);
    for (const row of rowsOf(wanted.cell)) left[row]! -= Math.max(0, wanted.by);
    for (const cell of shuffled(live, random)) {
      const wish = cell === wanted.cell ? 0 : this.wish(cell, direction, wanted.room);
      if (wish === 0) continue;
      const own = Math.max(0, wish);
      // What rises cannot fall for others.
      const takes = own > 0 ? own + FILL * wanted.room[cell]! : 0;
      if (takes > 0 && rowsOf(cell).some((row) => left[row]! < takes)) continue;
      for (const row of rowsOf(cell)) left[row]! -= takes;
      wishes.set(cell, wish);
    }
    return wishes;
  }

  /** The largest change in that direction that an open side of the cell still wants. */
  private wish(cell: number, direction: number, room: Float64Array): number {
    const { sides } = this.input;
    let wish = 0;
    for (const at of sides.of.get(cell) ?? []) {
      const { by, either, witness } = sides.all[at]!;
      if (witness >= 0) continue;
      if (either) wish = this.eitherWay(cell, by, room);
      else if (by * direction > wish * direction) wish = by;
    }
    return wish;
  }

  /** One way or the other, as drawn, where the cell can fall. */
  private eitherWay(cell: number, by: number, room: Float64Array): number {
    return room[cell]! >= by && this.input.blocks.random() < 0.5 ? -by : by;
  }
}
