import { createSecretKey } from 'node:crypto';
import { normalisePerson } from '#libs/identifiers';
import { localKeyPort } from '#libs/keys';
import { RecordEncoder, type EncodedRecord } from '#libs/pseudonyms';
import { justiceModel, LinkageEngine, PersonIndex } from '../index';

const root = (fill: number) => createSecretKey(Buffer.alloc(32, fill));
const encoder = new RecordEncoder(localKeyPort('test', [{ keyId: 1, root: root(1) }], root(2)));
const pick = <T>(from: readonly T[], at: number): T => from[at % from.length]!;

/** People of few names and days, so that many share a block, some of them more than one. */
function population(count: number): EncodedRecord[] {
  return encoder.encode(
    Array.from({ length: count }, (_, i) => ({
      agency: 'a',
      person: normalisePerson(
        {
          identifiers: i % 3 === 0 ? [{ scheme: 'CRN', value: `X77797${i % 10}` }] : [],
          givenNames: pick(['Gwenllian', 'Dafydd', 'David', 'Rhys', 'Siân'], i * 7),
          familyName: pick(['Llewelyn', 'Llywelyn', 'Griffiths', 'Gruffydd', 'Pugh', 'Owen', 'Owens'], i * 5),
          dateOfBirth: `19${50 + (i % 40)}-0${1 + (i % 9)}-1${i % 7}`,
          postcode: `CF${10 + (i % 6)} ${i % 9}AB`,
        },
        2026,
      ),
    })),
  );
}

it('finds for an event whom the engine pairs with it, and weighs them the same', () => {
  const people = population(300);
  const model = justiceModel();
  const engine = new LinkageEngine({ others: [], files: 1, within: true, model });
  const index = new PersonIndex(model, { expected: 10, floor: -1e9 });
  for (const { views } of people) engine.add(0, views);
  for (const { views } of people) index.add(views);
  const { candidates, bits } = engine.link();
  const expected = new Map<string, number>();
  for (let pair = 0; pair < candidates.pairs.size; pair++)
    expected.set(`${candidates.pairs.left[pair]} ${candidates.pairs.right[pair]}`, bits[pair]!);
  const found = new Map<string, number>();
  people.forEach(({ views }, event) => {
    for (const match of index.find(views))
      if (match.record < event) found.set(`${match.record} ${event}`, Math.fround(match.bits));
  });
  expect(expected.size).toBeGreaterThan(1000);
  expect(found).toEqual(expected);
});

it('tells the likeliest first, and nobody to whom nothing points', () => {
  const people = population(200);
  const index = new PersonIndex(justiceModel());
  for (const { views } of people) index.add(views);
  const [first, ...others] = index.find(people[42]!.views);
  expect(first).toMatchObject({ twins: false });
  expect(others.every(({ bits }) => bits <= first!.bits)).toBe(true);
  expect(first!.bits).toBeGreaterThan(10);
  const stranger = normalisePerson({ identifiers: [], givenNames: 'Zoltan', familyName: 'Kovacs' }, 2026);
  expect(index.find(encoder.encode([{ agency: 'a', person: stranger }])[0]!.views)).toEqual([]);
});

it('a block that outgrows the cap brings nobody together', () => {
  const index = new PersonIndex(justiceModel(), { floor: -1e9 });
  const person = normalisePerson({ identifiers: [], givenNames: 'Rhys', familyName: 'Pugh' }, 2026);
  const [{ views }] = encoder.encode([{ agency: 'a', person }]) as [EncodedRecord];
  for (let i = 0; i < 200; i++) index.add(views);
  expect(index.find(views)).toHaveLength(200);
  index.add(views);
  index.add(views);
  expect(index.find(views)).toEqual([]);
  expect(index.size).toBe(202);
});
