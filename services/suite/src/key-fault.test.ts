import { globSync, readFileSync } from 'node:fs';
import { projectPath } from '#libs/config';
import { KeyFault, type KeyFaultCode } from '#libs/keys';
import { exitCodeFor, sentenceFor } from './failure';
import { wordsIn } from './words';

const folder = projectPath('libs', 'keys', 'src');
const raised = globSync('**/*.ts', { cwd: folder }).flatMap((file) =>
  [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/KeyFault\(\s*'(KEYS_\w+)'/gu)].map(
    ([, code]) => code as KeyFaultCode,
  ),
);

it('every fault of key custody stands in Welsh beside the words that it has itself', () => {
  expect(new Set(raised).size).toBeGreaterThan(15);
  for (const code of raised) {
    expect(wordsIn('keys', code)?.en).toBe(new KeyFault(code).message);
    expect(sentenceFor(new KeyFault(code))).toBe(
      `${new KeyFault(code).message} / ${wordsIn('keys', code)?.cy}`,
    );
  }
});

it('says once whose passphrase or which file it is about', () => {
  const fault = new KeyFault('KEYS_PASSPHRASE_WRONG', 'Huw');
  const message = sentenceFor(fault)!;
  expect(message).toMatch(/passphrase of this custodian is wrong.* \/ .*yn anghywir;.*\(Huw\)$/u);
  expect(message.split('Huw')).toHaveLength(2);
  expect(exitCodeFor(fault)).toBe(1);
});
