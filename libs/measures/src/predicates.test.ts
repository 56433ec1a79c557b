import { membership, type Predicate, type Standing } from './predicates';

/** A man of 30 of whom nothing more is known. */
const nobody: Standing = {
  age: 30,
  sex: 'M',
  ethnicGroup: 'NOT_STATED',
  ethnicity: 'NOT_STATED',
  exService: false,
  careExperienced: false,
  careCategory: undefined,
  parent: false,
  exServiceStated: false,
  parentStated: false,
  onDaRegister: false,
  registeredWithinDays: () => false,
  flaggedWithinMonths: () => false,
};
const holds = (predicate: Predicate, standing: Partial<Standing> = {}): boolean =>
  membership(predicate)({ ...nobody, ...standing });

it('includes both ends of an age and leaves out whoever has none', () => {
  const ages = [17, 18, 25, 26, undefined];
  expect(ages.map((age) => holds({ age: { from: 18, to: 25 } }, { age }))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
  expect(holds({ age: { from: 18 } }, { age: 99 })).toBe(true);
});

it('never counts what is not stated as one of the codes asked for', () => {
  expect(holds({ sex: ['F'] }, { sex: 'NOT_STATED' })).toBe(false);
  expect(holds({ ethnicGroup: ['ASIAN', 'BLACK'] })).toBe(false);
  expect(holds({ ethnicGroup: ['ASIAN', 'BLACK'] }, { ethnicGroup: 'BLACK' })).toBe(true);
  expect(holds({ ethnicity: ['W2', 'W3'] }, { ethnicGroup: 'WHITE', ethnicity: 'W3' })).toBe(true);
});

it('reads each kind of evidence by its own rule', () => {
  expect(holds({ exService: true }, { exService: true })).toBe(true);
  expect(holds({ careExperienced: true }, { careExperienced: true })).toBe(true);
  expect(holds({ parent: true }, { parent: true })).toBe(true);
  expect(holds({ daRegister: true }, { onDaRegister: true })).toBe(true);
  expect(holds({ careCategory: [3, 4] }, { careCategory: 3 })).toBe(true);
  expect(holds({ careCategory: [3, 4] }, { careCategory: 1 })).toBe(false);
  expect(holds({ daRegisteredWithinDays: 30 }, { registeredWithinDays: (days) => days === 30 })).toBe(true);
  expect(holds({ daFlaggedWithinMonths: 60 }, { flaggedWithinMonths: (months) => months === 60 })).toBe(true);
});

it('joins conditions by all, any and not', () => {
  const woman: Predicate = { sex: ['F'] };
  const adult: Predicate = { age: { from: 18 } };
  expect(holds({ all: [woman, adult] }, { sex: 'F' })).toBe(true);
  expect(holds({ all: [woman, adult] })).toBe(false);
  expect(holds({ any: [woman, adult] })).toBe(true);
  expect(holds({ not: woman })).toBe(true);
  expect(holds({ everyone: true }, { age: undefined })).toBe(true);
});

it.each([
  { all: [] },
  { sex: [] },
  { sex: ["F' OR 1=1"] },
  { age: { from: -1 } },
  { careCategory: [1.5] },
  {},
])('refuses %j, which is no predicate', (data) => {
  expect(() => membership(data as unknown as Predicate)).toThrow('definition.predicate.invalid');
});
