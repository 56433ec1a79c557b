import { checkIdentifier, isRefused } from '../index';

const YEAR = 2026;
const check = (scheme: string, value: string) => checkIdentifier(scheme, value, YEAR);
const canonical = (scheme: string, value: string) => {
  const result = check(scheme, value);
  return isRefused(result) ? result.refused : `${result.canonical} ${result.valid ? 'valid' : 'invalid'}`;
};

describe('PNC', () => {
  it.each([
    ['2002/0073319Z', '2002/0073319Z'],
    ['1979/0163001B', '1979/0163001B'],
    ['79/163001B', '1979/0163001B'],
    ['79163001b', '1979/0163001B'],
    ['197901 63001B', '1979/0163001B'],
    ['1981/0000034U', '1981/0000034U'],
    ['81/34U', '1981/0000034U'],
    ['2000/0000223R', '2000/0000223R'],
    ['1967/9893091D', '1967/9893091D'],
    ['2015/0123456U', '2015/0123456U'],
    ['1999/0000001G', '1999/0000001G'],
    ['2018/9000001H', '2018/9000001H'],
    ['033Y', '2003/0000003Y'],
    ['2002-0073319Z', '2002/0073319Z'],
  ])('%s is valid as %s', (written, expected) => {
    expect(canonical('PNC', written)).toBe(`${expected} valid`);
  });

  it.each(['2001/0171310S', '2012/0052494O', '2023/0583843N', '2979/0163001B'])(
    '%s fails its check',
    (written) => {
      expect(check('PNC', written)).toMatchObject({ valid: false });
    },
  );

  it('takes the century of a two-digit year from the present', () => {
    expect(checkIdentifier('PNC', '26/0000001', 2025)).toMatchObject({ refused: 'SHAPE' });
    expect(checkIdentifier('PNC', '26/1A', 2026)).toMatchObject({ canonical: '2026/0000001A' });
    expect(checkIdentifier('PNC', '26/1A', 2025)).toMatchObject({ canonical: '1926/0000001A' });
  });

  it.each(['2002/00733190Z', '002/0073319Z', 'Z', '2002/Z', '2002/0073319'])(
    '%s is no PNC number',
    (written) => {
      expect(canonical('PNC', written)).toBe('SHAPE');
    },
  );

  it('a serial of zeros stands for none', () => {
    expect(canonical('PNC', '2000/0000000Z')).toBe('PLACEHOLDER');
  });
});

describe('CRO', () => {
  it.each([
    ['065656/91H', '065656/91H'],
    ['65656/91H', '065656/91H'],
    ['123456/15N', '123456/15N'],
    ['SF05/482703J', 'SF05/482703J'],
    ['SF83/50058Z', 'SF83/50058Z'],
    ['SF95/12345E', 'SF95/12345E'],
    ['sf83/ 50058z', 'SF83/50058Z'],
  ])('%s is valid as %s', (written, expected) => {
    expect(canonical('CRO', written)).toBe(`${expected} valid`);
  });

  it('085227/65G fails its check, which asks for L', () => {
    expect(canonical('CRO', '085227/65G')).toBe('085227/65G invalid');
    expect(canonical('CRO', '085227/65L')).toBe('085227/65L valid');
  });

  it('a short file-form serial is valid with the letter of any of the three readings, and says so', () => {
    expect(check('CRO', 'SF83/123A')).toEqual({ canonical: 'SF83/123A', valid: true });
    expect(check('CRO', 'SF83/123X')).toEqual({ canonical: 'SF83/123X', valid: true, note: 'PADDED_SERIAL' });
    expect(check('CRO', 'SF83/123Z')).toEqual({ canonical: 'SF83/123Z', valid: true, note: 'PADDED_SERIAL' });
    expect(check('CRO', 'SF83/123B')).toEqual({ canonical: 'SF83/123B', valid: false });
  });

  it('from five digits on, a file-form letter of another padding is noted and not taken', () => {
    const noted = { canonical: 'SF83/50058Z', valid: false, note: 'PADDED_SERIAL' };
    expect(check('CRO', 'SF83/050058Z')).toEqual(noted);
    expect(check('CRO', 'SF83/050058X')).toMatchObject({ valid: false });
  });

  it('000000/00Z stands for none', () => {
    expect(canonical('CRO', '000000/00Z')).toBe('PLACEHOLDER');
  });
});

