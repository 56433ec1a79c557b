import { createSecretKey } from 'node:crypto';
import { normalisePerson, type WrittenPerson } from '#libs/identifiers';
import { localKeyPort } from '#libs/keys';
import {
  BASE_WORDS,
  bucketOf,
  encodeRecord,
  FACTS,
  FrequencyTable,
  frequencyTokens,
  RecordEncoder,
  typescriptViewKernel,
  unpackView,
  WORD,
  type EncodedRecord,
  type EncodeOptions,
  type ViewName,
} from './index';

const root = (fill: number) => createSecretKey(Buffer.alloc(32, fill));
const keys = localKeyPort('test', [{ keyId: 1, root: root(1) }], root(9));
const WRITTEN: WrittenPerson = {
  identifiers: [{ scheme: 'PNC', value: '2002/0073319Z' }],
  familyName: 'Llywelyn',
  givenNames: 'Siân Mair',
  dateOfBirth: '1996-03-14',
  sex: 'F',
  postcode: 'CF10 1AA',
};
const personOf = (change: Partial<WrittenPerson> = {}) => normalisePerson({ ...WRITTEN, ...change }, 2026);
const encode = (change: Partial<WrittenPerson> = {}, options?: EncodeOptions, other?: string[]) =>
  encodeRecord({ person: personOf(change), agency: 'a', other }, keys, options);

const shared = (a: EncodedRecord, b: EncodedRecord): ViewName[] =>
  a.views.flatMap(({ view, block }) =>
    b.views.some((other) => other.view === view && other.block === block) ? [view] : [],
  );
/** Both records' words in the block that they share. */
const wordsIn = (view: ViewName, a: EncodedRecord, b: EncodedRecord): [Uint32Array, Uint32Array] => {
  for (const mine of a.views) {
    const theirs = b.views.find((other) => other.view === view && other.block === mine.block);
    if (mine.view === view && theirs) return [unpackView(mine), unpackView(theirs)];
  }
  throw new Error(`no common block of ${view}`);
};
const ones = (words: Uint32Array) => {
  let count = 0;
  for (const word of words) for (let bits = word; bits !== 0; bits &= bits - 1) count++;
  return count;
};
const dice = (a: Uint32Array, b: Uint32Array, at: number) => {
  const [x, y] = [a.subarray(at, at + 8), b.subarray(at, at + 8)];
  return (2 * ones(x.map((word, i) => word & y[i]!))) / (ones(x) + ones(y));
};

