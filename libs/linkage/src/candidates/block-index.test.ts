import { packWords, WORD } from '#libs/pseudonyms';
import type { ViewPayload } from '#libs/pseudonyms';
import { BLOCK_CAP, BlockIndex } from './block-index';

const WORDS = 64;
const idOf = (block: number): string => {
  const bytes = Buffer.alloc(17, 1);
  bytes.writeUInt32LE(block, 1);
  return bytes.toString('base64url');
};
function view(block: number, sex: number): ViewPayload {
  const words = new Uint32Array(WORDS);
  words[WORD.SEX] = sex;
  return { view: 'NAME', block: idOf(block), payload: packWords(words, WORDS) };
}
const blocksOf = (index: BlockIndex, name: string): { records: number[]; sexes: number[] }[] =>
  [...index.blocksOf(name)].map(({ records, words }) => ({
    records,
    sexes: words.map((each) => each[WORD.SEX]!),
  }));

describe('BlockIndex', () => {
  it('gives back each block with its records and what they say, in the order in which they came', () => {
    const index = new BlockIndex(WORDS);
    for (let record = 0; record < 3000; record++)
      index.add(record, [view(record % 1000, record + 1), view(5000 + record, 1)]);
    const found: unknown[] = [];
    for (const { records, words } of index.blocksOf('NAME'))
      found.push([records, words.map((each) => each[WORD.SEX])]);
    const expected = Array.from({ length: 1000 }, (_, block) => {
      const records = [block, block + 1000, block + 2000];
      return [records, records.map((record) => record + 1)];
    });
    expect(found).toEqual(expected);
    expect(index.size('NAME')).toEqual({ records: 6000, blocks: 4000, oversize: 0 });
  });

  it('counts a block that outgrew the cap, and brings nobody together in it', () => {
    const index = new BlockIndex(WORDS);
    for (let record = 0; record < BLOCK_CAP; record++) index.add(record, [view(1, 1), view(2, 1)]);
    expect(blocksOf(index, 'NAME').map(({ records }) => records.length)).toEqual([BLOCK_CAP, BLOCK_CAP]);
    index.add(BLOCK_CAP, [view(1, 1)]);
    index.add(BLOCK_CAP + 1, [view(1, 1)]);
    expect(blocksOf(index, 'NAME').map(({ records }) => records.length)).toEqual([BLOCK_CAP]);
    expect(index.size('NAME')).toEqual({ records: 2 * BLOCK_CAP + 2, blocks: 2, oversize: 1 });
  });

  it('keeps the size of a view whose blocks are forgotten', () => {
    const index = new BlockIndex(WORDS);
    index.add(0, [view(1, 1)]);
    index.add(1, [view(1, 2)]);
    expect(blocksOf(index, 'NAME')).toEqual([{ records: [0, 1], sexes: [1, 2] }]);
    index.release('NAME');
    expect(blocksOf(index, 'NAME')).toEqual([]);
    expect(index.size('NAME')).toEqual({ records: 2, blocks: 1, oversize: 0 });
    expect(index.views()).toMatchObject([{ view: 'NAME' }]);
  });
});
