/** Scored pairs of records, side by side in typed arrays: millions take 20 bytes each. */
export class PairList {
  size = 0;
  left = new Uint32Array(FIRST);
  right = new Uint32Array(FIRST);
  /** Weight. */
  bits = new Float64Array(FIRST);
  /** Its row in the file of pairs; the first is 0. */
  row = new Uint32Array(FIRST);

  add(left: number, right: number, bits: number, row: number): void {
    if (this.size === this.left.length) this.grow();
    this.left[this.size] = left;
    this.right[this.size] = right;
    this.bits[this.size] = bits;
    this.row[this.size] = row;
    this.size++;
  }

  /** Numbers of the pairs, heaviest first; as they stand, where they already are. */
  heaviestFirst(): Uint32Array {
    const order = Uint32Array.from({ length: this.size }, (_, pair) => pair);
    const { bits } = this;
    const sorted = order.every((pair) => pair === 0 || bits[pair - 1]! >= bits[pair]!);
    return sorted ? order : order.sort((a, b) => bits[b]! - bits[a]! || a - b);
  }

  private grow(): void {
    const larger = <A extends Uint32Array | Float64Array>(array: A, next: A): A => {
      next.set(array);
      return next;
    };
    const length = 2 * this.left.length;
    this.left = larger(this.left, new Uint32Array(length));
    this.right = larger(this.right, new Uint32Array(length));
    this.bits = larger(this.bits, new Float64Array(length));
    this.row = larger(this.row, new Uint32Array(length));
  }
}

const FIRST = 1 << 12;