describe('views', () => {
  it('are those for which the fields are stated', () => {
    expect(new Set(encode().views.map(({ view }) => view))).toEqual(
      new Set<ViewName>([
        'PNC',
        'BIRTH_SOUND',
        'BIRTH_GIVEN',
        'BIRTH_DISTRICT',
        'BIRTH_SWAPPED_NAMES',
        'SWAPPED_BIRTH_NAME',
        'NAME',
        'NAME_YEAR',
        'NAME_STARTS',
        'NAME_STARTS_YEAR',
        'POSTCODE_GIVEN',
        'POSTCODE_SOUND',
      ]),
    );
    expect(encode({ givenNames: undefined, familyName: undefined, postcode: undefined }).views).toHaveLength(
      1,
    );
    expect(
      encode({ identifiers: [], givenNames: '', familyName: '', postcode: '', dateOfBirth: '' }).views,
    ).toEqual([]);
  });

  it.each<[string, Partial<WrittenPerson>, ViewName]>([
    ['the English form of a given name', { givenNames: 'Jane', postcode: undefined }, 'BIRTH_GIVEN'],
    ['a Welsh spelling of the surname', { givenNames: 'X', familyName: 'Llewellyn' }, 'BIRTH_SOUND'],
    ['names in each other’s place', { givenNames: 'Llywelyn', familyName: 'Sian' }, 'BIRTH_SWAPPED_NAMES'],
    ['day and month swapped', { dateOfBirth: '1996-14-03' }, 'SWAPPED_BIRTH_NAME'],
    ['another year of birth', { dateOfBirth: '1969-03-14' }, 'NAME'],
    ['a mistyped PNC number', { identifiers: [{ scheme: 'PNC', value: '2002/0073318Z' }] }, 'PNC'],
  ])('bring together records that differ by %s', (_what, change, view) => {
    expect(shared(encode(), encode(change))).toContain(view);
  });

  it('salt everything by block: equal names in different blocks share no word', () => {
    const one = encode();
    const other = encode({ dateOfBirth: '1980-07-01' });
    const [a] = one.views.filter(({ view }) => view === 'BIRTH_GIVEN').map((view) => unpackView(view));
    const [b] = other.views.filter(({ view }) => view === 'BIRTH_GIVEN').map((view) => unpackView(view));
    expect(a![WORD.GIVEN_EXACT]).not.toBe(b![WORD.GIVEN_EXACT]);
    expect(dice(a!, b!, WORD.GIVEN_FILTER)).toBeLessThan(0.5);
    const unsalted = { saltByBlock: false };
    const payloads = [encode({}, unsalted), encode({ dateOfBirth: '1980-07-01' }, unsalted)].map((record) =>
      unpackView(record.views.find(({ view }) => view === 'BIRTH_GIVEN')!),
    );
    expect(payloads[0]![WORD.GIVEN_EXACT]).toBe(payloads[1]![WORD.GIVEN_EXACT]);
  });

  it('of one record hold different words for the same field', () => {
    const tokens = encode().views.map((view) => unpackView(view)[WORD.SEX]);
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  it('compare inside a block: exact, similar, sounding alike, wild digits and swaps', () => {
    const [a, b] = wordsIn(
      'NAME_STARTS',
      encode(),
      encode({ givenNames: 'Siani', dateOfBirth: '1996-03-15' }),
    );
    expect(a[WORD.SURNAME_EXACT]).toBe(b[WORD.SURNAME_EXACT]);
    expect(a[WORD.GIVEN_EXACT]).not.toBe(b[WORD.GIVEN_EXACT]);
    expect(dice(a, b, WORD.GIVEN_FILTER)).toBeGreaterThan(0.6);
    expect(a[WORD.BIRTH_EXACT]).not.toBe(b[WORD.BIRTH_EXACT]);
    const wild = (words: Uint32Array) =>
      Array.from({ length: 16 }, (_, i) => (words[WORD.BIRTH_WILD + (i >> 1)]! >>> (16 * (i & 1))) & 0xffff);
    const equalAt = wild(a).flatMap((half, i) => (half !== 0 && half === wild(b)[i] ? [i] : []));
    expect(equalAt).toEqual([7]);
    const [c, d] = wordsIn('NAME', encode(), encode({ dateOfBirth: '1996-03-41' }));
    const swapAt = wild(c).flatMap((half, i) => (half !== 0 && half === wild(d)[i] ? [i] : []));
    expect(swapAt).toEqual([8 + 6]);
  });

  it('take for equal what the block implies, and mark a number that came by repair', () => {
    const [a, b] = wordsIn(
      'PNC',
      encode(),
      encode({ identifiers: [{ scheme: 'PNC', value: '2002/0073318Z' }] }),
    );
    expect(a[WORD.PNC]).toBe(b[WORD.PNC]);
    expect(((b[WORD.FACTS]! >>> FACTS.REPAIRED) & 1) - ((a[WORD.FACTS]! >>> FACTS.REPAIRED) & 1)).toBe(1);
    const [c, d] = wordsIn('BIRTH_GIVEN', encode(), encode({ familyName: 'Other' }));
    expect(c[WORD.BIRTH_EXACT]).toBe(d[WORD.BIRTH_EXACT]);
  });

  it('do not let two numbers of one scheme conflict with a record that holds one of them', () => {
    const both = encode({ identifiers: ['X777978', 'X777979'].map((value) => ({ scheme: 'CRN', value })) });
    const one = encode({ identifiers: [{ scheme: 'CRN', value: 'X777979' }] });
    const [inName] = wordsIn('NAME', both, one);
    expect(inName[WORD.CRN]).toBe(0);
    const [a, b] = wordsIn('CRN', both, one);
    expect(a[WORD.CRN]).toBe(b[WORD.CRN]);
  });

  it('of a damaged name hold a filter and nothing exact', () => {
    const words = unpackView(encode({ givenNames: 'Si?n' }).views.find(({ view }) => view === 'PNC')!);
    expect(words[WORD.GIVEN_EXACT]).toBe(0);
    expect(ones(words.subarray(WORD.GIVEN_FILTER, WORD.GIVEN_FILTER + 8))).toBeGreaterThan(0);
    expect((words[WORD.FACTS]! >>> FACTS.NAME_DAMAGED) & 1).toBe(1);
  });

  it('take about two hundred bytes each', () => {
    const sizes = encode().views.map(({ payload }) => Buffer.from(payload, 'base64url').length);
    expect(Math.max(...sizes)).toBeLessThan(280);
    expect(sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toBeLessThan(230);
  });

  it('carry other columns of a general command, exact and as text, and block by them with a name', () => {
    const options: EncodeOptions = {
      other: [
        { column: 'occupation', compare: 'exact' },
        { column: 'address_1', compare: 'text' },
      ],
    };
    const bare = { dateOfBirth: undefined, postcode: undefined, identifiers: [] };
    const a = encode(bare, options, ['Miner', '12 Heol y Bont']);
    const b = encode({ ...bare, familyName: 'Llewellyn' }, options, ['miner', '12 Heol Bont']);
    expect(shared(a, b)).toEqual(expect.arrayContaining(['OTHER_GIVEN', 'OTHER_SOUND']));
    const view = (record: EncodedRecord) => record.views.find((each) => each.view === 'OTHER_SOUND')!;
    const [x, y] = [view(a), view(b)].map((each) => unpackView(each, BASE_WORDS + 10));
    expect(x![BASE_WORDS]).toBe(y![BASE_WORDS]);
    expect(x![BASE_WORDS + 1]).not.toBe(y![BASE_WORDS + 1]);
    expect(dice(x!, y!, BASE_WORDS + 2)).toBeGreaterThan(0.6);
  });
});

describe('the encoder', () => {
  it('gives the same on both kernels, in any batch', () => {
    const people = [{}, { givenNames: 'Jane' }, { dateOfBirth: '1980-07-01' }].map((change) => ({
      person: personOf(change),
      agency: 'a',
    }));
    const together = new RecordEncoder(keys).encode(people);
    const portable = new RecordEncoder(keys, { kernel: typescriptViewKernel() });
    expect(people.map((person) => portable.encode([person])[0])).toEqual(together);
  });

  it('names equal identities alike, and different ones not', () => {
    expect(encode().profile).toBe(encode().profile);
    expect(encode({ givenNames: 'Sian Mair' }).profile).toBe(encode().profile);
    expect(encode({ sex: 'M' }).profile).not.toBe(encode().profile);
  });

  it('leaves no plaintext in what it sends', () => {
    const sent = JSON.stringify(encode());
    for (const text of ['SIAN', 'LLYWELYN', '1996', '0073319', 'CF10']) {
      expect(sent).not.toContain(text);
      expect(sent).not.toContain(
        Buffer.from(text)
          .toString('base64url')
          .slice(0, 4 * Math.floor(text.length / 3)),
      );
    }
  });
});

describe('frequencies', () => {
  it('put names into buckets of two bits, counted by keyed tokens alone', () => {
    const table = new FrequencyTable();
    const jones = Array.from({ length: 15 }, () => personOf({ familyName: 'Jones' }));
    const tokens = frequencyTokens([...jones, personOf({ familyName: 'Ffoulkes' })], keys);
    for (const token of tokens.flat()) table.add(token);
    const bucket = (familyName: string) => {
      const record = encode({ familyName }, { frequencies: table });
      const facts = unpackView(record.views[0]!)[WORD.FACTS]!;
      return (facts >>> FACTS.SURNAME_BUCKET) & 15;
    };
    expect(bucket('Jones')).toBe(1);
    expect(bucket('Ffoulkes')).toBe(3);
    expect(bucket('Unheard')).toBe(0);
    expect(JSON.stringify([...table.entries()])).not.toMatch(/JONES|FFOULKES/);
  });

  it.each([
    [undefined, 0],
    [1, 1],
    [0.26, 1],
    [0.25, 2],
    [1 / 16, 3],
    [1e-9, 15],
    [1e-12, 15],
  ])('a share of %d is in bucket %d', (share, bucket) => {
    expect(bucketOf(share)).toBe(bucket);
  });
});

describe('blocks in which nobody would be met', () => {
  it('are told beforehand and left out, and the others are as they were', () => {
    const record = { person: personOf(), agency: 'a' };
    const options = { blocks: 'general' as const };
    const all = encodeRecord(record, keys, options).views;
    const [ids] = new RecordEncoder(keys, options).blockIds([record]);
    expect(ids).toEqual(all.map(({ block }) => block));
    const few = new Set(ids!.filter((_, at) => at % 3 === 0));
    const kept = encodeRecord(record, keys, { ...options, wanted: (block) => few.has(block) }).views;
    expect(kept).toEqual(all.filter(({ block }) => few.has(block)));
  });
});
