import type { Adversary } from './adversary';
import type { Change } from '../walk';

/** A change of the true table that shows an attacker's uncertainty: added to it, it is possible too. */
export interface WitnessChange {
  /** Positions of the adversaries who cannot rule it out. */
  adversaries: number[];
  cells: Int32Array;
  by: Int32Array;
  /** Denominator of all changes; absent: they are whole numbers. */
  per?: number;
}

/** One half of a demand: the cell must be able to change by this much. */
export interface Side {
  adversary: number;
  cell: number;
  by: number;
  /** Any other value will do: moving the other way is as good. */
  either: boolean;
  /** Index of the witness that shows it, or -1. */
  witness: number;
}

/** The halves of all demands, and the witnesses that show them. */
export class Sides {
  readonly all: Side[] = [];
  readonly of = new Map<number, number[]>();
  readonly witnesses: Omit<WitnessChange, 'adversaries'>[] = [];
  /** How far each cell may fall in the eyes of each adversary, and of all. */
  readonly rooms: Float64Array[];
  readonly shared: Float64Array;
  /** Sides credited to witnesses so far. */
  shown = 0;

  constructor(adversaries: readonly Adversary[], values: Float64Array) {
    this.rooms = adversaries.map(({ lower }) => values.map((value, cell) => value - lower[cell]!));
    this.shared = values.map((_, cell) => Math.min(...this.rooms.map((room) => room[cell]!)));
    adversaries.forEach(({ demands }, adversary) => {
      for (const { cell, atLeast, atMost, either = false } of demands) {
        const value = values[cell]!;
        const side = { adversary, cell, either, witness: -1 };
        if (either || value < atLeast) this.add({ ...side, by: atLeast - value });
        if (!either && value > atMost) this.add({ ...side, by: atMost - value });
      }
    });
  }

  /** Changes of the cell that would show the side. */
  moves({ adversary, cell, by, either }: Side): number[] {
    return either && this.rooms[adversary]![cell]! >= by ? [by, -by] : [by];
  }

  isOpen(at: number): boolean {
    return this.all[at]!.witness < 0;
  }

  /** Stores a witness and credits it with every open side that it shows; one that shows none (false) is dropped. */
  keep({ cells, by, per }: Change): boolean {
    this.witnesses.push({ cells, by, ...(per === undefined ? {} : { per }) });
    const shows = this.credit(this.witnesses.length - 1) > 0;
    if (!shows) this.witnesses.pop();
    return shows;
  }

  /** The evidence: every side's witness. */
  evidence(): WitnessChange[] {
    const used = new Map<number, Set<number>>();
    for (const { witness, adversary } of this.all) {
      if (witness < 0) continue;
      const own = used.get(witness);
      if (own) own.add(adversary);
      else used.set(witness, new Set([adversary]));
    }
    return [...used].map(([at, adversaries]) => ({
      adversaries: [...adversaries].sort((a, b) => a - b),
      ...this.witnesses[at]!,
    }));
  }

  private add(side: Side): void {
    const list = this.of.get(side.cell);
    if (list) list.push(this.all.length);
    else this.of.set(side.cell, [this.all.length]);
    this.all.push(side);
  }

  /** Sides that a witness shows, whether or not another shows them too. */
  shownBy(index: number): number[] {
    const { cells, by, per = 1 } = this.witnesses[index]!;
    const fits = this.rooms.map((room) => cells.every((cell, e) => room[cell]! * per + by[e]! >= 0));
    const shown: number[] = [];
    cells.forEach((cell, e) => {
      for (const at of this.of.get(cell) ?? []) {
        const side = this.all[at]!;
        if (!fits[side.adversary]) continue;
        const [moved, wanted] = side.either
          ? [Math.abs(by[e]!), Math.abs(side.by)]
          : [by[e]! * Math.sign(side.by), Math.abs(side.by)];
        if (moved >= wanted * per) shown.push(at);
      }
    });
    return shown;
  }

  private credit(index: number): number {
    let credited = 0;
    for (const at of this.shownBy(index)) {
      const side = this.all[at]!;
      if (side.witness >= 0) continue;
      side.witness = index;
      credited += 1;
    }
    this.shown += credited;
    return credited;
  }
}
