import { unpackView, VIEW_NAMES } from '#libs/pseudonyms';
import type { ViewName, ViewPayload } from '#libs/pseudonyms';
import { PayloadStore } from './payload-store';

/** A view, for other columns with the columns: `OTHER_GIVEN+OTHER:2`. */
export interface ViewKey {
  view: string;
  name: ViewName;
}

/** Views of one name and the same columns: which records are in which block, and their payloads one after the other. */
interface ViewStore extends ViewKey {
  /** The last entry of each block. */
  blocks: Map<string, number>;
  /** The entry before in its block, or NONE. */
  before: number[];
  records: number[];
  payloads: PayloadStore;
}

const NONE = -1;

/** Largest block that is compared; a larger one brings its pairs together only by a second view. */
export const BLOCK_CAP = 200;

/** All views of a set of records, by block. */
export class BlockIndex {
  private readonly stores = new Map<string, ViewStore>();

  /** @param words words of an unpacked view */
  constructor(readonly words: number) {}

  add(record: number, views: readonly ViewPayload[]): void {
    for (const { view: name, block, payload, columns } of views) {
      const view = columns ? [name, ...columns.map((column) => `OTHER:${column}`)].join('+') : name;
      let store = this.stores.get(view);
      if (!store) this.stores.set(view, (store = emptyStore(view, name)));
      store.records.push(record);
      const entry = store.payloads.add(payload);
      store.before.push(store.blocks.get(block) ?? NONE);
      store.blocks.set(block, entry);
    }
  }

  /** Identifiers first, so that a repaired one is seen as such; then in the order of the views' names. */
  views(): ViewKey[] {
    const rank = (store: ViewKey): number => VIEW_NAMES.indexOf(store.name);
    return [...this.stores.values()].sort((a, b) => rank(a) - rank(b) || (a.view < b.view ? -1 : 1));
  }

  /** Blocks of a view that hold at least two records and at most the cap, unpacked one at a time. */
  *blocksOf(view: string): Generator<{ records: number[]; words: Uint32Array[] }> {
    const store = this.stores.get(view);
    if (!store) return;
    const pool: Uint32Array[] = [];
    for (const last of store.blocks.values()) {
      const entries = entriesOf(store, last);
      if (entries.length < 2 || entries.length > BLOCK_CAP) continue;
      const words = entries.map((entry, at) =>
        unpackView(
          { view: store.name, payload: store.payloads.get(entry) },
          this.words,
          (pool[at] ??= new Uint32Array(this.words)),
        ),
      );
      yield { records: entries.map((entry) => store.records[entry]!), words };
    }
  }

  /** Records with views of this name, blocks, and blocks over the cap. */
  size(view: string): { records: number; blocks: number; oversize: number } {
    const store = this.stores.get(view);
    if (!store) return { records: 0, blocks: 0, oversize: 0 };
    let oversize = 0;
    for (const last of store.blocks.values()) if (entriesOf(store, last).length > BLOCK_CAP) oversize++;
    return { records: store.records.length, blocks: store.blocks.size, oversize };
  }
}

function emptyStore(view: string, name: ViewName): ViewStore {
  return { view, name, blocks: new Map(), before: [], records: [], payloads: new PayloadStore() };
}

/** In the order in which they came. */
function entriesOf({ before }: ViewStore, last: number): number[] {
  const entries: number[] = [];
  for (let entry = last; entry !== NONE; entry = before[entry]!) entries.push(entry);
  return entries.reverse();
}
