import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createAuthority,
  issueAgencies,
  readRevocationLists,
  revocationFile,
  revokeCertificate,
  type Authority,
} from '../index';

const DAY = 86_400_000;
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl)
  console.warn(
    'Lists of revoked certificates are not tried on OpenSSL: no openssl here (apt-get install openssl).',
  );
const withOpenssl = hasOpenssl ? it : it.skip;
let dir: string;
let authority: Authority;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'revocations-'));
  authority = await createAuthority(dir);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const listed = (now = new Date()) =>
  readRevocationLists(readFileSync(revocationFile(authority), 'utf8'), authority.certificatePem, now);

describe('the list of revoked certificates', () => {
  it('is empty at first, and as long in date as its authority', () => {
    expect(listed()).toMatchObject({ revoked: new Set(), expires: authority.certificate.validity.notAfter });
  });

  it('has each certificate that was revoked, once; the agency may have a new one', async () => {
    const name = 'police-gwent';
    const serials: string[] = [];
    for (const _ of [1, 2]) {
      const before = (await issueAgencies(dir, [name]))[name]!;
      serials.push(revokeCertificate(authority, name).serial);
      expect(existsSync(before.certificate) || existsSync(before.key)).toBe(false);
    }
    expect(listed().revoked).toEqual(new Set(serials));
    expect(() => revokeCertificate(authority, name)).toThrow(
      expect.objectContaining({ code: 'KEYS_NO_CERTIFICATE' }),
    );
  });

  withOpenssl('is what OpenSSL reads and verifies', async () => {
    await issueAgencies(dir, ['police-gwent']);
    const { serial } = revokeCertificate(authority, 'police-gwent');
    const args = ['crl', '-in', revocationFile(authority), '-CAfile', join(dir, 'ca.pem'), '-noout', '-text'];
    const told = execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    expect(told).toContain(`Serial Number: ${serial}`);
    expect(told).toMatch(/Version 2/);
  });

  withOpenssl('of an authority of others, with a key of another kind, is read', () => {
    const at = (name: string) => join(dir, name);
    const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore', cwd: dir });
    openssl(
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
      ...['-subj', '/C=GB/O=Partnership/CN=Other', '-keyout', at('other.key'), '-out', at('other.pem')],
    );
    writeFileSync(at('index'), 'R\t360101000000Z\t260101000000Z\t0A12\tunknown\t/CN=gone\n');
    writeFileSync(at('number'), '01\n');
    writeFileSync(
      at('ca.conf'),
      `[ca]\ndefault_ca=it\n[it]\ndatabase=${at('index')}\ncrlnumber=${at('number')}\ndefault_md=sha256\n`,
    );
    openssl(
      ...['ca', '-config', at('ca.conf'), '-gencrl', '-crldays', '1', '-cert', at('other.pem')],
      ...['-keyfile', at('other.key'), '-out', at('other.crl')],
    );
    const [list, other] = [readFileSync(at('other.crl'), 'utf8'), readFileSync(at('other.pem'), 'utf8')];
    expect(readRevocationLists(list, other, new Date()).revoked).toEqual(new Set(['A12']));
    expect(() => readRevocationLists(list, other, new Date(Date.now() + 2 * DAY))).toThrow(
      expect.objectContaining({ code: 'KEYS_REVOCATIONS_EXPIRED' }),
    );
    // Both are trusted: each needs a list of its own.
    expect(() => readRevocationLists(list, other + authority.certificatePem, new Date())).toThrow(
      expect.objectContaining({ code: 'KEYS_REVOCATIONS_UNSIGNED' }),
    );
  });

  it.each([
    ['nothing', () => '', 'KEYS_REVOCATIONS_DAMAGED'],
    ['a certificate', (_: string, ca: string) => ca, 'KEYS_REVOCATIONS_DAMAGED'],
    ['half of it', (list: string) => list.replace(/(\n[^\n]+){3}(?=\n---)/, ''), 'KEYS_REVOCATIONS_DAMAGED'],
    [
      'one that was altered',
      // The last byte of the signature.
      (list: string) => list.replace(/.(?==*\n-----END)/, (last) => (last === 'A' ? 'Q' : 'A')),
      'KEYS_REVOCATIONS_UNSIGNED',
    ],
  ])('is refused where the file has %s', (_what, damaged, code) => {
    const list = damaged(readFileSync(revocationFile(authority), 'utf8'), authority.certificatePem);
    expect(() => readRevocationLists(list, authority.certificatePem, new Date())).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
