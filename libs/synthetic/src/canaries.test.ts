import { validatePlainEvent } from '#libs/contracts';
import { generateWales, type Wales } from './generate';

const OPTIONS = { people: 120, from: '2023-01', to: '2023-12', seed: 5, canaries: true };

describe('a synthetic Wales with canaries', () => {
  let wales: Wales;
  beforeAll(() => {
    wales = generateWales(OPTIONS);
  });
  const kinds = (start: string) => wales.canaries.filter(({ kind }) => kind.startsWith(start));

  it('is still accepted by the schemas', () => {
    const faults = wales.agencies.flatMap((agency) => wales.events(agency).flatMap(validatePlainEvent));
    expect(faults).toEqual([]);
  });

  it('marks every name and every reference', () => {
    expect(
      kinds('linkage.familyName').every(({ value }) => /canary|cnaary|caanry|cany?ar/i.test(value)),
    ).toBe(true);
    expect(kinds('linkage.givenNames').every(({ value }) => /canary/i.test(value))).toBe(true);
    expect(kinds('reference.').length).toBeGreaterThan(200);
    expect(kinds('reference.').every(({ value }) => value.includes('CANARYREF-'))).toBe(true);
  });

  it('lists identifiers of every scheme in use', () => {
    const schemes = new Set(kinds('identifier.').map(({ kind }) => kind));
    expect([...schemes].sort()).toEqual(
      ['CRN', 'CRO', 'MASTER_DEFENDANT_ID', 'NHS', 'NOMS', 'PNC'].map((scheme) => `identifier.${scheme}`),
    );
  });

  it('uses no listed value in a field that is not secret', () => {
    const secret = wales.canaries.map(({ value }) => value);
    const open = wales.agencies
      .flatMap((agency) => wales.events(agency))
      .map(({ data, ...attributes }) => {
        const facts = Object.entries(data.facts).filter(([field]) => !field.endsWith('Ref'));
        return JSON.stringify([attributes, facts]);
      })
      .join('\n');
    expect(secret.filter((value) => open.includes(value))).toEqual([]);
  });
});
