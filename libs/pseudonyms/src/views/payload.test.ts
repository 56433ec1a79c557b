import { BASE_WORDS, packWords, unpackView, unpackWords, WORD } from '../index';

const random = (seed: number) => () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0);

it('a packed view unpacks to the same words', () => {
  const next = random(7);
  for (const length of [BASE_WORDS, BASE_WORDS + 10]) {
    const words = Uint32Array.from({ length }, () => (next() % 3 === 0 ? 0 : next()));
    const payload = packWords(words, length);
    expect(unpackView({ view: 'NAME', payload }, length)).toEqual(words);
  }
});

it('absent words cost one bit', () => {
  const packed = Buffer.from(packWords(new Uint32Array(BASE_WORDS), BASE_WORDS), 'base64url');
  expect(packed).toHaveLength(BASE_WORDS / 8);
});

it('what the block implies is equal on both sides, though neither sends it', () => {
  const payload = packWords(new Uint32Array(BASE_WORDS), BASE_WORDS);
  const words = unpackView({ view: 'BIRTH_SOUND', payload });
  expect(words[WORD.BIRTH_EXACT]).not.toBe(0);
  expect(unpackView({ view: 'NAME', payload })[WORD.BIRTH_EXACT]).toBe(0);
});

it('a buffer given for decoding is cleared first', () => {
  const payload = packWords(new Uint32Array(BASE_WORDS), BASE_WORDS);
  const into = new Uint32Array(BASE_WORDS).fill(9);
  expect(unpackView({ view: 'NAME', payload }, BASE_WORDS, into)).toEqual(new Uint32Array(BASE_WORDS));
});

it('views kept packed unpack to what the travelling ones do', () => {
  const next = random(11);
  const words = Uint32Array.from({ length: BASE_WORDS }, () => (next() % 3 === 0 ? 0 : next()));
  const payload = packWords(words, BASE_WORDS);
  const bytes = Buffer.from(payload, 'base64url');
  const packed = new Uint32Array(3 + bytes.length / 4);
  Buffer.from(packed.buffer).set(bytes, 12);
  const into = new Uint32Array(BASE_WORDS).fill(9);
  unpackWords('BIRTH_SOUND', packed, 3, into);
  expect(into).toEqual(unpackView({ view: 'BIRTH_SOUND', payload }));
});
