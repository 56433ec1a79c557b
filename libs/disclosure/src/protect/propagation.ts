import type { CellSystem } from '../table/system';

/** Bounds of every cell, tightened by the equations until nothing changes; steps can be taken back. */
export class BoundPropagation {
  private readonly log: { cell: number; low: number; high: number }[] = [];
  private readonly queue: number[] = [];
  private readonly queued: Uint8Array;

  constructor(
    private readonly system: CellSystem,
    readonly low: Float64Array,
    readonly high: Float64Array,
  ) {
    this.queued = new Uint8Array(system.rowCount);
  }

  all(): void {
    for (let row = 0; row < this.system.rowCount; row++) this.enqueue(row);
    this.settle(() => true);
  }

  /** Position to which {@link undo} returns. */
  mark(): number {
    return this.log.length;
  }

  undo(mark: number): void {
    while (this.log.length > mark) {
      const { cell, low, high } = this.log.pop()!;
      this.low[cell] = low;
      this.high[cell] = high;
    }
  }

  /** Publishes a value. False as soon as `accept` refuses what follows for some cell. */
  publish(cell: number, value: number, accept: (cell: number) => boolean): boolean {
    this.set(cell, value, value);
    return this.settle(accept);
  }

  private settle(accept: (cell: number) => boolean): boolean {
    let good = true;
    for (let at = 0; at < this.queue.length; at++) {
      const row = this.queue[at]!;
      this.queued[row] = 0;
      if (good) good = this.tighten(row, accept);
    }
    this.queue.length = 0;
    return good;
  }

  private tighten(row: number, accept: (cell: number) => boolean): boolean {
    const { system, low, high } = this;
    const from = system.rowStart[row]!;
    const to = system.rowStart[row + 1]!;
    // Sum of sign * cell is zero: smallest and largest sums, infinite parts counted apart.
    let least = 0;
    let most = 0;
    let unbounded = 0;
    let openBelow = 0;
    for (let e = from; e < to; e++) {
      const cell = system.rowCell[e]!;
      const positive = system.rowSign[e]! > 0;
      const small = positive ? low[cell]! : -high[cell]!;
      const large = positive ? high[cell]! : -low[cell]!;
      if (small === -Infinity) openBelow += 1;
      else least += small;
      if (large === Infinity) unbounded += 1;
      else most += large;
    }
    for (let e = from; e < to; e++) {
      const cell = system.rowCell[e]!;
      if (low[cell] === high[cell]) continue;
      const positive = system.rowSign[e]! > 0;
      const small = positive ? low[cell]! : -high[cell]!;
      const large = positive ? high[cell]! : -low[cell]!;
      const othersLeast =
        small === -Infinity ? (openBelow > 1 ? -Infinity : least) : openBelow > 0 ? -Infinity : least - small;
      const othersMost =
        large === Infinity ? (unbounded > 1 ? Infinity : most) : unbounded > 0 ? Infinity : most - large;
      const nextLow = Math.max(low[cell]!, positive ? -othersMost : othersLeast);
      const nextHigh = Math.min(high[cell]!, positive ? -othersLeast : othersMost);
      if (nextLow > low[cell]! || nextHigh < high[cell]!) {
        // The sums of this row are of before; it is looked at again.
        this.set(cell, nextLow, nextHigh);
        if (!accept(cell)) return false;
      }
    }
    return true;
  }

  private set(cell: number, low: number, high: number): void {
    this.log.push({ cell, low: this.low[cell]!, high: this.high[cell]! });
    this.low[cell] = low;
    this.high[cell] = high;
    for (let e = this.system.cellStart[cell]!; e < this.system.cellStart[cell + 1]!; e++) {
      this.enqueue(this.system.cellRow[e]!);
    }
  }

  private enqueue(row: number): void {
    if (this.queued[row]) return;
    this.queued[row] = 1;
    this.queue.push(row);
  }
}
