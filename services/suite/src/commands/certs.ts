import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { createAuthority } from '#libs/keys';
import { suiteConfig } from '#libs/config';
import { agencyFiles } from '../house/certificates';
import { enrolOnThisMachine } from '../house/question-keys';
import { houseLayout } from '../house/layout';
import { folderOfHouse } from '../house/place';

/** `cyfrif certs`: certificates of the development authority, for trying mutual TLS on one machine. */
export function registerCerts(program: Command): void {
  program
    .command('certs')
    .argument('[agency...]', 'common names, for example police-gwent')
    .option(
      '--dir <folder>',
      'folder of the authority and its certificates (default: the house of this machine)',
    )
    .option('--json', 'print the files as JSON')
    .description('issue client certificates for agencies from the development authority')
    .action(async (agencies: string[], options: { dir?: string; json?: boolean }) => {
      const house = houseLayout(folderOfHouse(suiteConfig(process.env).dataDir));
      const folder = options.dir ? resolve(options.dir) : house.pki;
      await createAuthority(folder);
      const issued: Record<string, unknown> = {};
      for (const agency of agencies) {
        issued[agency] = await agencyFiles(folder, agency);
        if (!options.dir && existsSync(house.keys)) enrolOnThisMachine(folder, house.keys, agency);
      }
      process.stdout.write(options.json ? `${JSON.stringify(issued, null, 2)}\n` : text(folder, issued));
    });
}

function text(folder: string, issued: Record<string, unknown>): string {
  const names = Object.keys(issued);
  const head = `Development authority: ${folder}/ca.pem (not for production)\n`;
  return names.reduce(
    (lines, name) => `${lines}${name}: ${folder}/agencies/${name}.pem and ${name}.key.pem\n`,
    head,
  );
}
