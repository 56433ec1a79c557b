import { normalisePerson, type WrittenPerson } from '#libs/identifiers';
import { diceKernel, RecordEncoder } from '#libs/pseudonyms';
import type { PersonToEncode } from '#libs/pseudonyms';
import type { BenchResult } from '../result';
import { benchKeys } from './keys';
import { seeded } from './seeded';

const SYLLABLES = ['LLAN', 'WYN', 'BRI', 'DA', 'MOR', 'GAN', 'EIR', 'THO', 'MAS', 'EV', 'ANS', 'CER', 'ELI'];

/** People as they are written in events. */
function people(count: number): WrittenPerson[] {
  const random = seeded(4);
  const pick = (): string => SYLLABLES[Math.floor(random() * SYLLABLES.length)]!;
  const digits = (length: number): string => Array.from({ length }, () => Math.floor(random() * 10)).join('');
  return Array.from({ length: count }, () => ({
    identifiers: [
      { scheme: 'CRN', value: `X${digits(6)}` },
      { scheme: 'NOMS', value: `A${digits(4)}BC` },
    ],
    givenNames: `${pick()}${pick()} ${pick()}`,
    familyName: `${pick()}${pick()}${pick()}`,
    dateOfBirth: `19${50 + Math.floor(random() * 50)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`,
    sex: 'M',
    postcode: `CF${1 + Math.floor(random() * 60)} ${Math.floor(random() * 10)}AB`,
  }));
}

/** Timed rounds, of which the best counts: the others share the core with other programs. */
const ROUNDS = 15;
/** Filters compared with all others in one timed round, so many at once. */
const ROUND = 600;
const AT_ONCE = 4;
/** A round is short, so that one in many falls where no other program runs. */
const DICE_ROUNDS = 40;

/** Time of one core: other programs on the machine do not count, though they slow it. */
function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

/** Whole events: normalised, then exact tokens and every view, HMAC and AES by node:crypto, one thread. */
export function encodeRate(): BenchResult {
  const written = people(3000);
  const encoder = new RecordEncoder(benchKeys());
  const normalised = (some: readonly WrittenPerson[]): PersonToEncode[] =>
    some.map((person) => ({ person: normalisePerson(person, 2026), agency: 'police-a' }));
  let best = 0;
  let alone = Infinity;
  let views = 0;
  for (let round = 0; round < ROUNDS; round++) {
    views = 0;
    const before = process.cpuUsage();
    normalised(written);
    alone = Math.min(alone, (1e6 * cpuSeconds(before)) / written.length);
    const started = process.cpuUsage();
    for (let at = 0; at < written.length; at += 500)
      for (const record of encoder.encode(normalised(written.slice(at, at + 500))))
        views += record.views.length;
    best = Math.max(best, written.length / cpuSeconds(started) / 1000);
  }
  return {
    id: 'encode.rate',
    value: Math.round(best * 10) / 10,
    unit: 'thousand events/s and core',
    reach: '>= 12',
    met: best >= 12,
    peer: { name: 'clkhash, one unsalted filter (published)', value: 11 },
    note: `${(views / written.length).toFixed(1)} views an event, normalisation counted (${alone.toFixed(1)} of ${(1000 / best).toFixed(1)} µs of an event), best of ${ROUNDS} rounds of ${written.length}`,
  };
}

/** 1024-bit Dice, four filters against many, beside a plain loop over typed arrays in the same run. */
export function diceRate(): BenchResult {
  const words = 32;
  const count = 4000;
  const random = seeded(6);
  const filters = Uint32Array.from({ length: words * count }, () => Math.floor(random() * 2 ** 32));
  const kernel = diceKernel();
  kernel.load(filters, words);
  const time = (atOnce: number, compare: (lefts: Uint32Array) => unknown): number => {
    const lefts = (at: number): Uint32Array => filters.subarray(at * words, (at + atOnce) * words);
    for (let warm = 0; warm < 200; warm++) compare(lefts(warm));
    let best = 0;
    for (let round = 0; round < DICE_ROUNDS; round++) {
      const started = process.cpuUsage();
      for (let at = 0; at < ROUND; at += atOnce) compare(lefts(at));
      best = Math.max(best, (ROUND * count) / cpuSeconds(started) / 1e6);
    }
    return best;
  };
  const rate = time(AT_ONCE, (lefts) => kernel.compare(lefts));
  const single = time(1, (left) => kernel.compare(left));
  const out = new Float32Array(count);
  const plain = time(1, (left) => plainDice(left, filters, words, out));
  return {
    id: 'dice.rate',
    value: Math.round(rate),
    unit: 'million comparisons/s and core',
    reach: '>= 200',
    met: rate >= 200,
    peer: {
      name: 'plain typed-array loop',
      value: Math.round(plain),
      ratio: Math.round((10 * rate) / plain) / 10,
    },
    note: `${kernel.name} kernel, 1024 bits, ${AT_ONCE} filters at once against ${count} (one alone: ${Math.round(single)}), best of ${DICE_ROUNDS}; published: anonlink C++ 120-157`,
  };
}

function plainDice(left: Uint32Array, filters: Uint32Array, words: number, out: Float32Array): Float32Array {
  for (let filter = 0, at = 0; filter < out.length; filter++, at += words) {
    let both = 0;
    let sum = 0;
    for (let word = 0; word < words; word++) {
      const x = left[word]!;
      const y = filters[at + word]!;
      both += popcount(x & y);
      sum += popcount(x) + popcount(y);
    }
    out[filter] = (2 * both) / sum;
  }
  return out;
}

function popcount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
