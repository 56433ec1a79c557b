import { BASE_WORDS, unpackWords, VIEW_NAMES } from '#libs/pseudonyms';
import type { ViewName, ViewPayload } from '#libs/pseudonyms';
import { packBuckets } from '../compare/buckets';
import { comparatorFor, noteRepairs } from '../compare/compare';
import type { LinkageModel } from '../model/model';
import { isTwinLike, scorerFor } from '../model/weights';
import { BLOCK_CAP } from './block-index';
import { BlockTable } from './block-table';
import { PayloadStore } from './payload-store';

/** A record of the index that an event may be of the same person as. */
export interface IndexMatch {
  record: number;
  bits: number;
  /** Only the twins rule speaks against it. */
  twins: boolean;
}

export interface IndexOptions {
  /** Records to make room for at once; the index grows beyond. */
  expected?: number;
  /** Matches below so many bits are not told. */
  floor?: number;
}

/** Views of a record, about; for making room. */
const VIEWS = 13;

const RANK = new Map(VIEW_NAMES.map((name, rank) => [name, rank]));

/**
 * Encoded records in memory, asked by one event at a time: whoever shares a block is compared once, in the first view
 * that the two have in common, and weighed under the model. A block that outgrows the cap brings nobody together any
 * more, as everywhere, and keeps no more records. Holds what the matcher's store holds: no key, no plaintext.
 */
export class PersonIndex {
  private readonly blocks: BlockTable;
  private readonly payloads = new PayloadStore();
  /** Of each entry: its record, the entry before it in the block, its payload. */
  private entryRecord: Int32Array;
  private entryBefore: Int32Array;
  private entryPayload: Float64Array;
  private entries = 0;
  private records = 0;
  /** The last event that met a record. */
  private met: Uint32Array;
  private event = 0;
  private readonly own = new Uint32Array(BASE_WORDS);
  private readonly other = new Uint32Array(BASE_WORDS);
  /** What travels as base64 is decoded here, and read as words. */
  private readonly decodedWords = new Uint32Array(2 * BASE_WORDS);
  private readonly decoded = Buffer.from(this.decodedWords.buffer);
  private readonly levels: Uint8Array;
  private readonly scorer: ReturnType<typeof scorerFor>;
  private readonly comparator = comparatorFor();
  private readonly floor: number;
  /** Pairs compared for the last event. */
  compared = 0;

  constructor(
    private readonly model: LinkageModel,
    { expected = 1000, floor = -12 }: IndexOptions = {},
  ) {
    this.blocks = new BlockTable(expected * VIEWS);
    this.entryRecord = new Int32Array(expected * VIEWS);
    this.entryBefore = new Int32Array(expected * VIEWS);
    this.entryPayload = new Float64Array(expected * VIEWS);
    this.met = new Uint32Array(expected);
    this.levels = new Uint8Array(model.comparisons.length);
    this.scorer = scorerFor(model);
    this.floor = floor;
  }

  get size(): number {
    return this.records;
  }

  /** Bytes held. */
  get bytes(): number {
    return this.blocks.bytes + this.payloads.bytes + 16 * this.entryRecord.length + 4 * this.met.length;
  }

  /** Adds a record; returns its number. */
  add(views: readonly ViewPayload[]): number {
    const record = this.records++;
    if (record === this.met.length) this.met = grown(this.met, new Uint32Array(2 * record + 1));
    for (const { block, payload } of views) {
      const slot = this.blocks.make(...this.idOf(block));
      const { heads, counts } = this.blocks;
      if (counts[slot]! > BLOCK_CAP) continue;
      const entry = this.newEntry();
      this.entryRecord[entry] = record;
      this.entryBefore[entry] = heads[slot]!;
      this.entryPayload[entry] = this.payloads.add(Buffer.from(payload, 'base64url'));
      heads[slot] = entry;
      counts[slot]!++;
    }
    return record;
  }

  /** Whom an event may be of the same person as, likeliest first; among equals the earlier record. */
  find(views: readonly ViewPayload[]): IndexMatch[] {
    this.event++;
    this.compared = 0;
    const matches: IndexMatch[] = [];
    const inOrder = [...views].sort((a, b) => RANK.get(a.view)! - RANK.get(b.view)!);
    for (const { view, block, payload } of inOrder) {
      const slot = this.blocks.find(...this.idOf(block));
      if (slot < 0 || this.blocks.counts[slot]! > BLOCK_CAP) continue;
      this.decoded.write(payload, 0, 'base64url');
      unpackWords(view, this.decodedWords, 0, this.own);
      for (let entry = this.blocks.heads[slot]!; entry >= 0; entry = this.entryBefore[entry]!)
        this.compare(view, entry, matches);
    }
    return matches.sort((a, b) => b.bits - a.bits || a.record - b.record);
  }

  private compare(view: ViewName, entry: number, matches: IndexMatch[]): void {
    const record = this.entryRecord[entry]!;
    if (this.met[record] === this.event) return;
    this.met[record] = this.event;
    this.compared++;
    const { own, other, levels, scorer } = this;
    const number = this.entryPayload[entry]!;
    unpackWords(view, this.payloads.chunk(number), this.payloads.place(number), other);
    this.comparator(own, other, levels);
    noteRepairs(view, own, other, levels);
    const bits = scorer.bits(levels, packBuckets(own, other));
    const twins = isTwinLike(levels) && scorer.patternBits(levels) >= this.model.threshold;
    if (bits >= this.floor || twins) matches.push({ record, bits, twins });
  }

  /** First 64 bits of a block's id, which stand after the key id. */
  private idOf(block: string): [number, number] {
    this.decoded.write(block.slice(0, 12), 0, 'base64url');
    return [this.decoded.readUInt32LE(1), this.decoded.readUInt32LE(5)];
  }

  private newEntry(): number {
    const entry = this.entries++;
    if (entry === this.entryRecord.length) {
      const room = 2 * entry + 1;
      this.entryRecord = grown(this.entryRecord, new Int32Array(room));
      this.entryBefore = grown(this.entryBefore, new Int32Array(room));
      this.entryPayload = grown(this.entryPayload, new Float64Array(room));
    }
    return entry;
  }
}

function grown<T extends Int32Array | Uint32Array | Float64Array>(old: T, into: T): T {
  into.set(old);
  return into;
}
