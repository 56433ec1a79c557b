/** Places of the table: 32 MiB. */
const PLACES = 1 << 25;

/**
 * Blocks that more than one record is in. In most blocks a record stands alone, and what would be compared there need not
 * be encoded or kept. Ids are told by 25 bits of a hash: now and then a block is thought shared that is not, which costs a
 * view and changes nothing.
 */
export class SharedBlocks {
  private readonly seen = new Uint8Array(PLACES);

  add(id: string): void {
    const place = placeOf(id);
    if (this.seen[place]! < 2) this.seen[place]!++;
  }

  has(id: string): boolean {
    return this.seen[placeOf(id)] === 2;
  }
}

/** FNV-1a over the letters, folded. */
function placeOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) & (PLACES - 1);
}
