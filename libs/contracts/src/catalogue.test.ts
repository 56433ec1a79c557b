import { catalogue, eventType, parseType, shortType } from './catalogue';
import { AGENCY_KINDS } from './descriptor';

describe('catalogue', () => {
  it('holds the twenty-five types', () => {
    expect(catalogue).toHaveLength(25);
  });

  it('marks one fact date for every type about a person', () => {
    for (const type of catalogue.filter(({ personEvent }) => personEvent)) {
      expect(type.fields).toContain(type.factDate);
    }
  });

  it('asks for no identity for prosecutions, withdrawals and closed periods only', () => {
    const without = catalogue.filter(({ personEvent }) => !personEvent).map(({ suffix }) => suffix);
    expect(without.sort()).toEqual(['cps.prosecution.completed', 'period.closed', 'record.withdrawn']);
  });

  it('marks every reference of the facts, and referral references apart', () => {
    for (const { suffix, fields, references } of catalogue) {
      const named = fields.filter((field) => field.endsWith('Ref'));
      expect({ suffix, marked: [...references.agency, ...references.referral].sort() }).toEqual({
        suffix,
        marked: [...named].sort(),
      });
      expect(references.referral).toEqual(named.filter((field) => field === 'referralRef'));
    }
  });

  it('labels every type in two languages', () => {
    for (const { title } of catalogue) expect(title.en.length * title.cy.length).toBeGreaterThan(0);
  });

  it('takes a type apart', () => {
    const parsed = parseType('cymru.cyfrif.probation.sentence.commenced.v1');
    expect(parsed).toMatchObject({ kind: 'probation', suffix: 'probation.sentence.commenced', version: 1 });
    expect(parsed?.descriptor).toMatchObject({ factDate: 'startedOn', ageFields: ['startedOn'] });
  });

  it('knows the types of all agencies under each segment', () => {
    for (const kind of AGENCY_KINDS) {
      const parsed = parseType(eventType(`${kind}.record.withdrawn`));
      expect(parsed).toMatchObject({ kind, suffix: `${kind}.record.withdrawn` });
      expect(parsed?.descriptor.suffix).toBe('record.withdrawn');
    }
    expect(parseType('cymru.cyfrif.any.record.withdrawn.v1')).toBeUndefined();
    expect(parseType('cymru.cyfrif.record.withdrawn.v1')).toBeUndefined();
  });

  it.each([
    'cymru.cyfrif.probation.sentence.commenced.v2',
    'cymru.cyfrif.police.sentence.commenced.v1',
    'probation.sentence.commenced',
    'constructor',
    '__proto__',
  ])('does not know %s', (type) => {
    expect(parseType(type)).toBeUndefined();
  });

  it('shortens the keys of control totals', () => {
    expect(shortType('cymru.cyfrif.police.arrest.recorded.v1')).toBe('police.arrest.recorded');
    expect(shortType('police.arrest.recorded')).toBe('police.arrest.recorded');
  });
});
