import { isoDay } from './calendar';
import { generateWales, type Wales } from './generate';
import type { PlainEvent } from './options';
import type { Person } from './people/person';

describe('the imperfections of synthetic records', () => {
  let people: Map<string, Person>;
  let records: { event: PlainEvent; person: Person }[];
  beforeAll(() => {
    const wales: Wales = generateWales({ people: 4000, from: '2022-01', to: '2024-12', seed: 21 });
    people = new Map(wales.people.map((person) => [person.id, person]));
    records = wales.agencies.flatMap((agency) =>
      wales.events(agency).flatMap((event) => {
        const person = people.get(wales.personOf.get(`${event.source} ${event.subject}`) ?? '');
        return person && event.data.identity?.linkage ? [{ event, person }] : [];
      }),
    );
  });
  const share = (is: (record: { event: PlainEvent; person: Person }) => boolean, of = records) =>
    of.filter(is).length / of.length;
  const arrests = () => records.filter(({ event }) => event.type.includes('.arrest.recorded.'));
  const names = () =>
    new Set(
      records.map(({ event: { data } }) => {
        const linkage = data.identity?.linkage;
        return `${linkage?.givenNames?.split(' ')[0]} ${linkage?.familyName}`;
      }),
    );

  it('exchange day and month of one date of birth in two hundred, and err in no other way', () => {
    const wrong = records.filter(
      ({ event, person }) => event.data.identity?.linkage?.dateOfBirth !== isoDay(person.birth),
    );
    expect(wrong.length / records.length).toBeGreaterThan(0.002);
    expect(wrong.length / records.length).toBeLessThan(0.01);
    for (const { event, person } of wrong) {
      const [year, month, day] = isoDay(person.birth).split('-');
      expect(event.data.identity?.linkage?.dateOfBirth).toBe(`${year}-${day}-${month}`);
    }
  });

  it('know no postcode for 12 to 14 per cent', () => {
    expect(share(({ event }) => event.data.identity?.linkage?.postcode === undefined)).toBeCloseTo(0.13, 1);
  });

  it('leave ethnicity, service and children unstated as often as planned', () => {
    const silent = (field: string, values: string[]) =>
      share(
        ({ event }) => values.includes(JSON.stringify(event.data.facts[field]).replaceAll('"', '')),
        arrests().filter(({ event }) => event.data.facts[field] !== undefined),
      );
    expect(silent('ethnicitySelfDefined', ['NS'])).toBeGreaterThan(0.07);
    expect(silent('ethnicitySelfDefined', ['NS'])).toBeLessThan(0.13);
    expect(silent('exServiceDeclared', ['NOT_STATED'])).toBeGreaterThan(0.2);
    expect(silent('exServiceDeclared', ['NOT_STATED'])).toBeLessThan(0.3);
    expect(silent('dependentChildrenDeclared', ['NOT_STATED'])).toBeGreaterThan(0.3);
    expect(silent('dependentChildrenDeclared', ['NOT_STATED'])).toBeLessThan(0.45);
  });

  it('write Welsh names with and without accents, in Welsh and in English', () => {
    const given = new Set([...names()].map((name) => name.split(' ')[0]));
    expect([...given]).toEqual(
      expect.arrayContaining(['Siôn', 'Sion', 'Llŷr', 'Llyr', 'Rhys', 'Dafydd', 'David']),
    );
    const bare = (name = '') => name.normalize('NFD').replace(/\p{M}/gu, '');
    const otherForm = ({ event, person }: (typeof records)[number]) =>
      bare(event.data.identity?.linkage?.givenNames?.split(' ')[0]) !== bare(person.given);
    expect(share(otherForm)).toBeGreaterThan(0.01);
    expect(share(otherForm)).toBeLessThan(0.08);
    expect([...names()].some((name) => / a[bp] \p{L}/u.test(name))).toBe(true);
  });

  it('have twins of one name, address and day of birth', () => {
    const byBirth = Map.groupBy(
      people.values(),
      (person) => `${person.household} ${person.birth} ${person.family}`,
    );
    expect([...byBirth.values()].filter((twins) => twins.length === 2).length).toBeGreaterThan(5);
  });
});
