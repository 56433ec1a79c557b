import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  createAuthority,
  generateRsaPem,
  issueAgencies,
  issueCertificate,
  readTls,
  revocationFile,
  type CertificateFiles,
  type RsaPem,
  type TlsMaterial,
} from '#libs/keys';
import { agencyName } from './agency-name';

/** The development authority of a house and what it issued. A partnership brings its own in production. */
export interface Certificates {
  gateway: TlsMaterial & { crlFile: string };
  /** Certificate of one agency, issued on first use. */
  agency(commonName: string): Promise<TlsMaterial>;
}

/** `oneKeyPair`: this process plays every agency, so that one key pair serves all their certificates. */
export async function openCertificates(pki: string, { oneKeyPair = false } = {}): Promise<Certificates> {
  const keyPair = oneKeyPair ? await generateRsaPem() : undefined;
  return {
    gateway: { ...readTls(await gatewayFiles(pki)), crlFile: revocationFile(await createAuthority(pki)) },
    agency: async (commonName) => readTls(await agencyFiles(pki, commonName, keyPair)),
  };
}

/**
 * Files of an agency's certificate, issued if there is none yet.
 * @throws CommandFailure for a name that an agency cannot have
 */
export async function agencyFiles(
  pki: string,
  commonName: string,
  keyPair?: RsaPem,
): Promise<CertificateFiles> {
  const issued = await issueAgencies(pki, [agencyName(commonName)], { keyPair });
  const files = issued[commonName];
  if (!files) throw new Error('certificates.issue.failed');
  return files;
}

/** Files of the gateway's certificate, issued if there is none yet. */
export async function gatewayFiles(pki: string): Promise<CertificateFiles> {
  const files: CertificateFiles = {
    certificate: join(pki, 'servers', 'gateway.pem'),
    key: join(pki, 'servers', 'gateway.key.pem'),
    authority: join(pki, 'ca.pem'),
  };
  if (existsSync(files.key)) return files;
  return issueCertificate(await createAuthority(pki), { commonName: 'gateway', kind: 'server' });
}
