import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAuthority, issueCertificate } from '#libs/keys';

/** PEM texts of one party. */
export interface Issued {
  certificate: string;
  key: string;
}

/** Issues a certificate of the house's inner authority for a name and the hosts it answers under, once. */
export interface Issue {
  (commonName: string, hosts: readonly string[]): Promise<Issued>;
  /** PEM of the authority. */
  authority: string;
}

/** The authority of a folder; what it issued before is kept. */
export async function issuer(dir: string): Promise<Issue> {
  const authority = await createAuthority(dir);
  const issue = async (commonName: string, hosts: readonly string[]): Promise<Issued> => {
    const files = {
      certificate: join(dir, 'servers', `${commonName}.pem`),
      key: join(dir, 'servers', `${commonName}.key.pem`),
    };
    if (!existsSync(files.key)) await issueCertificate(authority, { commonName, kind: 'server', hosts });
    return { certificate: readFileSync(files.certificate, 'utf8'), key: readFileSync(files.key, 'utf8') };
  };
  return Object.assign(issue, { authority: authority.certificatePem });
}
