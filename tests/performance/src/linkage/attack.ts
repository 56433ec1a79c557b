import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '#libs/config';
import { normalisePerson } from '#libs/identifiers';
import { FILTER_BITS, RecordEncoder, unpackView, WORD } from '#libs/pseudonyms';
import type { PersonToEncode, ViewPayload } from '#libs/pseudonyms';
import type { BenchResult } from '../result';
import { benchKeys } from './keys';
import { seeded } from './seeded';

interface Target {
  name: string;
  views: Map<string, Uint32Array>;
}

const FOLDER = process.env['CYFRIF_FEBRL'] ?? projectPath('..', 'shared', 'data', 'febrl');
const TARGETS = 1000;
/** The filter attacked: of the view with a date of birth and a surname's sound. */
const VIEW = 'BIRTH_SOUND';

/**
 * Known-plaintext attack: K people's names and encodings are known; other people's first names are read. Two ways,
 * the better guess wins: equal words in a block shared with a known person; and bits by bigram, by likelihood times
 * prior over a dictionary of names with their frequencies. Nobody is both known and target.
 */
export function attackFigures(wanted: (id: string) => boolean): BenchResult[] {
  if (!existsSync(join(FOLDER, 'dataset4a.csv'))) return [];
  const salted = population(true);
  const plain = population(false);
  return [
    { known: 200, reach: 1, peer: '57-64 on usual encodings' },
    { known: 1000, reach: 2, peer: '69-74 on usual encodings' },
  ]
    .filter(({ known }) => wanted(`attack.k${known}`))
    .map(({ known, reach, peer }) => {
      const { read, baseline } = attack(salted, known);
      const control = attack(plain, known);
      const points = 100 * (read - baseline);
      return {
        id: `attack.k${known}`,
        value: Math.round(points * 100) / 100,
        unit: 'points above the commonest name',
        reach: `<= ${reach}`,
        met: points <= reach,
        peer: {
          name: 'the same attack on our filters with one key',
          value: Math.round(10000 * (control.read - control.baseline)) / 100,
        },
        note: `${(100 * read).toFixed(1)} % of ${TARGETS} read, commonest name ${(100 * baseline).toFixed(1)} %; published: ${peer}`,
      };
    });
}

function population(saltByBlock: boolean): Target[] {
  const rows = readFileSync(join(FOLDER, 'dataset4a.csv'), 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map((value) => value.trim()))
    .filter((values) => values.length > 9 && values[1] && values[2] && values[9]);
  const people = rows.map(([, given, surname, , , , , , , born]): PersonToEncode => ({
    person: normalisePerson(
      {
        identifiers: [],
        givenNames: given,
        familyName: surname,
        dateOfBirth: `${born!.slice(0, 4)}-${born!.slice(4, 6)}-${born!.slice(6, 8)}`,
      },
      2026,
    ),
    agency: 'a',
  }));
  const encoder = new RecordEncoder(benchKeys(), { saltByBlock });
  const views = encoder.encode(people).map((record) => record.views);
  return people.flatMap(({ person }, at) => {
    const name = person.given?.first;
    return name && views[at]!.some(({ view }) => view === VIEW) ? [{ name, views: byBlock(views[at]!) }] : [];
  });
}

function byBlock(views: readonly ViewPayload[]): Map<string, Uint32Array> {
  return new Map(views.map((view) => [`${view.view} ${view.block}`, unpackView(view)]));
}

