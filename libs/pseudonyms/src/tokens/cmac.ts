const BLOCK = 16;
const WORDS = BLOCK / 4;

/** AES of 16-byte blocks, each alone. */
export type Encipher = (blocks: Buffer) => Buffer;

/** Messages one after the other, each from the beginning of a block and filled up to its end: see `fillUp`. */
export interface Messages {
  text: Buffer;
  /** Where each begins, and how many bytes it has. */
  starts: readonly number[];
  lengths: readonly number[];
}

/** Fills a message up to a whole block (RFC 4493, step 4: a one, then zeros); returns where the next one begins. */
export function fillUp(text: Buffer, start: number, length: number): number {
  const end = start + Math.max(BLOCK, Math.ceil(length / BLOCK) * BLOCK);
  for (let at = start + length; at < end; at++) text[at] = 0;
  if (start + length < end) text[start + length] = 0x80;
  return end;
}

/**
 * AES-CMAC (NIST SP 800-38B, RFC 4493) of many messages under one key, four words (16 bytes) each. All chains advance together, the
 * longest first, so that the cipher is called once for each 16 bytes of the longest message: a call for each message
 * costs more than its MAC.
 */
export function cmacs({ text, starts, lengths }: Messages, encipher: Encipher): Uint32Array {
  const [whole, filled] = subkeys(encipher);
  const count = starts.length;
  const { order, rounds, longest } = longestFirst(lengths);
  const words = new Uint32Array(text.buffer, text.byteOffset, text.length / 4);
  const bytes = Buffer.alloc(BLOCK * count);
  const state = new Uint32Array(bytes.buffer, bytes.byteOffset, WORDS * count);
  for (let round = 0, active = 0; round < longest; round++) {
    while (active < count && rounds[order[active]!]! >= longest - round) active++;
    const ending = round + 1 === longest;
    for (let at = 0, to = 0; at < active; at++) {
      const place = order[at]!;
      const own = rounds[place]!;
      const last = lengths[place] === BLOCK * own ? whole : filled;
      let from = starts[place]! / 4 + WORDS * (round - longest + own);
      for (let word = 0; word < WORDS; word++, from++, to++)
        state[to]! ^= ending ? words[from]! ^ last[word]! : words[from]!;
    }
    bytes.set(encipher(bytes.subarray(0, BLOCK * active)));
  }
  const macs = new Uint32Array(WORDS * count);
  for (let at = 0, from = 0; at < count; at++) {
    const to = WORDS * order[at]!;
    for (let word = 0; word < WORDS; word++) macs[to + word] = state[from++]!;
  }
  bytes.fill(0);
  return macs;
}

/** Messages by their number of blocks, falling. */
function longestFirst(lengths: readonly number[]): {
  order: Uint32Array;
  rounds: Uint32Array;
  longest: number;
} {
  const rounds = new Uint32Array(lengths.length);
  let longest = 0;
  for (let place = 0; place < rounds.length; place++) {
    const own = Math.max(1, Math.ceil(lengths[place]! / BLOCK));
    rounds[place] = own;
    if (own > longest) longest = own;
  }
  const places = new Uint32Array(longest + 2);
  for (let place = 0; place < rounds.length; place++) places[longest - rounds[place]! + 1]!++;
  for (let i = 1; i < places.length; i++) places[i]! += places[i - 1]!;
  const order = new Uint32Array(rounds.length);
  for (let place = 0; place < rounds.length; place++) order[places[longest - rounds[place]!]!++] = place;
  return { order, rounds, longest };
}

/** The two keys of CMAC for the last block: of a message that fills it, and of one that was filled up. */
function subkeys(encipher: (blocks: Buffer) => Buffer): [Uint32Array, Uint32Array] {
  const first = doubled(encipher(Buffer.alloc(BLOCK)));
  const second = doubled(first);
  const words = (bytes: Buffer): Uint32Array =>
    Uint32Array.from({ length: WORDS }, (_, word) => bytes.readUInt32LE(4 * word));
  return [words(first), words(second)];
}

/** Twice a block in the field of 2^128, as RFC 4493 has it. */
function doubled(block: Buffer): Buffer {
  const out = Buffer.alloc(BLOCK);
  for (let i = 0; i < BLOCK; i++) out[i] = (block[i]! << 1) | ((block[i + 1] ?? 0) >> 7);
  if (block[0]! & 0x80) out[BLOCK - 1]! ^= 0x87;
  return out;
}
