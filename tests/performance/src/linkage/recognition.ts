import { normalisePerson } from '#libs/identifiers';
import { RecordEncoder } from '#libs/pseudonyms';
import { generateWales } from '#libs/synthetic';
import type { BenchResult } from '../result';
import { benchKeys } from './keys';
import { seeded } from './seeded';

const PEOPLE = 5000;
const YEAR = 2026;
/** Blocks of one view that a person's signature has room for (a name of two classes is in two). */
const EACH = 2;
/** Shares of the people in the store whom the thief has in plain text, too. */
const OVERLAPS = [1, 0.9, 0.5];

/**
 * What the sizes of blocks give away. A thief has the matcher's store and, in plain text, the same people or a part of
 * them and nobody else. Of a person both show a signature: of each view, how many people share the block. The thief
 * can take each signature for that of the plain person who has the nearest (sum of differences of log sizes), where
 * one is nearest. This is the figure for one record of each person; more records have longer signatures.
 */
export function recognitionFigure(onProgress: (message: string) => void): BenchResult[] {
  onProgress(`blocks.unique: ${PEOPLE} people`);
  const people = blocksOfPeople();
  const all = signatures(people, () => true);
  const texts = all.map((signature) => signature?.join(' '));
  const times = Map.groupBy(texts, (text) => text);
  const unique = texts.filter((text) => times.get(text)!.length === 1).length;
  const random = seeded(12);
  const notes = OVERLAPS.map((overlap) => {
    onProgress(`blocks.unique: recognised at an overlap of ${100 * overlap} %`);
    const order = people.map(() => random());
    const held = [...order].sort((a, b) => a - b)[Math.ceil(overlap * people.length) - 1]!;
    const { right, said } = recognise(
      all,
      signatures(people, (at) => order[at]! <= held),
    );
    const share = (of: number, among: number): string => ((100 * of) / among).toFixed(1);
    return `${100 * overlap} % of them in plain text: ${share(right, people.length)} % recognised (${share(right, said)} % of those named)`;
  });
  return [
    {
      id: 'blocks.unique',
      value: Math.round((1e4 * unique) / people.length) / 100,
      unit: '% of people whose sizes of blocks nobody else has',
      reach: 'reported',
      met: true,
      note: `one record each of ${people.length} people of synthetic Wales; with ${notes.join('; ')}`,
    },
  ];
}

/** The blocks of each person, by view: of the first event that carries an identity. */
function blocksOfPeople(): Map<string, string[]>[] {
  const wales = generateWales({ people: PEOPLE, from: '2023-01', to: '2023-06', seed: 7 });
  const first = new Map<string, Parameters<RecordEncoder['encode']>[0][number]>();
  for (const agency of wales.agencies)
    for (const event of wales.events(agency)) {
      const { identifiers = [], linkage } = event.data.identity ?? {};
      const person = wales.personOf.get(`${event.source} ${event.subject}`);
      if (!person || !linkage || first.has(person) || event.type.includes('person-link.changed')) continue;
      first.set(person, { agency, person: normalisePerson({ identifiers, ...linkage }, YEAR) });
    }
  return new RecordEncoder(benchKeys()).encode([...first.values()]).map(({ views }) => {
    const blocks = new Map<string, string[]>();
    for (const { view, block } of views) blocks.set(view, [...(blocks.get(view) ?? []), block]);
    return blocks;
  });
}

/** Log sizes of the blocks of those who are held, counted among them, in a place for each view; undefined: not held. */
function signatures(
  people: readonly Map<string, string[]>[],
  isHeld: (at: number) => boolean,
): (Float32Array | undefined)[] {
  const sizes = new Map<string, number>();
  const key = (view: string, block: string): string => `${view} ${block}`;
  people.forEach((blocks, at) => {
    if (!isHeld(at)) return;
    for (const [view, each] of blocks)
      for (const block of each) sizes.set(key(view, block), (sizes.get(key(view, block)) ?? 0) + 1);
  });
  const views = [...new Set(people.flatMap((blocks) => [...blocks.keys()]))].sort();
  return people.map((blocks, at) => {
    if (!isHeld(at)) return undefined;
    const signature = new Float32Array(views.length * EACH).fill(-1);
    views.forEach((view, i) => {
      const own = (blocks.get(view) ?? []).map((block) => Math.log2(sizes.get(key(view, block))!));
      signature.set(own.sort((a, b) => b - a).slice(0, EACH), i * EACH);
    });
    return signature;
  });
}

/** How many signatures of the store have one nearest in plain text, and of how many that is the person. */
function recognise(
  stolen: readonly (Float32Array | undefined)[],
  plain: readonly (Float32Array | undefined)[],
): { right: number; said: number } {
  let right = 0;
  let said = 0;
  for (const [at, signature] of stolen.entries()) {
    if (!signature) continue;
    let best = Infinity;
    let nearest: number | undefined;
    for (const [other, candidate] of plain.entries()) {
      if (!candidate) continue;
      const far = distance(signature, candidate, best);
      if (far > best) continue;
      nearest = far < best ? other : undefined;
      best = far;
    }
    if (nearest === undefined) continue;
    said++;
    if (nearest === at) right++;
  }
  return { right, said };
}

/** Sum of the differences, given up beyond `most`. */
function distance(a: Float32Array, b: Float32Array, most: number): number {
  let sum = 0;
  for (let i = 0; i < a.length && sum <= most; i++) sum += Math.abs(a[i]! - b[i]!);
  return sum;
}
