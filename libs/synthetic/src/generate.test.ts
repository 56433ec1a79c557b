import { catalogue, validatePlainEvent } from '#libs/contracts';
import { AGENCIES } from './agencies';
import { FACT_DATES } from './fact-dates';
import { generateWales, type Wales } from './generate';
import type { PlainEvent } from './options';
import { streamWales } from './wales';

const OPTIONS = { people: 1500, from: '2022-01', to: '2024-12', seed: 7 };

const all = (wales: Wales): PlainEvent[] => wales.agencies.flatMap((agency) => wales.events(agency));
const short = (event: PlainEvent): string => event.type.split('.').slice(2, -1).join('.');

describe('a synthetic Wales', () => {
  let wales: Wales;
  let events: PlainEvent[];
  beforeAll(() => {
    wales = generateWales(OPTIONS);
    events = all(wales);
  });
  const ofType = (suffix: string) => events.filter((event) => short(event).endsWith(suffix));
  const distinct = () => [...new Map(events.map((event) => [event.source + event.id, event])).values()];

  it('is the same to the byte for the same seed and another for another seed', () => {
    const bytes = (seed: number) => JSON.stringify(all(generateWales({ ...OPTIONS, people: 200, seed })));
    expect(bytes(7)).toBe(bytes(7));
    expect(bytes(7)).not.toBe(bytes(8));
  });

  it('has identifiers of its own after another world, and shares them where it is not told', () => {
    const numbers = (seed: number, after?: number): string[] => {
      const found: string[] = [];
      streamWales(
        { ...OPTIONS, people: 200, seed, after },
        {
          event: () => undefined,
          person: ({ identifiers: { nhs, pnc, cro, noms, crn } }) =>
            found.push(...[nhs, pnc, cro, noms, crn].filter((number) => number !== '')),
        },
      );
      return found;
    };
    const first = new Set(numbers(7));
    expect(numbers(8, 200).filter((number) => first.has(number))).toEqual([]);
    expect(numbers(8).filter((number) => first.has(number)).length).toBeGreaterThan(200);
  });

  it('sends only events that the schemas accept', () => {
    const faults = events.flatMap((event) =>
      validatePlainEvent(event).map((fault) => `${short(event)} ${JSON.stringify(fault)}`),
    );
    expect([...new Set(faults)]).toEqual([]);
  });

  it('sends every type of the catalogue', () => {
    const sent = new Set(events.map((event) => event.type.split('.').slice(3, -1).join('.')));
    const known = catalogue.map((type) => type.suffix.split('.').slice(-2).join('.'));
    expect(known.filter((suffix) => !sent.has(suffix))).toEqual([]);
  });

  it('makes about ten events for each person in three years', () => {
    expect(wales.eventCount / OPTIONS.people).toBeGreaterThan(8.5);
    expect(wales.eventCount / OPTIONS.people).toBeLessThan(11.5);
  });

  it('repeats 1 to 2 per cent of deliveries with the same bytes', () => {
    const bytes = new Map<string, string>();
    let repeated = 0;
    for (const event of events) {
      const key = `${event.source} ${event.id}`;
      const text = JSON.stringify(event);
      if (bytes.has(key)) repeated += bytes.get(key) === text ? 1 : Number.NaN;
      bytes.set(key, text);
    }
    expect(repeated / events.length).toBeGreaterThan(0.01);
    expect(repeated / events.length).toBeLessThan(0.02);
  });

  it('sends 3 to 5 per cent of facts more than 30 days late', () => {
    const lags = distinct().flatMap((event) => {
      const field = FACT_DATES[short(event).split('.').slice(1).join('.')];
      const fact = field === undefined ? undefined : event.data.facts[field];
      if (typeof fact !== 'string' || event.sourcerevision > 1 || fact < '2022-01-01') return [];
      return [(Date.parse(event.time.slice(0, 10)) - Date.parse(fact)) / 86_400_000];
    });
    const late = lags.filter((days) => days > 30).length / lags.length;
    expect(Math.min(...lags)).toBeGreaterThanOrEqual(0);
    expect(late).toBeGreaterThan(0.03);
    expect(late).toBeLessThan(0.05);
  });

  it('keeps every number of a person out of the open attributes', () => {
    const open = events.map((event) => [event.id, event.subject, event.source].join(' ')).join('\n');
    const numbers = wales.people
      .slice(0, 60)
      .flatMap((person) => Object.values(person.identifiers))
      .filter(Boolean);
    expect(numbers.filter((number) => open.includes(String(number)))).toEqual([]);
  });

  it('leaves out the PNC id as often as agencies do', () => {
    const share = (suffix: string) => {
      const list = ofType(suffix);
      const without = list.filter(
        (event) => !event.data.identity?.identifiers?.some(({ scheme }) => scheme === 'PNC'),
      );
      return without.length / list.length;
    };
    expect(share('court.sentence.imposed')).toBeGreaterThan(0.04);
    expect(share('court.sentence.imposed')).toBeLessThan(0.11);
    expect(share('police.arrest.recorded')).toBeGreaterThan(0.4);
    expect(share('police.arrest.recorded')).toBeLessThan(0.6);
    expect(share('provider.intervention.started')).toBe(1);
  });

  it('starts sentences in the groups at about the planned shares', () => {
    const sex = new Map(wales.people.map((person) => [person.id, person]));
    const starts = ofType('sentence.commenced').filter(
      ({ data }) =>
        ['NEW', 'RESENTENCE'].includes(String(data.facts.origin)) &&
        ['IMMEDIATE_CUSTODY', 'COMMUNITY_ORDER', 'SSO_REQ'].includes(String(data.facts.kind)),
    );
    const share = (is: (id: string) => boolean | undefined) =>
      starts.filter((event) => is(wales.personOf.get(`${event.source} ${event.subject}`) ?? '')).length /
      starts.length;
    expect(share((id) => sex.get(id)?.sex === 'F')).toBeCloseTo(0.13, 1);
    expect(share((id) => sex.get(id)?.daPerpetrator)).toBeCloseTo(0.27, 1);
    expect(share((id) => !sex.get(id)?.ethnicity.startsWith('W'))).toBeCloseTo(0.07, 1);
    expect(share((id) => sex.get(id)?.careExperienced)).toBeCloseTo(0.24, 1);
    expect(starts.length).toBeGreaterThan(300);
  });

  it('closes every quarter of every agency with the totals of its present records', () => {
    const closings = distinct().filter((event) => short(event).endsWith('period.closed'));
    const latest = new Map<string, PlainEvent>();
    for (const event of closings) {
      const key = `${event.source} ${String(event.data.facts.period)}`;
      if ((latest.get(key)?.sourcerevision ?? 0) < event.sourcerevision) latest.set(key, event);
    }
    expect(latest.size).toBe(AGENCIES.length * 12);
    const truth = presentTotals(distinct());
    const stated: Record<string, number> = {};
    for (const [key, event] of latest) {
      for (const [type, n] of Object.entries(event.data.facts.countsByType as Record<string, number>)) {
        stated[`${key} ${type}`] = n;
      }
    }
    expect(stated).toEqual(truth);
  });

  it('takes back a few terminations and merges, and undoes a few merges', () => {
    const people = generateWales({ ...OPTIONS, people: 6000, seed: 3 });
    const big = all(people);
    const changes = big.filter((event) => short(event).endsWith('person-link.changed'));
    const merged = changes.filter((event) => event.data.facts.change === 'MERGED').length;
    expect(merged / 6000).toBeGreaterThan(0.0015);
    expect(merged / 6000).toBeLessThan(0.0055);
    const undone = changes.filter((event) => event.data.facts.change === 'UNMERGED').length;
    expect(undone).toBeGreaterThan(0);
    expect(undone / 6000).toBeLessThan(0.002);
    const back = big.filter((event) => event.data.facts.reason === 'UNTERMINATED').length;
    const ended = big.filter((event) => short(event).endsWith('sentence.terminated')).length;
    expect(back / ended).toBeGreaterThan(0.002);
    expect(back / ended).toBeLessThan(0.009);
  });
});

/** Present records by source, quarter of the fact and type; CPS aggregates by their period. */
function presentTotals(events: readonly PlainEvent[]): Record<string, number> {
  const state = new Map<string, PlainEvent>();
  const first = new Map<string, PlainEvent>();
  for (const event of events) {
    const key = `${event.source} ${event.subject}`;
    if (event.sourcerevision === 1) first.set(key, event);
    if ((state.get(key)?.sourcerevision ?? 0) < event.sourcerevision) state.set(key, event);
  }
  const totals: Record<string, number> = {};
  for (const [key, event] of state) {
    const type = short(event);
    const field = FACT_DATES[type.split('.').slice(1).join('.')];
    if (field === undefined || !first.has(key)) continue;
    const dated = event.data.facts[field];
    const fact = typeof dated === 'string' ? dated : '';
    const month = Number(fact.slice(5, 7));
    const quarter = fact ? `${fact.slice(0, 4)}-Q${Math.ceil(month / 3)}` : String(event.data.facts.period);
    if (quarter < '2022-Q1' || quarter > '2024-Q4') continue;
    const name = `${event.source} ${quarter} ${type}`;
    totals[name] = (totals[name] ?? 0) + 1;
  }
  return totals;
}