describe('NHS number', () => {
  it.each(['9990000018', '9990000026', '9990000034', '9990000042', '9990000050', '9990000069'])(
    '%s is a valid test number',
    (written) => {
      expect(check('NHS', written)).toEqual({ canonical: written, valid: true, note: 'TEST_NUMBER' });
    },
  );

  it('943 476 5919 is valid without its spaces', () => {
    expect(check('NHS', '943 476-5919')).toEqual({ canonical: '9434765919', valid: true });
  });

  it('no last digit makes 999000000x valid, for its check would be 10', () => {
    for (let x = 0; x <= 9; x++) expect(check('NHS', `999000000${x}`)).toMatchObject({ valid: false });
  });

  it('equal digits stand for none, and nine or eleven digits are no NHS number', () => {
    expect(canonical('NHS', '1111111111')).toBe('PLACEHOLDER');
    expect(canonical('NHS', '943476591')).toBe('SHAPE');
    expect(canonical('NHS', '94347659199')).toBe('SHAPE');
  });
});

describe('NINO', () => {
  it('is compared by its first eight characters', () => {
    expect(canonical('NINO', 'ab 21 34 57 c')).toBe('AB213457 valid');
    expect(canonical('NINO', 'AB213457')).toBe('AB213457 valid');
  });

  it.each(['QQ213457C', 'DA213457C', 'AO213457C', 'BG213457C', 'GB213457C', 'ZZ213457C', 'TN213457C'])(
    '%s was never issued',
    (written) => {
      expect(canonical('NINO', written)).toBe('NEVER_ISSUED');
    },
  );

  it('notes administrative prefixes and refuses a temporary reference number', () => {
    expect(check('NINO', 'OO213457A')).toMatchObject({ valid: true, note: 'ADMINISTRATIVE' });
    expect(canonical('NINO', '11 A1 11 11')).toBe('SHAPE');
    expect(canonical('NINO', 'AB213457E')).toBe('SHAPE');
  });
});

describe('numbers without a check', () => {
  it('prison numbers and CRNs are known by their shape', () => {
    expect(canonical('NOMS', 'a1234bc')).toBe('A1234BC valid');
    expect(check('NOMS', 'AB1234C')).toMatchObject({ note: 'UNUSUAL_SHAPE' });
    expect(canonical('NOMS', '1234')).toBe('SHAPE');
    expect(canonical('CRN', 'x777978')).toBe('X777978 valid');
    expect(canonical('CRN', 'X000000')).toBe('PLACEHOLDER');
    expect(canonical('CRN', 'XX77978')).toBe('SHAPE');
  });

  it('defendant ids are UUIDs, and the nil UUID stands for none', () => {
    expect(canonical('MASTER_DEFENDANT_ID', '8a1b6c3e-0b1d-4c59-9f0e-1f6f4d1f2a3b')).toMatch(/valid$/);
    expect(canonical('DEFENDANT_ID', '00000000-0000-0000-0000-000000000000')).toBe('PLACEHOLDER');
    expect(canonical('DEFENDANT_ID', 'none')).toBe('SHAPE');
  });

  it('an agency reference is anything but a word for none', () => {
    expect(canonical('LA_REF', ' sw-00 17 ')).toBe('SW-0017 valid');
    expect(canonical('LA_REF', 'Unknown')).toBe('PLACEHOLDER');
    expect(canonical('LA_REF', '--')).toBe('SHAPE');
  });
});
