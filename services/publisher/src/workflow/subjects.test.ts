import { readLabels } from '../data/read-labels';
import { WELSH_AREAS } from '../domain/areas';
import { subjectWords } from '../domain/subjects';

const labels = readLabels();
const words = (subject: string): [string, string] => {
  const { en, cy } = subjectWords(subject, labels, WELSH_AREAS);
  return [en, cy];
};

describe('what a refusal is about, in words', () => {
  it.each([
    [
      'A1 persons COMMUNITY_ORDER FY2022-23 W15000003',
      /^A1 · .*Community order · .* 2022-23 · /u,
      /Gorchymyn/u,
    ],
    ['A1 persons - FY2022-23 W92000004', /^A1 · [^·]+ · [^·]+ · Financial year 2022-23 · Wales$/u, /Cymru$/u],
    ['A1-persons-SSO_REQ-2024-Q1', /Suspended sentence .* · Quarter 2024-Q1$/u, /Chwarter 2024-Q1$/u],
    ['A1-persons-18-20-FY2022-23', /18 to 20 · Financial year 2022-23$/u, /Blwyddyn ariannol 2022-23$/u],
    ['A1-persons-ageband-FY2022-23-quarters', /Age · Financial year 2022-23, Q1–Q4$/u, /Oedran · /u],
    ['A2-rate-FY2022-23', /Rate · Financial year 2022-23$/u, /Cyfradd · /u],
    ['A3 rate', /Rate$/u, /Cyfradd$/u],
  ])('names %s in both languages, without a code but the indicator’s', (subject, en, cy) => {
    const [english, welsh] = words(subject);
    expect(english).toMatch(en);
    expect(welsh).toMatch(cy);
    expect(`${english} ${welsh}`).not.toMatch(/W\d{8}|FY\d|[A-Z]{3}_|· persons ·/u);
  });

  it('leaves as it is what it does not know', () => {
    expect(words('r2b52bfbec51988f8ddce91cc')).toEqual([
      'r2b52bfbec51988f8ddce91cc',
      'r2b52bfbec51988f8ddce91cc',
    ]);
    expect(words('category:NEW_KIND')[0]).toBe('category:NEW_KIND');
    expect(words('A1 persons NEW_KIND FY2022-23 W92000004')[0]).toContain('NEW_KIND');
  });
});
