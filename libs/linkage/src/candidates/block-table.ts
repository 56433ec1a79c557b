/** Most that a slot is filled before the table grows. */
const FULLEST = 0.7;

/**
 * Blocks by their id, in typed arrays: the first 64 bits of it stand for the id. It is the output of a keyed function,
 * so that two of ten million blocks share them once in a hundred thousand tables; and then two people are compared who
 * need not have been, under different keys, and nothing is found.
 */
export class BlockTable {
  private low: Uint32Array;
  private high: Uint32Array;
  private filled = 0;
  /** Last entry of a slot's block, -1 for none, and how many there are. */
  heads: Int32Array;
  counts: Uint16Array;

  constructor(expected: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(1024, expected / FULLEST)));
    this.low = new Uint32Array(slots);
    this.high = new Uint32Array(slots);
    this.heads = new Int32Array(slots).fill(-1);
    this.counts = new Uint16Array(slots);
  }

  get blocks(): number {
    return this.filled;
  }

  /** Bytes held. */
  get bytes(): number {
    return 14 * this.low.length;
  }

  /** Slot of a block, or -1. */
  find(low: number, high: number): number {
    const slot = this.probe(low, high);
    return this.heads[slot]! < 0 ? -1 : slot;
  }

  /** Slot of a block, which is made if there is none; valid until the next call. */
  make(low: number, high: number): number {
    if (this.filled >= FULLEST * this.low.length) this.grow();
    const slot = this.probe(low, high);
    if (this.heads[slot]! < 0) {
      this.low[slot] = low;
      this.high[slot] = high;
      this.filled++;
    }
    return slot;
  }

  private probe(low: number, high: number): number {
    const mask = this.low.length - 1;
    let slot = low & mask;
    while (this.heads[slot]! >= 0 && (this.low[slot] !== low || this.high[slot] !== high))
      slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { low, high, heads, counts } = this;
    this.low = new Uint32Array(2 * low.length);
    this.high = new Uint32Array(2 * low.length);
    this.heads = new Int32Array(2 * low.length).fill(-1);
    this.counts = new Uint16Array(2 * low.length);
    heads.forEach((head, from) => {
      if (head < 0) return;
      const slot = this.probe(low[from]!, high[from]!);
      this.low[slot] = low[from]!;
      this.high[slot] = high[from]!;
      this.heads[slot] = head;
      this.counts[slot] = counts[from]!;
    });
  }
}
