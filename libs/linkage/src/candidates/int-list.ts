/** Whole numbers in a typed array that grows: four bytes each, outside the heap. */
export class IntList {
  private values = new Int32Array(1 << 8);
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** Adds one and returns its place. */
  push(value: number): number {
    if (this.count === this.values.length) {
      const grown = new Int32Array(2 * this.count);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.count] = value;
    return this.count++;
  }

  /** The one at a place, which must hold one. */
  at(place: number): number {
    return this.values[place]!;
  }

  set(place: number, value: number): void {
    this.values[place] = value;
  }
}
