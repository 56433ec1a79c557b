import { unpackBytes, VIEW_NAMES } from '#libs/pseudonyms';
import type { ViewName, ViewPayload } from '#libs/pseudonyms';
import { blockId, BlockTable } from './block-table';
import { IntList } from './int-list';
import { PayloadStore } from './payload-store';

/** A view, for other columns with the columns: `OTHER_GIVEN+OTHER:2`. */
export interface ViewKey {
  view: string;
  name: ViewName;
}

/** What a view holds: records with it, blocks, and blocks over the cap. */
export interface ViewSize {
  records: number;
  blocks: number;
  oversize: number;
}

/** Views of one name and the same columns. */
interface ViewStore extends ViewKey, ViewSize {
  /** Undefined once forgotten. */
  held?: HeldBlocks;
}

/** Which records are in which block, and their payloads one after the other. */
interface HeldBlocks {
  /** A block's number, found by its id. */
  numbers: BlockTable;
  /** By the number of a block: its records, at most one over the cap, and its last entry. */
  counts: IntList;
  lasts: IntList;
  /** By entry: its record, and the entry before in its block or NONE. */
  recordOf: IntList;
  before: IntList;
  payloads: PayloadStore;
}

const NONE = -1;
/** Blocks to make room for in a view at first. */
const FIRST_BLOCKS = 1000;

/** Largest block that is compared; a larger one brings its pairs together only by a second view. */
export const BLOCK_CAP = 200;

/** All views of a set of records, by block. A block that outgrew the cap is counted and keeps no more records. */
export class BlockIndex {
  private readonly stores = new Map<string, ViewStore>();

  /** @param words words of an unpacked view */
  constructor(readonly words: number) {}

  add(record: number, views: readonly ViewPayload[]): void {
    for (const { view: name, block, payload, columns } of views) {
      const view = columns ? [name, ...columns.map((column) => `OTHER:${column}`)].join('+') : name;
      let store = this.stores.get(view);
      if (!store)
        this.stores.set(view, (store = { view, name, records: 0, blocks: 0, oversize: 0, held: noBlocks() }));
      store.records++;
      if (store.held) hold(store, store.held, block, record, payload);
    }
  }

  /** Identifiers first, so that a repaired one is seen as such; then in the order of the views' names. */
  views(): ViewKey[] {
    const rank = (store: ViewKey): number => VIEW_NAMES.indexOf(store.name);
    return [...this.stores.values()].sort((a, b) => rank(a) - rank(b) || (a.view < b.view ? -1 : 1));
  }

  /** Blocks of a view that hold at least two records and at most the cap, unpacked one at a time, in the order in which they came. */
  *blocksOf(view: string): Generator<{ records: number[]; words: Uint32Array[] }> {
    const store = this.stores.get(view);
    if (!store?.held) return;
    const { counts, lasts, recordOf, before, payloads } = store.held;
    const pool: Uint32Array[] = [];
    for (let number = 0; number < store.blocks; number++) {
      const count = counts.at(number);
      if (count < 2 || count > BLOCK_CAP) continue;
      const entries = entriesOf(before, lasts.at(number));
      const words = entries.map((entry, at) => {
        const into = (pool[at] ??= new Uint32Array(this.words));
        unpackBytes(store.name, payloads.chunk(entry), payloads.place(entry), this.words, into);
        return into;
      });
      yield { records: entries.map((entry) => recordOf.at(entry)), words };
    }
  }

  /** Forgets the blocks of a view; its size stays. */
  release(view: string): void {
    const store = this.stores.get(view);
    if (store) store.held = undefined;
  }

  size(view: string): ViewSize {
    const { records = 0, blocks = 0, oversize = 0 } = this.stores.get(view) ?? {};
    return { records, blocks, oversize };
  }
}

function noBlocks(): HeldBlocks {
  return {
    ...{ numbers: new BlockTable(FIRST_BLOCKS), counts: new IntList(), lasts: new IntList() },
    ...{ recordOf: new IntList(), before: new IntList(), payloads: new PayloadStore() },
  };
}

/** Puts a record behind the others of its block, unless that has outgrown the cap. */
function hold(view: ViewSize, held: HeldBlocks, block: string, record: number, payload: string): void {
  const number = numberOf(view, held, block);
  const count = held.counts.at(number);
  if (count > BLOCK_CAP) return;
  held.counts.set(number, count + 1);
  if (count === BLOCK_CAP) {
    view.oversize++;
    return;
  }
  held.payloads.add(payload);
  held.before.push(held.lasts.at(number));
  held.lasts.set(number, held.recordOf.push(record));
}

/** The number of a block, which is made if there is none. */
function numberOf(view: ViewSize, { numbers, counts, lasts }: HeldBlocks, block: string): number {
  const slot = numbers.make(...blockId(block));
  if (numbers.count(slot) > 0) return numbers.region(slot);
  const number = view.blocks++;
  numbers.set(slot, number, 0, 0, 1);
  counts.push(0);
  lasts.push(NONE);
  return number;
}

/** In the order in which they came. */
function entriesOf(before: IntList, last: number): number[] {
  const entries: number[] = [];
  for (let entry = last; entry !== NONE; entry = before.at(entry)) entries.push(entry);
  return entries.reverse();
}
