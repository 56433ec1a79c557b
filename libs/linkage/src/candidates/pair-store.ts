/** Scored pairs in typed arrays: 14 bytes a pair, found again by their two records. */
export class PairStore {
  left = new Int32Array(1 << 14);
  right = new Int32Array(1 << 14);
  pattern = new Int32Array(1 << 14);
  /** Frequency buckets of what the two share; see `packBuckets`. */
  buckets = new Uint16Array(1 << 14);
  size = 0;
  private slots = new Int32Array(1 << 15).fill(-1);

  /** Index of the pair, or -1 - slot where it belongs. `a < b`. */
  find(a: number, b: number): number {
    if (this.slots.length === 0) this.rehash(2 ** Math.ceil(Math.log2(2 * this.size + 2)));
    const mask = this.slots.length - 1;
    let slot = hash(a, b) & mask;
    for (;;) {
      const pair = this.slots[slot]!;
      if (pair < 0) return -1 - slot;
      if (this.left[pair] === a && this.right[pair] === b) return pair;
      slot = (slot + 1) & mask;
    }
  }

  /** Adds a pair at the place that `find` gave. */
  add(slot: number, a: number, b: number, pattern: number, buckets: number): number {
    const pair = this.size++;
    if (pair === this.left.length) this.grow();
    this.left[pair] = a;
    this.right[pair] = b;
    this.pattern[pair] = pattern;
    this.buckets[pair] = buckets;
    this.slots[-1 - slot] = pair;
    if (this.size * 2 > this.slots.length) this.rehash(2 * this.slots.length);
    return pair;
  }

  /** Gives back the third of the room that only finding needs, until something is to be found again. */
  close(): void {
    this.slots = new Int32Array(0);
  }

  private grow(): void {
    const length = this.left.length * 2;
    const into = <T extends Int32Array | Uint16Array>(grown: T, old: T): T => {
      grown.set(old);
      return grown;
    };
    this.left = into(new Int32Array(length), this.left);
    this.right = into(new Int32Array(length), this.right);
    this.pattern = into(new Int32Array(length), this.pattern);
    this.buckets = into(new Uint16Array(length), this.buckets);
  }

  private rehash(length: number): void {
    this.slots = new Int32Array(length).fill(-1);
    const mask = this.slots.length - 1;
    for (let pair = 0; pair < this.size; pair++) {
      let slot = hash(this.left[pair]!, this.right[pair]!) & mask;
      while (this.slots[slot]! >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = pair;
    }
  }
}

function hash(a: number, b: number): number {
  let mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}
