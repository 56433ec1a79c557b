import { BASE_WORDS, unpackWords, VIEW_NAMES } from '#libs/pseudonyms';
import type { ViewName, ViewPayload } from '#libs/pseudonyms';
import { packBuckets } from '../compare/buckets';
import { comparatorFor, noteRepairs } from '../compare/compare';
import type { LinkageModel } from '../model/model';
import { isTwinLike, scorerFor } from '../model/weights';
import { BLOCK_CAP } from './block-index';
import { blockId, BlockTable } from './block-table';
import { EntryStore } from './entry-store';

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
/** Events after which their numbers begin anew. */
const MOST_EVENTS = 255;
/** Words of an entry before its payload: the record; how many words follow, and above them the agency's number. */
const ENTRY_HEAD = 2;
const AGENCY_SHIFT = 16;
const LENGTH_MASK = (1 << AGENCY_SHIFT) - 1;

const RANK = new Map(VIEW_NAMES.map((name, rank) => [name, rank]));

/**
 * Encoded records in memory, asked by one event at a time: whoever shares a block is compared once, in the first view
 * that the two have in common, and weighed under the model. A block that outgrows the cap brings nobody together any
 * more, as everywhere, and keeps no more records. Holds what the matcher's store holds: no key, no plaintext.
 */
export class PersonIndex {
  private readonly blocks: BlockTable;
  private readonly store = new EntryStore();
  private records = 0;
  /** The last event that met a record, by a number that begins anew: a byte each stays in the caches. */
  private met: Uint8Array;
  private event = 0;
  /** Number of the event's agency in the model's table. */
  private ownAgency = 0;
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
    this.met = new Uint8Array(expected);
    this.levels = new Uint8Array(model.comparisons.length);
    this.scorer = scorerFor(model);
    this.floor = floor;
  }

  get size(): number {
    return this.records;
  }

  /** Bytes held. */
  get bytes(): number {
    return this.blocks.bytes + this.store.bytes + this.met.length;
  }

  /**
   * Adds a record; returns its number.
   * @param agency whose it is, where the model weighs pairs of agencies apart
   */
  add(views: readonly ViewPayload[], agency?: string): number {
    const number = this.scorer.agencies.numberOf(agency);
    const record = this.records++;
    if (record === this.met.length) {
      const met = new Uint8Array(2 * record + 1);
      met.set(this.met);
      this.met = met;
    }
    for (const { block, payload } of views) {
      const slot = this.blocks.make(...blockId(block));
      if (this.blocks.count(slot) > BLOCK_CAP) continue;
      this.append(slot, record, number, this.decoded.write(payload, 0, 'base64url') >> 2);
    }
    return record;
  }

  /** Puts an entry behind the others of its block: its head, and the words that were decoded. */
  private append(slot: number, record: number, agency: number, length: number): void {
    const { blocks, store } = this;
    const [words, count] = [blocks.words(slot), blocks.count(slot)];
    const needed = words + ENTRY_HEAD + length;
    let [region, sizeClass] = [blocks.region(slot), blocks.sizeClass(slot)];
    if (count === 0 || !store.holds(sizeClass, needed)) {
      const larger = store.classFor(needed);
      region = count === 0 ? store.take(larger) : store.move(region, sizeClass, words, larger);
      sizeClass = larger;
    }
    const chunk = store.chunk(region);
    const at = store.place(region) + words;
    chunk[at] = record;
    chunk[at + 1] = (agency << AGENCY_SHIFT) | length;
    for (let word = 0; word < length; word++) chunk[at + ENTRY_HEAD + word] = this.decodedWords[word]!;
    blocks.set(slot, region, sizeClass, needed, count + 1);
  }

  /** Whom an event may be of the same person as, likeliest first; among equals the earlier record. */
  find(views: readonly ViewPayload[], agency?: string): IndexMatch[] {
    this.ownAgency = this.scorer.agencies.numberOf(agency);
    if (++this.event > MOST_EVENTS) {
      this.met.fill(0);
      this.event = 1;
    }
    this.compared = 0;
    const matches: IndexMatch[] = [];
    const inOrder = [...views].sort((a, b) => RANK.get(a.view)! - RANK.get(b.view)!);
    for (const { view, block, payload } of inOrder) {
      const slot = this.blocks.find(...blockId(block));
      if (slot < 0 || this.blocks.count(slot) > BLOCK_CAP) continue;
      this.decoded.write(payload, 0, 'base64url');
      unpackWords(view, this.decodedWords, 0, this.own);
      const region = this.blocks.region(slot);
      const chunk = this.store.chunk(region);
      let at = this.store.place(region);
      for (
        const end = at + this.blocks.words(slot);
        at < end;
        at += ENTRY_HEAD + (chunk[at + 1]! & LENGTH_MASK)
      )
        this.compare(view, chunk, at, matches);
    }
    return matches.sort((a, b) => b.bits - a.bits || a.record - b.record);
  }

  private compare(view: ViewName, chunk: Uint32Array, at: number, matches: IndexMatch[]): void {
    const record = chunk[at]!;
    if (this.met[record] === this.event) return;
    this.met[record] = this.event;
    this.compared++;
    const { own, other, levels, scorer } = this;
    unpackWords(view, chunk, at + ENTRY_HEAD, other);
    this.comparator(own, other, levels);
    noteRepairs(view, own, other, levels);
    const of = scorer.agencies.pairOf(this.ownAgency, chunk[at + 1]! >>> AGENCY_SHIFT);
    const bits = scorer.bits(levels, packBuckets(own, other), of);
    const twins = isTwinLike(levels) && scorer.patternBits(levels, of) >= this.model.threshold;
    if (bits >= this.floor || twins) matches.push({ record, bits, twins });
  }
}
