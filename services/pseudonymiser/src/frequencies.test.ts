import type { DataSource } from 'typeorm';
import { normalisePerson } from '#libs/identifiers';
import { FACTS, frequencyTokens, keyIdOf, unpackView, WORD } from '#libs/pseudonyms';
import { quietLogger } from '#libs/telemetry';
import { modelFrequencies } from './data/carried-frequencies';
import { countFrequencies, freezeFrequencies, frequencyShares, loadFrequencies } from './data/frequencies';
import { batchEncoders } from './domain/batch-encoder';
import { epochs, givenDatabase } from './testing/setting';

const keys = epochs(1);
const both = epochs(2, 1);
const person = (familyName: string) =>
  normalisePerson(
    {
      identifiers: [{ scheme: 'CRN', value: 'X777978' }],
      familyName,
      givenNames: 'Mair',
      dateOfBirth: '1990-02-03',
    },
    2026,
  );

const database = givenDatabase();
let dataSource: DataSource;
beforeAll(() => (dataSource = database.dataSource()));

it('frequencies are counted by keyed token, frozen under a model, and give the buckets of its views', async () => {
  const people = [...Array.from({ length: 15 }, () => person('Jones')), person('Ffoulkes')];
  const tokens = frequencyTokens(people, keys).flat();
  await dataSource.transaction((tx) => countFrequencies(tx, 1, tokens.slice(0, 20)));
  await dataSource.transaction((tx) => countFrequencies(tx, 1, tokens.slice(20)));
  const at = new Date('2026-03-02T10:00:00Z');
  expect(await freezeFrequencies(dataSource, { keys, model: 'm1', at })).toMatchObject({ tokens: 5 });
  await dataSource.transaction((tx) => countFrequencies(tx, 1, tokens));
  const frequencies = await modelFrequencies(dataSource, { keys, model: 'm1', logger: quietLogger });
  const { encode, counted } = batchEncoders({ keys, views: true, frequencies })();
  const [record] = encode([{ person: person('Ffoulkes'), agency: 'a' }]);
  const [view] = record!.views as { view: 'CRN'; payload: string }[];
  expect((unpackView(view!)[WORD.FACTS]! >>> FACTS.SURNAME_BUCKET) & 15).toBe(3);
  expect(counted().map(({ field }) => field)).toEqual(['GIVEN', 'SURNAME', 'FULL_NAME']);
});

it('frozen frequencies that were changed are refused, and so is a model that was never frozen', async () => {
  await dataSource.query(
    `UPDATE pseudonymiser.frozen_frequency SET records = records + 1 WHERE field = 'SURNAME'`,
  );
  await expect(loadFrequencies(dataSource, { keys, model: 'm1' })).rejects.toThrow('frequencies.unsealed');
  await expect(loadFrequencies(dataSource, { keys, model: 'm2' })).rejects.toThrow('frequencies.missing');
});

it('says how often two records share a name by chance, once enough were counted', async () => {
  expect(await frequencyShares(dataSource, 'm1')).toEqual({});
  const people = [
    ...Array.from({ length: 750 }, () => person('Jones')),
    ...Array.from({ length: 250 }, () => person('Pugh')),
  ];
  await dataSource.transaction((tx) => countFrequencies(tx, 7, frequencyTokens(people, keys).flat()));
  const at = new Date('2026-03-02T10:00:00Z');
  const one = epochs(7);
  await freezeFrequencies(dataSource, { keys: one, model: 'm7', at });
  const shares = await frequencyShares(dataSource, 'm7');
  expect(shares.givenName).toBe(1);
  expect(shares.familyName).toBeCloseTo((750 * 749 + 250 * 249) / (1000 * 999), 10);
  expect(shares.postcode).toBeUndefined();
});

it('while epochs overlap a record is encoded under both', () => {
  const one = batchEncoders({ keys, views: false })().encode([{ person: person('Jones'), agency: 'a' }])[0]!;
  const two = batchEncoders({ keys: both, views: false })().encode([
    { person: person('Jones'), agency: 'a' },
  ])[0]!;
  expect(two.tokens.map(({ token }) => keyIdOf(token))).toEqual([2, 1]);
  expect(two.tokens[1]).toEqual(one.tokens[0]);
  const viewed = batchEncoders({ keys: both, views: true })().encode([
    { person: person('Jones'), agency: 'a' },
  ])[0]!;
  expect(new Set((viewed.views as { block: string }[]).map(({ block }) => keyIdOf(block)))).toEqual(
    new Set([1, 2]),
  );
});
