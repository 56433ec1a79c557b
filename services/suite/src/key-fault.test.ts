import { globSync, readFileSync } from 'node:fs';
import { projectPath } from '#libs/config';
import { KeyFault, type KeyFaultCode } from '#libs/keys';
import { failureOfKeys } from './key-fault';
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
    expect(failureOfKeys({ code, what: '' }).message).toBe(
      `${new KeyFault(code).message} / ${wordsIn('keys', code)?.cy}`,
    );
  }
});

it('says once whose passphrase or which file it is about', () => {
  const { message, exitCode } = failureOfKeys(new KeyFault('KEYS_PASSPHRASE_WRONG', 'Huw'));
  expect(message).toMatch(/passphrase of this custodian is wrong.* \/ .*yn anghywir;.*\(Huw\)$/u);
  expect(message.split('Huw')).toHaveLength(2);
  expect(exitCode).toBe(1);
});
