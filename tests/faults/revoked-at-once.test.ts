import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectPath } from '#libs/config';
import { createAuthority, generateRsaPem, issueAgencies, readRevocationLists } from '#libs/keys';

const run = promisify(execFile);
const EACH = 40;

/** Two operators at one moment, each with the built program: whoever writes the list last knows of both. */
it('no certificate stays in force that one of two processes revoked while the other did', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'cyfrif-revoked-'));
  try {
    const names = Array.from({ length: 2 * EACH }, (_, i) => `agency-${i}`);
    await issueAgencies(dir, names, { keyPair: await generateRsaPem() });
    const { certificatePem } = await createAuthority(dir);
    await Promise.all(
      [names.slice(0, EACH), names.slice(EACH)].map((own) =>
        run(process.execPath, [projectPath('bin', 'cyfrif.js'), 'certs', '--dir', dir, '--revoke', ...own]),
      ),
    );
    const list = readFileSync(join(dir, 'crl.pem'), 'utf8');
    const { revoked } = readRevocationLists(list, certificatePem, new Date());
    expect(revoked.size).toBe(2 * EACH);
    expect(readdirSync(join(dir, 'agencies'))).toEqual([]);
    // Nothing of a half-written list is left.
    expect(readdirSync(dir).toSorted()).toEqual(['agencies', 'ca.key.pem', 'ca.pem', 'crl.pem', 'revoked']);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
