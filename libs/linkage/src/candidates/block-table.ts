/** Most that a slot is filled before the table grows. */
const FULLEST = 0.7;
/** Words of a slot: the block's id in two, where its entries are, and how much there is of them. */
const SLOT = 4;
/** A block's entries: words in 16 bits, size class of their region and number in 8 bits each. */
const WORDS_MASK = 0xffff;
const CLASS_SHIFT = 16;
const COUNT_SHIFT = 24;

/** Letters of a block that hold its key id and the first 64 bits of its id, and the bytes that they are. */
const LETTERS = 12;
const bytes = Buffer.alloc((LETTERS * 3) / 4);

/** First 64 bits of a block's id, which stand after the key id. */
export function blockId(block: string): [low: number, high: number] {
  bytes.write(block.slice(0, LETTERS), 0, 'base64url');
  return [bytes.readUInt32LE(1), bytes.readUInt32LE(5)];
}

/**
 * Blocks by their id, in one typed array: the first 64 bits of it stand for the id. It is the output of a keyed
 * function, so that two of ten million blocks share them once in a hundred thousand tables; and then two people are
 * compared who need not have been, under different keys, and nothing is found. A slot is within one cache line.
 */
export class BlockTable {
  private slots: Uint32Array;
  private filled = 0;

  constructor(expected: number) {
    this.slots = new Uint32Array(SLOT * 2 ** Math.ceil(Math.log2(Math.max(1024, expected / FULLEST))));
  }

  get blocks(): number {
    return this.filled;
  }

  /** Bytes held. */
  get bytes(): number {
    return this.slots.byteLength;
  }

  /** Slot of a block, or -1. */
  find(low: number, high: number): number {
    const slot = this.probe(low, high);
    return this.slots[slot + 3] === 0 ? -1 : slot;
  }

  /** Slot of a block, which is made if there is none, and is kept once it has entries; valid until the next call. */
  make(low: number, high: number): number {
    if (this.filled >= (FULLEST * this.slots.length) / SLOT) this.grow();
    const slot = this.probe(low, high);
    if (this.slots[slot + 3] === 0) {
      this.slots[slot] = low;
      this.slots[slot + 1] = high;
      this.filled++;
    }
    return slot;
  }

  /** Where a block's entries are. */
  region(slot: number): number {
    return this.slots[slot + 2]!;
  }

  /** Words of a block's entries. */
  words(slot: number): number {
    return this.slots[slot + 3]! & WORDS_MASK;
  }

  /** Size class of a block's region. */
  sizeClass(slot: number): number {
    return (this.slots[slot + 3]! >>> CLASS_SHIFT) & 0xff;
  }

  /** Entries of a block. */
  count(slot: number): number {
    return this.slots[slot + 3]! >>> COUNT_SHIFT;
  }

  set(slot: number, region: number, sizeClass: number, words: number, count: number): void {
    this.slots[slot + 2] = region;
    this.slots[slot + 3] = words | (sizeClass << CLASS_SHIFT) | (count << COUNT_SHIFT);
  }

  private probe(low: number, high: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (low * SLOT) & mask;
    while (slots[slot + 3] !== 0 && (slots[slot] !== low || slots[slot + 1] !== high))
      slot = (slot + SLOT) & mask;
    return slot;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(2 * old.length);
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + 3] === 0) continue;
      const slot = this.probe(old[from]!, old[from + 1]!);
      for (let word = 0; word < SLOT; word++) this.slots[slot + word] = old[from + word]!;
    }
  }
}
