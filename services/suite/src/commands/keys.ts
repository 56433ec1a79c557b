import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { Settings, suiteConfig } from '#libs/config';
import {
  destroyKey,
  enrolCustodian,
  KeyFault,
  keyStatus,
  renewUnsealingKey,
  rotateKeys,
  type Approval,
  type KeyChange,
  type KeyStatus,
} from '#libs/keys';
import { failureOf } from '../failure';
import { withHouse } from '../house/opened';
import { houseLayout } from '../house/layout';
import { recordAct, type OperatorAct } from '../house/operator-act';
import { placeOfSuite, type HousePlace } from '../house/place';
import { sayIn } from '../words';
import { readPassphrases } from './passphrases';

interface Options {
  keys?: string;
  custodian: string[];
}

/** `cyfrif keys`: what keys there are; two custodians rotate and destroy them. */
export function registerKeys(program: Command): void {
  const keys = program
    .command('keys')
    .description('linkage and unsealing keys: status, enrol, renew, rotate, destroy');
  const reading = (name: string, description: string): Command =>
    keys
      .command(name)
      .description(description)
      .option(
        '--keys <folder>',
        'folder with the keys of every role (default: CYFRIF_KEYS_DIR, else the house of this machine)',
      );
  const command = (name: string, description: string): Command =>
    reading(name, description).option(
      '--custodian <name>',
      'who approves; twice, and two passphrases are asked for',
      gather,
      [],
    );

  reading('status', 'keys, their state and history; no key material')
    .option('--json', 'print as JSON', false)
    .action((options: Options & { json: boolean }) => {
      const status = acting(() => keyStatus(folder(options)));
      process.stdout.write(options.json ? `${JSON.stringify(status, null, 2)}\n` : text(status));
    });
  command('enrol', 'enrol a custodian; after the first two, two others approve')
    .argument('<name>', 'the new custodian')
    .action(async (name: string, options: Options) => {
      const [passphrase, ...others] = await readPassphrases([name, ...options.custodian]);
      const approvals = options.custodian.map((each, i) => ({ name: each, passphrase: others[i]! }));
      acting(() => enrolCustodian(folder(options), { name, passphrase: passphrase! }, approvals));
      process.stdout.write(`${sayIn('keys', 'custodian.enrolled', { name })}\n`);
    });
  command('renew', 'a new unsealing key for the quarter; the old one still opens').action(
    (options: Options) => changing(options, () => renewUnsealingKey(folder(options), { now: new Date() })),
  );
  command('rotate', 'a new epoch of linkage keys; the one before overlaps until it is destroyed').action(
    (options: Options) =>
      changing(options, (approvals) => rotateKeys(folder(options), { approvals, now: new Date() })),
  );
  command('destroy', 'destroy an epoch or an unsealing key that is no longer active')
    .argument('<key>', 'as "keys status" names it')
    .action((key: string, options: Options) =>
      changing(options, (approvals) => destroyKey(folder(options), key, { approvals, now: new Date() })),
    );
}

const gather = (value: string, before: string[]): string[] => [...before, value];

function folder(options: Options): string {
  const named = namedFolder(options);
  return named ? resolve(named) : houseLayout(suiteConfig(process.env).dataDir).keys;
}

function namedFolder({ keys }: Options): string | undefined {
  return keys ?? new Settings(process.env).optional('CYFRIF_KEYS_DIR');
}

async function changing(options: Options, change: (approvals: Approval[]) => KeyChange): Promise<void> {
  const account = accountOf(options);
  const passphrases = await readPassphrases(options.custodian);
  const approvals = options.custodian.map((name, i) => ({ name, passphrase: passphrases[i]! }));
  const made = acting(() => change(approvals));
  process.stdout.write(`${made.what} ${made.key}\n`);
  if (account) await record(account, made);
  process.stdout.write(`${sayIn('keys', 'change.restart')}\n`);
  if (made.what === 'keys.destroyed' && /^\d+$/.test(made.key))
    process.stdout.write(`${sayIn('keys', 'change.destroyed')}\n`);
}

function acting<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    // A missing file means one of two things here: no house yet, or another folder.
    throw error instanceof KeyFault && error.code === 'KEYS_MISSING' ? failureOf('keys.none') : error;
  }
}

/**
 * The change is in the key folder's own history. Where there is a house, it is in the audit account too: of this
 * machine for its own keys, of a deployment where the environment has the settings of its suite.
 */
function accountOf(options: Options): HousePlace | undefined {
  const place = placeOfSuite(process.env);
  const { room, running, layout } = place;
  if (room) return place;
  return namedFolder(options) === undefined && (running ?? existsSync(layout.postgres)) ? place : undefined;
}

async function record(place: HousePlace, { what, key, at, by }: KeyChange): Promise<void> {
  const act: OperatorAct = {
    op: what === 'keys.destroyed' ? 'erasure' : 'alteration',
    what: `suite.${what}`,
    at,
    actor: by.length > 0 ? `custodians:${by.join('+')}` : 'operator',
    recipients: [key],
    counts: { custodians: by.length },
  };
  await withHouse(place, (house) => recordAct(house, act));
}

function text({ project, epochs, unsealing, custodians, history }: KeyStatus): string {
  const word = (key: string): string => sayIn('keys', `status.${key}`);
  const state = (key: string): string => sayIn('keys', `state.${key}`);
  const lines = [
    `${word('project')} ${project}, ${word('custodians')}: ${custodians.join(', ') || word('custodians-none')}`,
    ...epochs.map(
      (epoch) =>
        `${word('epoch')} ${epoch.keyId}  ${state(epoch.state)}  ${word('commitment')} ${epoch.commitment.slice(0, 16)}`,
    ),
    ...unsealing.map((key) => `${word('unsealing')} ${key.kid}  ${state(key.state)}`),
    ...history.map(({ at, what, key, by }) => `${at}  ${what} ${key}  ${by.join(', ')}`),
  ];
  return `${lines.join('\n')}\n`;
}
