import type { CellSystem } from '../../table/system';
import type { TableLayout } from '../../table/table';
import { BlockProgram } from './program';
import { Blocks } from './choice';
import type { Effort } from '../effort';
import type { LinearSolver } from '../least-change';
import { seededRandom } from '../random';
import type { Side, Sides } from '../demands/sides';
import type { Change } from '../walk';

/** Inner cells of the blocks, from those that serve most cells quickly to those that leave little out. */
const FREE_BLOCKS = [400, 900];
/** Room that equations are given, in steps, around what no block of such a size could move: times what must be moved. */
const ROOMS = [4, 8, 16, 40];
/** Sides that a size must show per nominal second over some programs, or the next is tried. */
const LEAST_RATE = 4;
const WINDOW = 40;
/** Part of an equation's room that is planned for, and how far a total can be expected to rise. */
const FILL = 0.6;
const RISE = 10;
/** Share of the effort after which the search hands over. */
const SHARE = 0.9;

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

export interface BlockCoverInput {
  /** Blanks more around a cell, so that its equations have room for so much. */
  enrich: (cell: number, room: number) => void;
  sides: Sides;
  blank: Uint8Array;
  blocks: BlockSearch;
  effort: Effort;
  progress?: ((stage: string, done: number, of: number) => void) | undefined;
}

/**
 * Covers the demands of a large table by programs over blocks of it: each program is put for one cell, and moves as
 * many others as it can. Where no block can move a cell, its equations get further blanks, and the search goes on.
 */
export class BlockCover {
  constructor(private readonly input: BlockCoverInput) {}

  /** Positions of the sides that are left without a witness. */
  cover(): number[] {
    const { sides, blocks, effort } = this.input;
    let open = shuffled([...sides.all.keys()], blocks.random);
    const whole = FREE_BLOCKS.findIndex((size) => blocks.blocks.isWhole(size));
    const sizes = whole < 0 ? FREE_BLOCKS : FREE_BLOCKS.slice(0, whole + 1);
    for (const room of [0, ...ROOMS]) {
      // Room is of no use to a search that is over. What one round leaves is what the next gives room to, in that order.
      if (effort.usedUp(SHARE)) break;
      if (room > 0) this.giveRoom(open, room);
      for (const size of sizes) {
        const pays = this.payment();
        open = this.pass(open, `search ${room} ${size}`, (side) => pays() && this.meet(side, size));
      }
    }
    return open;
  }

  private giveRoom(open: readonly number[], times: number): void {
    const { sides, enrich } = this.input;
    for (const at of open) {
      const { cell, by } = sides.all[at]!;
      if (sides.isOpen(at)) enrich(cell, times * Math.abs(by));
    }
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

  private pass(open: readonly number[], stage: string, meet: (side: Side) => boolean): number[] {
    const { sides, effort, progress } = this.input;
    return open.filter((at, index) => {
      if (index % 16 === 0) progress?.(stage, index, open.length);
      if (!sides.isOpen(at)) return false;
      return effort.usedUp(SHARE) || !meet(sides.all[at]!);
    });
  }

  /** Tries the ways in which a side can be shown, to all adversaries at once first. */
  private meet(side: Side, size: number): boolean {
    const { sides } = this.input;
    const own = sides.rooms[side.adversary]!;
    for (const by of sides.moves(side)) {
      const all = sides.rooms.length > 1 && sides.shared[side.cell]! + Math.min(0, by) >= 0;
      for (const room of all ? [sides.shared, own] : [own]) {
        const found = this.find(side.cell, by, room, size);
        if (found) sides.keep(found);
        if (side.witness >= 0) return true;
      }
    }
    return false;
  }

  private find(cell: number, by: number, room: Float64Array, size: number): Change | undefined {
    const { blank, blocks } = this.input;
    const cells = blocks.blocks.around({ cell, blank, room }, size);
    const wishes = this.wishes(cells, { cell, by, room });
    return blocks.program.find({
      cells,
      cell,
      by,
      blank,
      room,
      wish: (other) => wishes.get(other) ?? 0,
    });
  }

  /**
   * What is wished beside the wanted change: as much as the equations of the block have room for, or every cell would
   * rise a little and none as far as it must.
   */
  private wishes(
    cells: readonly number[],
    wanted: { cell: number; by: number; room: Float64Array },
  ): Map<number, number> {
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

function shuffled(list: number[], random: () => number): number[] {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other]!, list[at]!];
  }
  return list;
}
