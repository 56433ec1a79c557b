/** Most bytes that so many words can take. */
export function mostPacked(words: number): number {
  return 4 + (words >> 3) + 4 * words;
}

/** Where the next view may begin, so that base64 of all, cut there, is base64 of each. */
export function nextPlace(end: number): number {
  return Math.ceil(end / 3) * 3;
}

/** Packs words: a bitmap of which are not zero, then those, little-endian. Returns how many bytes they took. */
export function packInto(words: Uint32Array, length: number, into: Uint8Array, from: number): number {
  const bitmapBytes = (length + 7) >> 3;
  into.fill(0, from, from + bitmapBytes);
  let at = from + bitmapBytes;
  for (let i = 0; i < length; i++) {
    const word = words[i]!;
    if (word === 0) continue;
    into[from + (i >> 3)]! |= 1 << (i & 7);
    into[at] = word;
    into[at + 1] = word >>> 8;
    into[at + 2] = word >>> 16;
    into[at + 3] = word >>> 24;
    at += 4;
  }
  // Base64 of the last byte takes in what follows it.
  into.fill(0, at, at + 2);
  return at - from;
}
