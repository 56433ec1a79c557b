import { mostPacked, packInto } from '../kernels/pack';
import type { ViewPayload } from '../types';
import { IMPLIED_WORD, impliedWords } from './implied';
import { BASE_WORDS } from './layout';
import type { ViewName } from './view-names';

/**
 * Packs the words of a view as base64url: a bitmap of which are not zero, then those, little-endian. The encoder
 * leaves out what the block implies (the date of birth in a block by date of birth), and `unpackView` puts it back.
 */
export function packWords(words: Uint32Array, length: number): string {
  const packed = Buffer.alloc(mostPacked(length));
  return packed.toString('base64url', 0, packInto(words, length, packed, 0));
}

/**
 * The words of a view, as `WORD` lays them out. `length`: 64, or more with other columns.
 * `into` saves an allocation for a caller that decodes many; it is cleared first.
 */
export function unpackView(
  { view, payload }: Pick<ViewPayload, 'view' | 'payload'>,
  length: number = BASE_WORDS,
  into?: Uint32Array,
): Uint32Array {
  const words = into ?? new Uint32Array(length);
  unpackBytes(view, Buffer.from(payload, 'base64url'), 0, length, words);
  return words;
}

/** The words of a view from its packed form, read byte by byte from `from` on; `into` is cleared first. */
export function unpackBytes(
  view: ViewName,
  packed: Buffer,
  from: number,
  length: number,
  into: Uint32Array,
): void {
  into.fill(0);
  let at = from + ((length + 7) >> 3);
  for (let i = 0; i < length; i++) {
    if ((packed[from + (i >> 3)]! & (1 << (i & 7))) === 0) continue;
    into[i] = packed.readUInt32LE(at);
    at += 4;
  }
  for (const word of impliedWords(view)) into[word] = IMPLIED_WORD;
}

/**
 * The words of a view of `BASE_WORDS` words from its packed form, read as 32-bit words from `at` on; `into` is cleared
 * first. For an index in memory, which keeps views packed and unpacks thousands for one event.
 */
export function unpackWords(view: ViewName, packed: Uint32Array, at: number, into: Uint32Array): void {
  into.fill(0);
  let next = at + BITMAP_WORDS;
  for (let part = 0; part < BITMAP_WORDS; part++) {
    for (let bits = packed[at + part]!; bits !== 0; bits &= bits - 1) {
      into[32 * part + 31 - Math.clz32(bits & -bits)] = packed[next++]!;
    }
  }
  for (const word of impliedWords(view)) into[word] = IMPLIED_WORD;
}

const BITMAP_WORDS = BASE_WORDS / 32;
