const texts = new Set<string>();

/**
 * Marks a statement of the hot path: a connection of `openDataSource` has the server read and plan it once. Only for
 * one that is planned alike for one row and for thousands (a key's look-up, an insert): its plan serves until statistics
 * of its tables change. The texts must be few; each is kept.
 */
export function prepared(text: string): string {
  texts.add(text);
  return text;
}

export function isPrepared(text: string): boolean {
  return texts.has(text);
}
