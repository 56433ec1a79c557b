import { readDefinitions } from '#libs/measures';
import { projectPath } from '#libs/config';
import { readDisclosureRules } from '../data/read-rules';
import { fallbackOf, parseDisclosureRules, rulesFor } from './disclosure-rules';

const rules = readDisclosureRules();

describe('the rules of disclosure control', () => {
  it('name every indicator, with the profile that its definition states', () => {
    const definitions = readDefinitions(projectPath('schemas', 'indicators'));
    const stated = Object.fromEntries(definitions.map(({ id, disclosure }) => [id, disclosure.profile]));
    const chosen = Object.entries(rules.indicators).map(([id, { profile }]) => [id, profile]);
    expect(Object.fromEntries(chosen)).toEqual(stated);
  });

  it('take the strictest controller’s threshold, and a band that hides it', () => {
    const strict = { ...rules, controllers: { health: { threshold: 9 }, 'police-gwent': { threshold: 6 } } };
    expect(rulesFor(strict, 'A1', ['probation-wales'])).toMatchObject({ threshold: 4 });
    expect(rulesFor(strict, 'A1', ['police-gwent'])).toMatchObject({ threshold: 6 });
    expect(rulesFor(strict, 'C1', ['police-gwent', 'health-powys'])).toMatchObject({
      threshold: 9,
      band: 12,
    });
  });

  it('round an indicator that they do not name', () => {
    expect(rulesFor(rules, 'Z9', [])).toEqual({ profile: 'rounded', threshold: 4, band: 7, base: 5 });
  });

  it('give way where shown zeros pin a small count, as governance chose, and never round what was exact', () => {
    const by = (fallback: 'refuse' | 'blank' | 'rounded') =>
      rulesFor({ ...rules, exact: { threshold: 4, zeros: 'show', fallback } }, 'A1', []);
    expect(fallbackOf(rules, by('refuse'), [])).toBeUndefined();
    expect(fallbackOf(rules, by('blank'), [12])).toMatchObject({ profile: 'exact', zeros: 'blank' });
    expect(fallbackOf(rules, by('rounded'), [null, 10])).toMatchObject({ profile: 'rounded', band: 7 });
    expect(fallbackOf(rules, by('rounded'), [null, 12])).toBeUndefined();
    const hidden = { ...rules, exact: { threshold: 4, zeros: 'blank', fallback: 'rounded' } as const };
    expect(fallbackOf(rules, rulesFor(hidden, 'A1', []), [])).toBeUndefined();
  });

  it('are refused where the first figure shown would tell what the band hides', () => {
    expect(() => parseDisclosureRules({ ...rules, rounded: { threshold: 4, band: 5, base: 5 } })).toThrow(
      'publisher.rules.invalid',
    );
  });
});