function attack(people: readonly Target[], known: number): { read: number; baseline: number } {
  const random = seeded(20);
  const order = people.map((person) => ({ person, key: random() })).sort((a, b) => a.key - b.key);
  const shuffled = order.map(({ person }) => person);
  const targets = shuffled.slice(0, TARGETS);
  const dictionary = shuffled.slice(TARGETS);
  const pairs = dictionary.slice(0, known);
  const frequency = new Map<string, number>();
  for (const { name } of dictionary) frequency.set(name, (frequency.get(name) ?? 0) + 1);
  const names = [...frequency].sort((a, b) => b[1] - a[1]);
  const bits = learnBits(pairs);
  const scored = names.map(([name, count]) => ({
    name,
    ...likelihood(name, bits, count / dictionary.length),
  }));
  const inBlocks = new Map<string, { words: Uint32Array; name: string }[]>();
  for (const { name, views } of pairs)
    for (const [block, words] of views)
      inBlocks.set(block, [...(inBlocks.get(block) ?? []), { words, name }]);
  const right = targets.filter((target) => guess(target, scored, inBlocks) === target.name).length;
  const commonest = names[0]![0];
  return {
    read: right / TARGETS,
    baseline: targets.filter(({ name }) => name === commonest).length / TARGETS,
  };
}

function filterOf({ views }: Target): Uint32Array {
  for (const [block, words] of views) if (block.startsWith(`${VIEW} `)) return words;
  throw new Error('bench.attack.no_view');
}

const bitAt = (words: Uint32Array, bit: number): number =>
  (words[WORD.GIVEN_FILTER + (bit >> 5)]! >>> (bit & 31)) & 1;

const bigrams = (name: string): string[] => {
  const marked = `_${name}_`;
  return Array.from({ length: marked.length - 1 }, (_, at) => marked.slice(at, at + 2));
};

interface BitModel {
  base: Float64Array;
  byBigram: Map<string, Float64Array>;
}

/** How much more often each bit is set where a name has a bigram; little seen bigrams count little. */
function learnBits(pairs: readonly Target[]): BitModel {
  const base = new Float64Array(FILTER_BITS);
  const sums = new Map<string, { seen: number; set: Float64Array }>();
  for (const pair of pairs) {
    const words = filterOf(pair);
    const present = bigrams(pair.name);
    for (let bit = 0; bit < FILTER_BITS; bit++) base[bit]! += bitAt(words, bit) / pairs.length;
    for (const bigram of new Set(present)) {
      const sum = sums.get(bigram) ?? { seen: 0, set: new Float64Array(FILTER_BITS) };
      sums.set(bigram, sum);
      sum.seen++;
      for (let bit = 0; bit < FILTER_BITS; bit++) sum.set[bit]! += bitAt(words, bit);
    }
  }
  const byBigram = new Map<string, Float64Array>();
  for (const [bigram, { seen, set }] of sums)
    byBigram.set(
      bigram,
      set.map((count, bit) => (count + 2 * base[bit]!) / (seen + 2)),
    );
  return { base, byBigram };
}

/** Log-odds of each bit under a name, and what all bits unset would score. */
function likelihood(
  name: string,
  { base, byBigram }: BitModel,
  prior: number,
): { set: Float64Array; start: number } {
  const set = new Float64Array(FILTER_BITS);
  let start = Math.log(prior);
  const known = bigrams(name).flatMap((bigram) => byBigram.get(bigram) ?? []);
  for (let bit = 0; bit < FILTER_BITS; bit++) {
    const p = Math.min(
      0.99,
      Math.max(
        0.01,
        known.reduce((most, shares) => Math.max(most, shares[bit]!), base[bit]! / 2),
      ),
    );
    start += Math.log(1 - p);
    set[bit] = Math.log(p / (1 - p));
  }
  return { set, start };
}

function guess(
  target: Target,
  scored: readonly { name: string; set: Float64Array; start: number }[],
  inBlocks: ReadonlyMap<string, readonly { words: Uint32Array; name: string }[]>,
): string {
  for (const [block, words] of target.views)
    for (const { words: other, name } of inBlocks.get(block) ?? [])
      if (words[WORD.GIVEN_EXACT] !== 0 && words[WORD.GIVEN_EXACT] === other[WORD.GIVEN_EXACT]) return name;
  const words = filterOf(target);
  let best = '';
  let most = -Infinity;
  for (const { name, set, start } of scored) {
    let score = start;
    for (let bit = 0; bit < FILTER_BITS; bit++) if (bitAt(words, bit)) score += set[bit]!;
    if (score > most) [best, most] = [name, score];
  }
  return best;
}
