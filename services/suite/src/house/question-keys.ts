import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAgencyKey, enrolAgencyKey } from '#libs/keys';

/** Where the development authority's agency keeps the key pair with which questions reach it. */
export function questionKeyFolder(pki: string, agency: string): string {
  return join(pki, 'questions', agency);
}

/**
 * On one machine, for trying it: makes an agency's key pair for questions on first use, and enrols the public half with
 * the house. Elsewhere the agency makes it (`cyfrif questions key`) and the operator enrols it.
 */
export function enrolOnThisMachine(pki: string, keysDir: string, agency: string): void {
  const folder = questionKeyFolder(pki, agency);
  const publicFile = join(folder, 'question.jwk.json');
  // Without the house's own keys there is no pseudonymiser on this machine that would seal to it.
  if (!existsSync(keysDir)) return;
  if (!existsSync(publicFile)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { privatePem, publicJwk } = createAgencyKey();
    writeFileSync(join(folder, 'question.key.pem'), privatePem, { mode: 0o600 });
    writeFileSync(publicFile, `${JSON.stringify(publicJwk)}\n`);
  }
  enrolAgencyKey(keysDir, agency, readFileSync(publicFile, 'utf8'));
}
