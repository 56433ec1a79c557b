/** Words of a chunk: 64 MiB. */
const CHUNK_BITS = 24;
const CHUNK = 1 << CHUNK_BITS;
const MASK = CHUNK - 1;

/** Sizes of regions, in words: close together where most blocks are, of one person, then a quarter larger each. */
const SIZES: readonly number[] = sizes();

function sizes(): number[] {
  const found: number[] = [];
  for (let words = 16; words <= 128; words += 4) found.push(words);
  while (found.at(-1)! < 1 << 16) found.push(Math.ceil((found.at(-1)! * 5) / 16) * 4);
  return found;
}

/**
 * Memory for the entries of blocks, outside the heap. A block's entries lie one after the other, so that reading them
 * costs one miss of the caches and not one each; a block that outgrows its region moves to a larger one, and leaves
 * its own for another.
 */
export class EntryStore {
  private readonly chunks: Uint32Array[] = [];
  private readonly free: number[][] = SIZES.map(() => []);
  private end = CHUNK;

  /** Bytes held. */
  get bytes(): number {
    return 4 * CHUNK * this.chunks.length;
  }

  /** Smallest class of regions with room for so many words. */
  classFor(words: number): number {
    return SIZES.findIndex((size) => size >= words);
  }

  holds(sizeClass: number, words: number): boolean {
    return SIZES[sizeClass]! >= words;
  }

  take(sizeClass: number): number {
    const freed = this.free[sizeClass]!.pop();
    if (freed !== undefined) return freed;
    const size = SIZES[sizeClass]!;
    if (this.end + size > CHUNK) {
      this.chunks.push(new Uint32Array(CHUNK));
      this.end = 0;
    }
    const region = (this.chunks.length - 1) * CHUNK + this.end;
    this.end += size;
    return region;
  }

  /** Takes a larger region, moves `words` words there and leaves the old one for others. */
  move(region: number, sizeClass: number, words: number, larger: number): number {
    const to = this.take(larger);
    const from = this.place(region);
    this.chunk(to).set(this.chunk(region).subarray(from, from + words), this.place(to));
    this.free[sizeClass]!.push(region);
    return to;
  }

  /** The chunk that holds a region, and where in it the region begins. */
  chunk(region: number): Uint32Array {
    return this.chunks[region >>> CHUNK_BITS]!;
  }

  place(region: number): number {
    return region & MASK;
  }
}
