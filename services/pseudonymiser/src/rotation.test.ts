import type { DataSource } from 'typeorm';
import { normalisePerson, type NormalisedPerson } from '#libs/identifiers';
import type { KeyPort } from '#libs/keys';
import { FACTS, frequencyTokens, keyIdOf, unpackView, WORD } from '#libs/pseudonyms';
import type { LogFields } from '#libs/telemetry';
import { carryFrequencies, modelFrequencies } from './data/carried-frequencies';
import { countFrequencies, freezeFrequencies } from './data/frequencies';
import { batchEncoders } from './domain/batch-encoder';
import { identityEncoder } from './domain/identity-encoder';
import { epochs, givenDatabase } from './testing/setting';

const linkage = (familyName: string) => ({ familyName, givenNames: 'Mair', dateOfBirth: '1990-02-03' });
const identifiers = [{ scheme: 'CRN', value: 'X777978' }];
const person = (familyName: string): NormalisedPerson =>
  normalisePerson({ identifiers, ...linkage(familyName) }, 2026);
const model = 'm1';

const database = givenDatabase();
let dataSource: DataSource;
let logged: LogFields[];
const log = (line: LogFields) => void logged.push(line);
const known = (keys: KeyPort, name = model) =>
  modelFrequencies(dataSource, { keys, model: name, logger: { info: log, warn: log } });

beforeAll(async () => {
  dataSource = database.dataSource();
  const people = [...Array.from({ length: 15 }, () => person('Jones')), person('Ffoulkes')];
  await dataSource.transaction((tx) => countFrequencies(tx, 1, frequencyTokens(people, epochs(1)).flat()));
  const at = new Date('2026-03-02T10:00:00Z');
  await freezeFrequencies(dataSource, { keys: epochs(1), model, at });
  await freezeFrequencies(dataSource, { keys: epochs(1), model: 'never met again', at });
});
beforeEach(() => (logged = []));

/** The buckets of one person in the views of each epoch. */
async function buckets(keys: KeyPort, familyName: string): Promise<Record<number, number>> {
  const encode = batchEncoders({ keys, views: true, frequencies: await known(keys) })().encode;
  const [record] = encode([{ person: person(familyName), agency: 'a' }]);
  return Object.fromEntries(
    record!.views!.map((view) => [
      keyIdOf(view.block),
      unpackView(view)[WORD.FACTS]! & (0xffff >>> (16 - FACTS.POSTCODE_BUCKET)),
    ]),
  );
}

/** Encodes as the service does, and keeps what a batch that committed would keep. */
async function meet(
  encoder: ReturnType<typeof identityEncoder>,
  keys: KeyPort,
  familyName: string,
): Promise<void> {
  const identity = { agency: 'a', identity: { identifiers, linkage: linkage(familyName) }, isLink: false };
  const { encoded } = encoder.encode([identity, identity], 2026);
  const carried = encoded.flatMap((each) => each.carried ?? []);
  expect(carried.length).toBeGreaterThan(0);
  expect(encoded[0]!.members.toString()).not.toContain('carried');
  await dataSource.transaction((tx) => carryFrequencies(tx, { keys, model, carried }));
}

const serviceEncoder = async (keys: KeyPort) => {
  const frequencies = await known(keys);
  return identityEncoder(keys, batchEncoders({ keys, views: true, frequencies }));
};

it('the buckets of a value are the same before, during and after two rotations', async () => {
  const before = await buckets(epochs(1), 'Jones');
  expect(before[1]).not.toBe(0);
  const rare = await buckets(epochs(1), 'Ffoulkes');
  expect(rare[1]).not.toBe(before[1]);

  expect(await buckets(epochs(2, 1), 'Jones')).toEqual({ 1: before[1], 2: before[1] });
  const encoder = await serviceEncoder(epochs(2, 1));
  await meet(encoder, epochs(2, 1), 'Jones');
  await meet(encoder, epochs(2, 1), 'Ffoulkes');
  expect(await buckets(epochs(2), 'Jones')).toEqual({ 2: before[1] });
  expect(logged.at(-1)).toMatchObject({ event: 'pseudonymiser.frequencies.carried', context: 'epoch 2' });

  await meet(await serviceEncoder(epochs(3, 2)), epochs(3, 2), 'Ffoulkes');
  expect(await buckets(epochs(3, 2), 'Jones')).toEqual({ 2: before[1], 3: before[1] });
  expect(await buckets(epochs(3), 'Ffoulkes')).toEqual({ 3: rare[1] });
});

it('an identity that is remembered is carried again where the batch before was rolled back', async () => {
  const keys = epochs(4, 1);
  const encoder = await serviceEncoder(keys);
  const identity = { agency: 'a', identity: { identifiers, linkage: linkage('Jones') }, isLink: false };
  const [first] = encoder.encode([identity], 2026).encoded;
  const [again] = encoder.encode([identity], 2026).encoded;
  expect(again!.carried).toEqual(first!.carried);
  expect(again!.carried!.map(({ field }) => field)).toEqual(['GIVEN', 'SURNAME', 'FULL_NAME']);
});

it('without an overlap nothing is carried', async () => {
  const encoder = await serviceEncoder(epochs(1));
  const identity = { agency: 'a', identity: { identifiers, linkage: linkage('Jones') }, isLink: false };
  expect(encoder.encode([identity], 2026).encoded[0]!.carried ?? []).toEqual([]);
});

it('an epoch that was destroyed before anything was carried costs the buckets, not the start, and is logged', async () => {
  expect(await known(epochs(2), 'never met again')).toBeUndefined();
  expect(logged).toEqual([
    { event: 'pseudonymiser.frequencies.lost', version: 'never met again', context: 'epoch 1' },
  ]);
});

it('carried frequencies that were changed are refused', async () => {
  await dataSource.query(
    `UPDATE pseudonymiser.carried_frequency SET share = share / 2 WHERE key_id = 3 AND field = 'SURNAME'`,
  );
  await expect(known(epochs(3))).rejects.toThrow('frequencies.unsealed');
});
