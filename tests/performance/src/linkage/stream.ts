import { normalisePerson, type WrittenPerson } from '#libs/identifiers';
import { justiceModel, PersonIndex } from '#libs/linkage';
import { RecordEncoder } from '#libs/pseudonyms';
import type { BenchResult } from '../result';
import { benchKeys } from './keys';
import { seeded } from './seeded';

/** Persons in the index; a smaller machine says fewer (about 3 KB each). */
const PERSONS = Number(process.env['CYFRIF_STREAM_PERSONS'] ?? 1_000_000);
const EVENTS = 5000;
const BATCH = 2000;
/** All events are asked so often, one after the other; an event's best time counts, when no other program ran. */
const ROUNDS = 10;

/** The commonest surnames of Wales and about their shares in percent; the rest is a tail of rarer ones. */
const COMMON: readonly [string, number][] = [
  ['Jones', 5.8],
  ['Williams', 3.7],
  ['Davies', 3.7],
  ['Evans', 2.5],
  ['Thomas', 2.4],
  ['Roberts', 1.5],
  ['Lewis', 1.5],
  ['Hughes', 1.2],
  ['Morgan', 1.2],
  ['Griffiths', 1.1],
  ['Edwards', 1],
  ['Owen', 0.9],
  ['James', 0.8],
  ['Rees', 0.8],
];
const SYLLABLES = ['LLAN', 'WYN', 'BRI', 'DA', 'MOR', 'GAN', 'EIR', 'THO', 'MAS', 'EV', 'ANS', 'CER', 'ELI'];
const GIVEN = ['David', 'John', 'Siân', 'Rhys', 'Megan', 'Huw', 'Catrin', 'Gareth', 'Emma', 'Owain', 'Nia'];

/**
 * One event against persons in memory: blocks, comparisons and weights of whoever shares one, by the index that the
 * matcher's rules are written on. Half of the events are of persons in it, with an error; half are of others.
 */
export function streamFigure(onProgress: (message: string) => void): BenchResult[] {
  const random = seeded(21);
  const encoder = new RecordEncoder(benchKeys());
  const index = new PersonIndex(justiceModel(), { expected: PERSONS });
  const again: { record: number; written: WrittenPerson }[] = [];
  for (let at = 0; at < PERSONS; at += BATCH) {
    if (at % 100_000 === 0) onProgress(`stream.p99 ${at} of ${PERSONS} persons`);
    const written = Array.from({ length: Math.min(BATCH, PERSONS - at) }, () => writtenPerson(random));
    const encoded = encoder.encode(written.map((person) => toEncode(person)));
    encoded.forEach(({ views }, i) => {
      const record = index.add(views);
      if (random() < EVENTS / 2 / PERSONS) again.push({ record, written: written[i]! });
    });
  }
  const events = [
    ...again.map(({ record, written }) => ({ record, written: damaged(written, random) })),
    ...Array.from({ length: EVENTS - again.length }, () => ({ record: -1, written: writtenPerson(random) })),
  ]
    .map((event) => ({ ...event, key: random() }))
    .sort((a, b) => a.key - b.key);
  const views = encoder.encode(events.map(({ written }) => toEncode(written)));
  const times = new Float64Array(events.length).fill(Infinity);
  const first = new Float64Array(events.length);
  const every = new Float64Array(events.length * ROUNDS);
  let compared = 0;
  let found = 0;
  for (let round = 0; round < ROUNDS; round++) {
    compared = found = 0;
    events.forEach(({ record }, at) => {
      const started = performance.now();
      const [best] = index.find(views[at]!.views);
      const took = 1000 * (performance.now() - started);
      times[at] = Math.min(times[at]!, took);
      if (round === 0) first[at] = took;
      every[round * events.length + at] = took;
      compared += index.compared;
      if (record >= 0 && best?.record === record) found++;
    });
  }
  for (const some of [times, first, every]) some.sort();
  const quantile = (some: Float64Array, share: number): number =>
    some[Math.floor(share * (some.length - 1))]!;
  const p99 = quantile(times, 0.99);
  return [
    {
      id: 'stream.p99',
      value: Math.round(p99),
      unit: 'microseconds',
      reach: '<= 200',
      met: p99 <= 200 && PERSONS >= 1_000_000,
      note: `${PERSONS} persons, ${(index.bytes / 2 ** 30).toFixed(1)} GiB, ${events.length} events, best of ${ROUNDS} rounds each, median ${Math.round(quantile(times, 0.5))}; p99 of all rounds ${Math.round(quantile(every, 0.99))}, of the first, when nothing of an event is in a cache, ${Math.round(quantile(first, 0.99))}, both with what other programs took; ${Math.round(compared / events.length)} persons compared an event; found first: ${((100 * found) / again.length).toFixed(1)} % of ${again.length} known persons that came with an error`,
    },
  ];
}

function toEncode(written: WrittenPerson): Parameters<RecordEncoder['encode']>[0][number] {
  return { person: normalisePerson(written, 2026), agency: 'police-a' };
}

/** A person with names as uneven as in Wales. */
function writtenPerson(random: () => number): WrittenPerson {
  const whole = (below: number): number => Math.floor(random() * below);
  const syllables = (count: number): string =>
    Array.from({ length: count }, () => SYLLABLES[whole(SYLLABLES.length)]).join('');
  let share = random() * 100;
  const common = COMMON.find(([, percent]) => (share -= percent) < 0);
  const digits = (count: number): string => Array.from({ length: count }, () => whole(10)).join('');
  const two = (number: number): string => String(number).padStart(2, '0');
  return {
    identifiers: random() < 0.5 ? [{ scheme: 'CRN', value: `X${digits(6)}` }] : [],
    givenNames: random() < 0.6 ? GIVEN[Math.floor(GIVEN.length * random() ** 2)] : syllables(2),
    familyName: common ? common[0] : syllables(2 + whole(2)),
    dateOfBirth: `${1935 + whole(75)}-${two(1 + whole(12))}-${two(1 + whole(28))}`,
    sex: random() < 0.5 ? 'M' : 'F',
    postcode: `CF${1 + whole(80)} ${whole(10)}${SYLLABLES[whole(13)]!.slice(0, 1)}${'ABDEFGHJLN'[whole(10)]}`,
  };
}

/** The same person with one thing written otherwise. */
function damaged(written: WrittenPerson, random: () => number): WrittenPerson {
  const kind = Math.floor(random() * 4);
  if (kind === 0) return { ...written, identifiers: [] };
  if (kind === 1) return { ...written, postcode: 'SA1 1AA' };
  const name = written.familyName!;
  if (kind === 2) return { ...written, familyName: name.slice(0, 2) + name.slice(3) };
  const [year, month, day] = written.dateOfBirth!.split('-') as [string, string, string];
  return { ...written, dateOfBirth: `${year}-${month}-${day.slice(1)}${day.slice(0, 1)}` };
}
