import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import {
  createAuthority,
  type Authority,
  revocationFile,
  revokeCertificate,
  type RevokedCertificate,
} from '#libs/keys';
import { suiteConfig } from '#libs/config';
import { agencyName } from '../house/agency-name';
import { agencyFiles } from '../house/certificates';
import { enrolOnThisMachine } from '../house/question-keys';
import { houseLayout } from '../house/layout';
import { recordAct } from '../house/operator-act';
import { withHouse } from '../house/opened';
import { folderOfHouse, placeOfHouse } from '../house/place';
import { sayIn } from '../words';

interface Options {
  dir?: string;
  revoke?: string[];
  json?: boolean;
}

/** `cyfrif certs`: certificates of the development authority, for trying mutual TLS on one machine. */
export function registerCerts(program: Command): void {
  program
    .command('certs')
    .argument('[agency...]', 'common names, for example police-gwent')
    .option(
      '--dir <folder>',
      'folder of the authority and its certificates (default: the house of this machine)',
    )
    .option('--revoke <agency...>', 'revoke their certificates: a serving gateway lets them in no more')
    .option('--json', 'print the files as JSON')
    .description('issue client certificates for agencies from the development authority, or revoke them')
    .action(async (agencies: string[], options: Options) => {
      const house = houseLayout(folderOfHouse(suiteConfig(process.env).dataDir));
      const folder = options.dir ? resolve(options.dir) : house.pki;
      const authority = await createAuthority(folder);
      const revoked = (options.revoke ?? []).map((agency) => revoke(authority, agency));
      if (!options.dir) await record(revoked);
      const issued: Record<string, unknown> = {};
      for (const agency of agencies) {
        issued[agency] = await agencyFiles(folder, agency);
        if (!options.dir && existsSync(house.keys)) enrolOnThisMachine(folder, house.keys, agency);
      }
      const all = { ...(revoked.length > 0 && { revoked }), ...issued };
      process.stdout.write(
        options.json
          ? `${JSON.stringify(all, null, 2)}\n`
          : text(folder, issued) + revocations(authority, revoked),
      );
    });
}

interface Revoked extends RevokedCertificate {
  agency: string;
}

function revoke(authority: Authority, agency: string): Revoked {
  return { agency, ...revokeCertificate(authority, agencyName(agency)) };
}

/** In the audit account of the house of this machine, if there is one; a folder of an authority has none. */
async function record(revoked: readonly Revoked[]): Promise<void> {
  const place = placeOfHouse(process.env);
  if (!place.running && !existsSync(place.layout.postgres)) return;
  for (const { agency, fingerprint } of revoked)
    await withHouse(place, (house) =>
      recordAct(house, {
        op: 'alteration',
        what: 'suite.certificate.revoked',
        recipients: [agency],
        outputs: [fingerprint],
        counts: { certificates: 1 },
      }),
    );
}

function revocations(authority: Authority, revoked: readonly Revoked[]): string {
  const lines = revoked.map(({ agency, serial }) => `${agency}: ${serial} ${sayIn('house', 'revoked')}\n`);
  return lines.length > 0
    ? `${lines.join('')}${sayIn('house', 'revocations')}: ${revocationFile(authority)}\n`
    : '';
}

function text(folder: string, issued: Record<string, unknown>): string {
  const names = Object.keys(issued);
  const head = `${sayIn('house', 'authority')}: ${folder}/ca.pem\n`;
  return names.reduce(
    (lines, name) => `${lines}${name}: ${folder}/agencies/${name}.pem, ${name}.key.pem\n`,
    head,
  );
}
