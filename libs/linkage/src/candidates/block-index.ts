import { unpackView } from '#libs/pseudonyms';
import type { ViewName, ViewPayload } from '#libs/pseudonyms';

/** Views of one name: which records are in which block, and their payloads one after the other. */
interface ViewStore {
  blocks: Map<string, number[]>;
  records: number[];
  payloads: string[];
}

/** Largest block that is compared; a larger one brings its pairs together only by a second view. */
export const BLOCK_CAP = 200;

/** All views of a set of records, by block. */
export class BlockIndex {
  private readonly stores = new Map<ViewName, ViewStore>();

  /** @param words words of an unpacked view */
  constructor(readonly words: number) {}

  add(record: number, views: readonly ViewPayload[]): void {
    for (const { view, block, payload } of views) {
      let store = this.stores.get(view);
      if (!store) this.stores.set(view, (store = { blocks: new Map(), records: [], payloads: [] }));
      const entry = store.records.push(record) - 1;
      store.payloads.push(payload);
      const entries = store.blocks.get(block);
      if (entries) entries.push(entry);
      else store.blocks.set(block, [entry]);
    }
  }

  views(): ViewName[] {
    return [...this.stores.keys()];
  }

  /** Blocks of a view that hold at least two records and at most the cap, unpacked one at a time. */
  *blocksOf(view: ViewName): Generator<{ records: number[]; words: Uint32Array[] }> {
    const store = this.stores.get(view);
    if (!store) return;
    const pool: Uint32Array[] = [];
    for (const entries of store.blocks.values()) {
      if (entries.length < 2 || entries.length > BLOCK_CAP) continue;
      const words = entries.map((entry, at) =>
        unpackView(
          { view, payload: store.payloads[entry]! },
          this.words,
          (pool[at] ??= new Uint32Array(this.words)),
        ),
      );
      yield { records: entries.map((entry) => store.records[entry]!), words };
    }
  }

  /** Records with views of this name, blocks, and blocks over the cap. */
  size(view: ViewName): { records: number; blocks: number; oversize: number } {
    const store = this.stores.get(view);
    if (!store) return { records: 0, blocks: 0, oversize: 0 };
    let oversize = 0;
    for (const entries of store.blocks.values()) if (entries.length > BLOCK_CAP) oversize++;
    return { records: store.records.length, blocks: store.blocks.size, oversize };
  }
}
