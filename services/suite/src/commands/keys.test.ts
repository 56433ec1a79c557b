import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeys, enrolCustodian, rotateKeys } from '#libs/keys';
import { commandLine } from '../command-line';

const APPROVALS = [
  { name: 'Elin', passphrase: 'a passphrase of hers' },
  { name: 'Huw', passphrase: 'a passphrase of his' },
];

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'keys-'))));
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

async function saidBy(...args: string[]): Promise<string> {
  const written: string[] = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  await commandLine().parseAsync(['keys', ...args, '--keys', folder], { from: 'user' });
  return written.join('');
}

it('the status of keys has its labels in both languages, and what was done as the log names it', async () => {
  createKeys(folder, { project: 'test', epoch: 1 });
  for (const custodian of APPROVALS) enrolCustodian(folder, custodian);
  rotateKeys(folder, { approvals: APPROVALS, now: new Date('2026-11-22T10:00:00Z') });
  const lines = (await saidBy('status')).trim().split('\n');
  expect(lines[0]).toBe('project / prosiect test, custodians / ceidwaid: Elin, Huw');
  expect(lines).toEqual(
    expect.arrayContaining([
      expect.stringMatching(
        /^epoch \/ cyfnod allweddi 1 {2}overlap \/ yn gorgyffwrdd {2}commitment \/ ymrwymiad \w/,
      ),
      expect.stringMatching(/^epoch \/ cyfnod allweddi 2 {2}active \/ gweithredol/),
      expect.stringMatching(/^2026-11-22T10:00:00.000Z {2}keys\.rotated 2 {2}Elin, Huw$/),
    ]),
  );
});

it('a folder without keys is told of in both languages', async () => {
  await expect(saidBy('status')).rejects.toThrow(/There are no keys .* \/ Nid oes allweddi/);
});
