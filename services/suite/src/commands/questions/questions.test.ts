import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeys } from '#libs/keys';
import { commandLine } from '../../command-line';
import { sentenceFor } from '../../failure';
import { answersBySet, readAnswerFile, writeAnswerFile } from './answer-file';
import { text } from './index';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'questions-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ITEM = {
  setId: 's1',
  kind: 'same-person',
  expiresOn: '2026-12-01',
  records: ['custody/7', undefined],
} as const;
const items = ['i1', 'i2'].map((itemId) => ({ ...ITEM, itemId, records: [...ITEM.records] }));
const answered = (...answers: string[]): string => {
  const path = join(folder, 'answers.csv');
  writeFileSync(path, `set,item,answer\n${answers.map((answer, at) => `s1,i${at},${answer}`).join('\n')}\n`);
  return path;
};

it('what is asked is said in both languages, with a record whose key is not held left out', () => {
  expect(text([])).toBe('Nothing is asked. / Ni ofynnir dim.\n');
  expect(text(items).split('\n').slice(0, 3)).toEqual([
    's1  until 2026-12-01 / tan 2026-12-01',
    '  Do both records describe one person? / A yw’r ddau gofnod yn disgrifio un person?',
    '    custody/7  (key not held / nid yw’r allwedd gennych)',
  ]);
});

it.each([
  [['yes', ''], /a set has items without an answer \(1\).* \/ .*eitemau heb ateb \(1\)/],
  [
    ['yes', 'perhaps'],
    /csv:3 answers otherwise than yes, no or unknown.* \/ .*yn wahanol i yes, no neu unknown/,
  ],
  [['', ''], /holds no answer.* \/ Nid oes ateb/],
])('answers %j are refused in both languages', (answers, said) => {
  const path = answered(...answers);
  const reading = (): unknown => answersBySet(readAnswerFile(path), path);
  expect(reading).toThrow(said);
  expect(reading).toThrow(expect.objectContaining({ exitCode: 2 }));
});

it('a file without the column of answers is refused, and an answered one is read by sets', async () => {
  const path = join(folder, 'asked.csv');
  await writeAnswerFile(path, items);
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/,$/gmu, ',Yes'));
  expect(answersBySet(readAnswerFile(path), path).get('s1')).toEqual([
    { itemId: 'i1', answer: 'yes' },
    { itemId: 'i2', answer: 'yes' },
  ]);
  writeFileSync(path, 'set,item\ns1,i1\n');
  expect(() => readAnswerFile(path)).toThrow(/no column "answer".* \/ Nid oes colofn "answer"/);
  writeFileSync(path, 'set,item,answer\ns1,i1,yes\ns1,"torn');
  expect(() => readAnswerFile(path)).toThrow(/as a table \(CSV\): look at line 3\. \/ .*linell 3/);
});

it('a file that is no public key enrols nobody, and is told of in one sentence', async () => {
  const keys = join(folder, 'keys');
  createKeys(keys, { project: 'test', epoch: 1 });
  const file = answered('yes');
  const fault: unknown = await commandLine()
    .parseAsync(['questions', 'enrol', 'probation', file, '--keys', keys], { from: 'user' })
    .catch((error: unknown) => error);
  expect(sentenceFor(fault)).toMatch(/A key file does not have .* \/ Nid oes gan ffeil allwedd/);
});
