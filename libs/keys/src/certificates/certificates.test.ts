import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import forge from 'node-forge';
import {
  certificateEnd,
  createAuthority,
  issueAgencies,
  issueCertificate,
  issueFromRequest,
  readTls,
} from '../index';
import { signCertificate } from './sign';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'certificates-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** The status and body that a server demanding a certificate of ours answers with. */
async function call(port: number, client: { cert?: Buffer; key?: Buffer; ca: Buffer }): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, ...client, agent: false }, (response) => {
      response.setEncoding('utf8').on('data', resolve);
    });
    sent.on('error', reject).end();
  });
}

describe('certificates of our own authority', () => {
  it('let a server know an agency by its name, and keep strangers out', async () => {
    const [agency] = Object.values(await issueAgencies(dir, ['police-gwent']));
    const authority = await createAuthority(dir);
    const server = readTls(await issueCertificate(authority, { commonName: 'localhost', kind: 'server' }));
    const stranger = Object.values(await issueAgencies(join(dir, 'stranger'), ['police-gwent']))[0]!;
    const listening = createServer({ ...server, requestCert: true, rejectUnauthorized: true }, (req, res) => {
      res.end((req.socket as TLSSocket).getPeerCertificate().subject.CN);
    }).listen(0, '127.0.0.1');
    await once(listening, 'listening');
    try {
      const { port } = listening.address() as AddressInfo;
      expect(await call(port, readTls(agency!))).toBe('police-gwent');
      await expect(call(port, { ...readTls(stranger), ca: server.ca })).rejects.toThrow(
        /ECONNRESET|alert|socket|EPIPE/,
      );
      await expect(call(port, { ca: server.ca })).rejects.toThrow(/ECONNRESET|alert|socket|EPIPE/);
    } finally {
      listening.close();
    }
  });

  it('are kept on a second run', async () => {
    const first = await issueAgencies(dir, ['health-cardiff']);
    const serial = () => new X509Certificate(readTls(first['health-cardiff']!).cert).serialNumber;
    const before = serial();
    await issueAgencies(dir, ['health-cardiff']);
    expect(serial()).toBe(before);
  });

  it('are refused for names that are not plain', async () => {
    const authority = await createAuthority(dir);
    await expect(issueCertificate(authority, { commonName: '../x', kind: 'agency' })).rejects.toThrow(
      expect.objectContaining({ code: 'KEYS_BAD_NAME' }),
    );
  });

  it('are issued by the authority and say so', async () => {
    const files = (await issueAgencies(dir, ['la-powys']))['la-powys']!;
    const { cert, ca } = readTls(files);
    const [certificate, authority] = [new X509Certificate(cert), new X509Certificate(ca)];
    expect(certificate.checkIssued(authority)).toBe(true);
    expect(certificate.verify(authority.publicKey)).toBe(true);
    expect(certificate.ca).toBe(false);
    expect(authority.ca).toBe(true);
  });
});

describe('a certificate request', () => {
  const makeRequest = () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const csr = forge.pki.createCertificationRequest();
    csr.publicKey = forge.pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }).toString());
    csr.setSubject([{ name: 'commonName', value: 'whoever' }]);
    signCertificate(csr, privateKey);
    return csr;
  };

  it('is certified under the name the operator gives, not the one it asks for', async () => {
    const authority = await createAuthority(dir);
    const pem = issueFromRequest(authority, forge.pki.certificationRequestToPem(makeRequest()), {
      commonName: 'probation-wales',
      kind: 'agency',
    });
    expect(new X509Certificate(pem).subject).toBe('CN=probation-wales');
    expect(new X509Certificate(pem).verify(new X509Certificate(authority.certificatePem).publicKey)).toBe(
      true,
    );
  });

  it('is refused when it is signed by another key than it carries', async () => {
    const authority = await createAuthority(dir);
    const csr = makeRequest();
    (csr as unknown as { signature: string }).signature = (
      makeRequest() as unknown as { signature: string }
    ).signature;
    const pem = forge.pki.certificationRequestToPem(csr);
    expect(() => issueFromRequest(authority, pem, { commonName: 'x', kind: 'agency' })).toThrow(
      expect.objectContaining({ code: 'KEYS_BAD_REQUEST' }),
    );
    expect(() => issueFromRequest(authority, 'nonsense', { commonName: 'x', kind: 'agency' })).toThrow(
      expect.objectContaining({ code: 'KEYS_BAD_REQUEST' }),
    );
  });
});

describe('the end of a PEM text', () => {
  it('is that of the certificate in it that ends first', async () => {
    const authority = await createAuthority(dir);
    const issued = await issueCertificate(authority, { commonName: 'gateway', kind: 'server', validDays: 3 });
    const [cert, ca] = [readTls(issued).cert.toString(), readTls(issued).ca.toString()];
    const end = new X509Certificate(cert).validToDate;
    for (const pem of [cert, cert + ca, ca + cert]) expect(certificateEnd(pem)).toEqual(end);
    const torn = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    expect(certificateEnd(torn + cert)).toEqual(end);
    expect(certificateEnd('nothing of the kind')).toBeUndefined();
  });
});
