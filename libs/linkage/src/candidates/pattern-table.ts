/** Numbers the distinct level vectors: pairs share few patterns, and whatever is done by pattern costs nothing. */
export class PatternTable {
  private vectors: Uint8Array;
  private slots = new Int32Array(1 << 12).fill(-1);
  private used = 0;

  /** @param width comparisons in a vector */
  constructor(readonly width: number) {
    this.vectors = new Uint8Array(width << 10);
  }

  get size(): number {
    return this.used;
  }

  /** The vector of a pattern; valid until the next `add`. */
  vector(pattern: number): Uint8Array {
    return this.vectors.subarray(pattern * this.width, (pattern + 1) * this.width);
  }

  add(levels: Uint8Array): number {
    const mask = this.slots.length - 1;
    let slot = this.hash(levels, 0) & mask;
    for (;;) {
      const pattern = this.slots[slot]!;
      if (pattern < 0) break;
      if (this.equals(pattern, levels)) return pattern;
      slot = (slot + 1) & mask;
    }
    const pattern = this.used++;
    if (this.used * this.width > this.vectors.length) {
      const grown = new Uint8Array(this.vectors.length * 2);
      grown.set(this.vectors);
      this.vectors = grown;
    }
    this.vectors.set(levels.subarray(0, this.width), pattern * this.width);
    this.slots[slot] = pattern;
    if (this.used * 2 > this.slots.length) this.rehash();
    return pattern;
  }

  private hash(levels: Uint8Array, from: number): number {
    let hash = 0x811c9dc5;
    for (let i = from; i < from + this.width; i++) hash = Math.imul(hash ^ levels[i]!, 0x01000193);
    return hash ^ (hash >>> 15);
  }

  private equals(pattern: number, levels: Uint8Array): boolean {
    const from = pattern * this.width;
    for (let i = 0; i < this.width; i++) if (this.vectors[from + i] !== levels[i]) return false;
    return true;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = this.slots.length - 1;
    for (let pattern = 0; pattern < this.used; pattern++) {
      let slot = this.hash(this.vectors, pattern * this.width) & mask;
      while (this.slots[slot]! >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = pattern;
    }
  }
}
