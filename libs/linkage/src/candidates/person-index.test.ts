import { createSecretKey } from 'node:crypto';
import { normalisePerson } from '#libs/identifiers';
import { localKeyPort } from '#libs/keys';
import { RecordEncoder, type EncodedRecord } from '#libs/pseudonyms';
import { justiceModel, LinkageEngine, PersonIndex, type LinkageModel } from '../index';

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

const even = justiceModel().m.map((levels) => levels.map(() => 1 / levels.length));
const byAgencies: LinkageModel['byAgencies'] = [{ agencies: ['a', 'b'], matches: 500, m: even }];

it.each([
  ['pooled', justiceModel()],
  ['by agencies', { ...justiceModel(), byAgencies }],
])('finds for an event whom the engine pairs with it, and weighs them the same, %s', (_, model) => {
  const people = population(300);
  const files = ['a', 'b', 'c'];
  const engine = new LinkageEngine({ others: [], files, within: true, model });
  const index = new PersonIndex(model, { expected: 10, floor: -1e9 });
  people.forEach(({ views }, at) => engine.add(at % 3, views));
  people.forEach(({ views }, at) => index.add(views, files[at % 3]));
  const { candidates, bits } = engine.link();
  const expected = new Map<string, number>();
  for (let pair = 0; pair < candidates.pairs.size; pair++)
    expected.set(`${candidates.pairs.left[pair]} ${candidates.pairs.right[pair]}`, bits[pair]!);
  const found = new Map<string, number>();
  people.forEach(({ views }, event) => {
    for (const match of index.find(views, files[event % 3]))
      if (match.record < event) found.set(`${match.record} ${event}`, Math.fround(match.bits));
  });
  expect(expected.size).toBeGreaterThan(1000);
  expect(found).toEqual(expected);
});

it('weighs a pair by the m of its two agencies in either order, and all others by the pooled one', () => {
  const model = { ...justiceModel(), byAgencies };
  const index = new PersonIndex(model);
  const [{ views }] = population(1) as [EncodedRecord];
  index.add(views, 'a');
  const bits = (agency?: string): number => index.find(views, agency)[0]!.bits;
  const pooled = new PersonIndex(justiceModel());
  pooled.add(views);
  const asPooled = pooled.find(views)[0]!.bits;
  expect(bits('c')).toBe(asPooled);
  expect(bits()).toBe(asPooled);
  expect(bits('b')).toBeLessThan(asPooled - 5);
  const other = new PersonIndex(model);
  other.add(views, 'b');
  expect(other.find(views, 'a')[0]!.bits).toBe(bits('b'));
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
