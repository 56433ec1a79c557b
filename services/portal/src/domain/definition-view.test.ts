import { projectPath } from '#libs/config';
import { readDecisions, readDefinitions, readRules, readSecondSeries, type Definition } from '#libs/measures';
import { Locales } from '../web/locales';
import { byGroup, definitionView } from './definition-view';

const folder = projectPath('schemas', 'indicators');
const definitions = readDefinitions(folder);
const locales = Locales.read(projectPath('services', 'portal', 'locales'));

const viewOf = (definition: Definition, language: 'en' | 'cy') =>
  definitionView(
    definition,
    {
      rules: readRules(folder, definition),
      decisions: readDecisions(folder, definition.decisions),
      second: readSecondSeries(folder, definitions),
    },
    { t: locales.in(language), language },
  );

const find = (id: string): Definition => definitions.find((definition) => definition.id === id)!;

describe('what the page of a definition shows', () => {
  it('is there for all 38 in both languages, nothing of the Welsh being the English', () => {
    expect(definitions).toHaveLength(38);
    for (const definition of definitions) {
      const [en, cy] = (['en', 'cy'] as const).map((language) => viewOf(definition, language));
      expect(en!.wording.detailed).not.toBe('');
      for (const part of ['label', 'explanation', 'population', 'measure', 'profile'] as const) {
        expect(cy![part]).not.toBe(en![part]);
      }
      for (const part of ['series', 'rules', 'decisions'] as const) {
        const same = cy![part].filter(({ text }, at) => text === en![part][at]!.text);
        expect([definition.id, part, same]).toEqual([definition.id, part, []]);
      }
      expect(en!.decisions.length).toBeGreaterThan(0);
      expect(en!.caveats.length).toBeGreaterThan(0);
    }
  });

  it('is the signed data: series, breakdowns, categories, sizes and areas', () => {
    const e5 = viewOf(find('E5'), 'en');
    expect(e5.series.map(({ code }) => code)).toEqual(['number', 'reach', 'conversion']);
    expect(e5.categories).toEqual(['Family and parenting support']);
    expect(e5.base).toBe('People serving a sentence on any day of the period');
    expect(e5.grain[0]).toEqual({ period: 'Calendar quarter', areas: ['Wales', 'Police force area'] });
    expect(e5.minimum).toEqual({ count: 5, denominator: 50 });
  });

  it('names the rules of its group and the series beside it', () => {
    const codes = viewOf(find('B1'), 'en').rules.map(({ code }) => code);
    expect(codes).toEqual(['R1', 'R15', 'R3', 'R2', 'R5', 'R8', 'R6', 'R7']);
    expect(viewOf(find('D4'), 'en').second.map(({ code }) => code)).toEqual(['rate_statutory', 'rate_18_25']);
    expect(viewOf(find('B6'), 'en').rules.map(({ code }) => code)).toEqual(['R1', 'R15', 'R13', 'R7']);
  });

  it('names the same breakdown of a cohort by what began it', () => {
    expect(viewOf(find('A2'), 'en').breakdowns).toEqual(['Kind of sentence']);
    expect(viewOf(find('A4'), 'en').breakdowns[0]).toMatch(/^What began the following/);
  });

  it('stands in the group of its letter', () => {
    expect(byGroup(definitions).map(({ letter, rows }) => `${letter}${rows.length}`)).toEqual([
      ...['A6', 'B7', 'C6', 'D8', 'E5', 'F6'],
    ]);
  });
});
