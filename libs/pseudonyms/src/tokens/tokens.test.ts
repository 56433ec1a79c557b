import { createSecretKey } from 'node:crypto';
import { normalisePerson, type WrittenPerson } from '#libs/identifiers';
import { localKeyPort } from '#libs/keys';
import { agencyReferences, exactTokens, keyIdOf, recordRefs, referralReferences } from '../index';

const root = (fill: number) => createSecretKey(Buffer.alloc(32, fill));
const keys = localKeyPort(
  'test',
  [
    { keyId: 1, root: root(1) },
    { keyId: 2, root: root(2) },
  ],
  root(9),
);
const WRITTEN: WrittenPerson = {
  identifiers: [
    { scheme: 'CRN', value: 'X777978' },
    { scheme: 'PNC', value: '2002/0073319Z' },
    { scheme: 'NHS', value: '943 476 5919' },
  ],
  familyName: 'Llywelyn',
  givenNames: 'Siân',
  dateOfBirth: '1996-03-14',
  postcode: 'CF10 1AA',
};
const tokens = (written: Partial<WrittenPerson>, agency = 'probation-wales', keyId?: number) =>
  exactTokens([{ person: normalisePerson({ ...WRITTEN, ...written }, 2026), agency }], keys, keyId)[0]!;
const byKind = (written: Partial<WrittenPerson>, kind: string, agency?: string) =>
  tokens(written, agency).find((token) => token.kind === kind)?.token;

describe('exact tokens', () => {
  it('come identifiers first and in the order given, then composites', () => {
    expect(tokens({}).map(({ kind }) => kind)).toEqual([
      'CRN',
      'PNC',
      'NHS',
      'NHS_DOB',
      'NAME_DOB_DISTRICT',
      'NAME_CLASS_DOB_DISTRICT',
    ]);
  });

  it('are a key id and 128 bits, and show nothing of the value', () => {
    for (const { token } of tokens({})) {
      expect(Buffer.from(token, 'base64url')).toHaveLength(17);
      expect(keyIdOf(token)).toBe(1);
    }
    expect(tokens({}, 'a', 2).every(({ token }) => keyIdOf(token) === 2)).toBe(true);
  });

  it('are equal for the same number however written, and differ between schemes and epochs', () => {
    const short = { identifiers: [{ scheme: 'PNC', value: '02/73319z' }] };
    expect(byKind(short, 'PNC')).toBe(byKind({}, 'PNC'));
    expect(byKind({ identifiers: [{ scheme: 'YCRN', value: 'X777978' }] }, 'YCRN')).not.toBe(
      byKind({}, 'CRN'),
    );
    const bits = (token: string) => Buffer.from(token, 'base64url').subarray(1);
    expect(bits(tokens({}, 'a', 2)[0]!.token)).not.toEqual(bits(tokens({}, 'a', 1)[0]!.token));
  });

  it('of an agency reference mean nothing at another agency', () => {
    const reference = { identifiers: [{ scheme: 'LA_REF', value: '17' }] };
    expect(byKind(reference, 'LA_REF', 'la-powys')).not.toBe(byKind(reference, 'LA_REF', 'la-cardiff'));
    expect(byKind({}, 'CRN', 'la-powys')).toBe(byKind({}, 'CRN', 'la-cardiff'));
  });

  it('of a number that fails its check say so, and repairs meet the right number', () => {
    const wrong = tokens({ identifiers: [{ scheme: 'NHS', value: '9434765918' }] });
    expect(wrong.find(({ kind }) => kind === 'NHS')).toMatchObject({ valid: false });
    const right = byKind({}, 'NHS');
    const repairTokens = wrong.filter(({ kind }) => kind === 'NHS_REPAIR');
    expect(repairTokens.map(({ token }) => token)).toContain(right);
    expect(repairTokens.every(({ valid }) => !valid)).toBe(true);
    expect(wrong.some(({ kind }) => kind === 'NHS_DOB')).toBe(false);
  });

  it('are made of no arrest, stay or address', () => {
    const identifiers = ['ASN', 'BOOKING', 'UPRN'].map((scheme) => ({ scheme, value: '12345A' }));
    expect(tokens({ identifiers, dateOfBirth: undefined })).toEqual([]);
  });

  it('of a name need date of birth and district too, and Welsh and English forms meet by class alone', () => {
    expect(byKind({ postcode: 'ZZ99 3VZ' }, 'NAME_DOB_DISTRICT')).toBeUndefined();
    expect(byKind({ dateOfBirth: '1996-01-01' }, 'NAME_DOB_DISTRICT')).toBeUndefined();
    expect(byKind({ givenNames: 'Si?n' }, 'NAME_DOB_DISTRICT')).toBeUndefined();
    expect(byKind({ givenNames: 'Sian', postcode: 'cf10 2bb' }, 'NAME_DOB_DISTRICT')).toBe(
      byKind({}, 'NAME_DOB_DISTRICT'),
    );
    expect(byKind({ givenNames: 'Jane' }, 'NAME_DOB_DISTRICT')).not.toBe(byKind({}, 'NAME_DOB_DISTRICT'));
    expect(byKind({ givenNames: 'Jane' }, 'NAME_CLASS_DOB_DISTRICT')).toBe(
      byKind({}, 'NAME_CLASS_DOB_DISTRICT'),
    );
  });
});

describe('references', () => {
  it('of records are stable, 128 bits, and need source and subject apart', () => {
    const [a, b, c] = recordRefs(keys, [
      { source: '/agencies/a', subject: '1' },
      { source: '/agencies/a', subject: '1' },
      { source: '/agencies/a1', subject: '' },
    ]);
    expect(a).toBe(b);
    expect(a).not.toBe(c);
    expect(Buffer.from(a!, 'base64url')).toHaveLength(16);
  });

  it('of agencies stay within agency and field, and referrals meet across agencies', () => {
    const given = { field: 'sentenceRef', agency: 'a', value: 's-1' };
    const distinct = agencyReferences(keys, [
      given,
      { ...given, agency: 'b' },
      { ...given, field: 'arrestRef' },
      { ...given, value: 's-2' },
    ]);
    expect(new Set(distinct).size).toBe(4);
    const [one, other] = referralReferences(keys, ['police-gwent/R 17', 'POLICE-GWENT/r17']);
    expect(one).toBe(other);
  });
});
