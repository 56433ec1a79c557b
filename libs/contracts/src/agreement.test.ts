import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agreementsFor, coverage, identityCoverage, type Claim } from './agreement';
import { agreementDigest, exampleAgreements, instantiateAgreements, loadAgreements } from './agreements';
import { catalogue, eventType } from './catalogue';
import { AGENCY_KINDS } from './descriptor';
import type { Agreement } from './facts.generated';

const type = eventType('probation.sentence.commenced');
const agreement: Agreement = {
  id: 'ISP-1',
  kind: 'ISP',
  version: '2.0',
  title: { en: 'Sentences', cy: 'Dedfrydau' },
  status: 'in-force',
  purposes: ['RRF-INDICATORS'],
  regime: 'part3',
  legalBasis: 'section 35',
  parties: ['probation-wales'],
  events: [
    {
      type: 'probation.sentence.commenced',
      facts: ['/sentenceRef', '/kind', '/startedOn', '/homeArea/basis'],
      identifiers: ['CRN'],
      linkage: ['dateOfBirth'],
    },
    { type: 'record.withdrawn', facts: '*', identifiers: [], linkage: [] },
  ],
  validFrom: '2020-01-01',
  validTo: '2024-12-31',
};
const claim: Claim = {
  agency: 'probation-wales',
  type,
  regime: 'part3',
  purpose: 'RRF-INDICATORS',
  on: ['2024-12-31'],
  facts: { sentenceRef: 's', kind: 'PSS', startedOn: '2024-01-01', homeArea: { basis: 'UNKNOWN_WALES' } },
};

describe('coverage', () => {
  it('lets through what the agreement names', () => {
    expect(coverage(agreement, claim)).toBeUndefined();
    expect(
      coverage(agreement, {
        ...claim,
        type: eventType('probation.record.withdrawn'),
        facts: { reason: 'ERROR' },
      }),
    ).toBeUndefined();
  });

  it.each<[string, Partial<Claim>, string, string]>([
    ['another agency', { agency: 'police-gwent' }, 'agreement.party', '/agreementref'],
    ['a day after the last', { on: ['2025-01-01'] }, 'agreement.not-in-force', '/agreementref'],
    [
      'a day before the first',
      { on: ['2024-01-01', '2019-12-31'] },
      'agreement.not-in-force',
      '/agreementref',
    ],
    ['another regime', { regime: 'ukgdpr' }, 'agreement.regime', '/regime'],
    ['another purpose', { purpose: 'RESEARCH' }, 'agreement.purpose', '/purposecode'],
    ['another type', { type: eventType('probation.referral.made') }, 'agreement.type', '/type'],
    ['a field it does not name', { facts: { origin: 'NEW' } }, 'agreement.field', '/data/facts/origin'],
    [
      'a nested field it does not name',
      { facts: { homeArea: { basis: 'HOME_ADDRESS', lad: 'W06000015' } } },
      'agreement.field',
      '/data/facts/homeArea/lad',
    ],
    [
      'a field of no schema, without its name',
      { facts: { 'Canari-1': 1 } },
      'agreement.field',
      '/data/facts',
    ],
  ])('stops %s', (_name, change, code, pointer) => {
    expect(coverage(agreement, { ...claim, ...change })).toEqual({ code, pointer });
  });

  it.each(['draft', 'suspended', 'expired'] as const)('stops under an agreement that is %s', (status) => {
    expect(coverage({ ...agreement, status }, claim)?.code).toBe('agreement.not-in-force');
  });

  it('stops under an agreement that nobody knows', () => {
    expect(coverage(undefined, claim)?.code).toBe('agreement.unknown');
  });

  it('takes a pointer for all below it', () => {
    const events = [{ ...agreement.events[0]!, facts: ['/homeArea'] }];
    expect(
      coverage({ ...agreement, events }, { ...claim, facts: { homeArea: { lad: 'W06000015', basis: 'x' } } }),
    ).toBeUndefined();
  });

  it('decides each scheme and linkage field of the identity', () => {
    const identity = {
      identifiers: [{ scheme: 'CRN', value: 'X000001' }],
      linkage: { dateOfBirth: '1990-01-01' },
    };
    expect(identityCoverage(agreement, type, identity)).toBeUndefined();
    expect(
      identityCoverage(agreement, type, {
        identifiers: [...identity.identifiers, { scheme: 'PNC', value: 'x' }],
      }),
    ).toEqual({ code: 'agreement.identifier', pointer: '/data/identity/identifiers' });
    expect(identityCoverage(agreement, type, { ...identity, linkage: { familyName: 'x' } })).toEqual({
      code: 'agreement.linkage',
      pointer: '/data/identity/linkage',
    });
  });

  it('finds the agreements under which a feed may be required', () => {
    expect(agreementsFor([agreement], 'probation-wales', type, '2024-06-01')).toEqual([agreement]);
    expect(agreementsFor([agreement], 'probation-wales', type, '2025-06-01')).toEqual([]);
  });
});

describe('agreements', () => {
  it('ships one example per kind that covers each of its types', () => {
    const examples = exampleAgreements();
    expect(examples.map(({ id }) => id).sort()).toEqual(
      AGENCY_KINDS.map((kind) => `ISP-${kind.toUpperCase()}`).sort(),
    );
    for (const { suffix, kind } of catalogue) {
      for (const each of kind === 'any' ? AGENCY_KINDS : [kind]) {
        const example = examples.find(({ id }) => id === `ISP-${each.toUpperCase()}`)!;
        const full = kind === 'any' ? `${each}.${suffix}` : suffix;
        expect(
          coverage(example, {
            ...claim,
            agency: 'anyone',
            type: eventType(full),
            regime: example.regime,
            facts: { x: 1 },
          }),
        ).toBeUndefined();
      }
    }
  });

  it('instantiates the examples for the sources it sees', () => {
    const made = instantiateAgreements(exampleAgreements(), [
      { commonName: 'police-gwent', kinds: ['police'] },
      { commonName: 'mystery', kinds: [] },
    ]);
    expect(made).toHaveLength(9);
    expect(made.find(({ id }) => id === 'ISP-POLICE-GWENT')).toMatchObject({ parties: ['police-gwent'] });
  });

  it('does not replace an example by a source of the same name', () => {
    const made = instantiateAgreements(exampleAgreements(), [{ commonName: 'police', kinds: ['police'] }]);
    expect(made).toHaveLength(8);
    expect(made.find(({ id }) => id === 'ISP-POLICE')).toMatchObject({ parties: ['*'] });
  });

  it('reads a folder and names the file and place of what is wrong', () => {
    const folder = mkdtempSync(join(tmpdir(), 'agreements-'));
    writeFileSync(join(folder, 'a.json'), JSON.stringify(agreement));
    expect(loadAgreements(folder)).toEqual([agreement]);
    writeFileSync(join(folder, 'b.json'), JSON.stringify({ ...agreement, id: 'B', extra: 1 }));
    expect(() => loadAgreements(folder)).toThrow('b.json: field.unknown at the top.');
    writeFileSync(join(folder, 'b.json'), '{');
    expect(() => loadAgreements(folder)).toThrow('b.json: not readable as JSON.');
    writeFileSync(join(folder, 'b.json'), JSON.stringify(agreement));
    expect(() => loadAgreements(folder)).toThrow('Two agreements');
  });

  it('has one digest however it is written', () => {
    const turned = Object.fromEntries(Object.entries(agreement).reverse()) as unknown as Agreement;
    expect(agreementDigest(turned)).toBe(agreementDigest(agreement));
  });
});
