import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { suiteConfig } from '#libs/config';
import { createSealer, openKeys, readTls, type SealingJwk, type TlsMaterial } from '#libs/keys';
import { PATIENCE_MS, pushEvents, type LineResult } from '#services/agent';
import { failureOf } from '../failure';
import { agencyFiles } from '../house/certificates';
import { houseLayout, type HouseLayout } from '../house/layout';
import { enrolOnThisMachine } from '../house/question-keys';
import { findRunning } from '../house/running';
import { Progress } from '../progress';
import { readLine } from '../run/canonical-order';
import { linesOf, type EventLine } from '../run/event-files';
import { commonNameOf } from '../run/sources';
import { sayIn } from '../words';
import { openJournalKey } from './journal-key';
import { wholeNumber } from './whole-number';

interface Options {
  gateway?: string;
  cert?: string;
  key?: string;
  ca?: string;
  sealTo?: string;
  journal?: string;
  resend: boolean;
  patience: number;
  json: boolean;
}

/** `cyfrif push`: the agency's agent. Validates, seals, pushes, reports per line, resumes. */
export function registerPush(program: Command): void {
  program
    .command('push')
    .argument('<file...>', 'events, one CloudEvent a line, identity not yet sealed')
    .option('--gateway <url>', 'gateway (default: the house that serves on this machine)')
    .option('--cert <file>', "the agency's certificate (default: from this machine's development authority)")
    .option('--key <file>', "the certificate's private key")
    .option('--ca <file>', "authority of the gateway's certificate")
    .option('--seal-to <file>', "the pseudonymiser's public key (JWK) to seal identities to")
    .option(
      '--journal <folder>',
      'what was sent and acknowledged, so that a push resumes (default: in the data folder)',
    )
    .option('--resend', 'send again what was acknowledged: the same bytes, counted once', false)
    .option(
      '--patience <seconds>',
      'how long a gateway that does not answer is waited for',
      wholeNumber(),
      PATIENCE_MS / 1000,
    )
    .option('--json', 'print every line as JSON', false)
    .description('push files of events to a gateway and say per line what was accepted, refused and why')
    .action(async (files: string[], options: Options) => {
      const lines = await readFiles(files);
      const results = await pushAs(lines, options);
      process.stdout.write(options.json ? `${JSON.stringify(results, null, 2)}\n` : report(results));
      if (results.some(({ state }) => state === 'refused' || state === 'unsent')) process.exitCode = 1;
    });
}

async function readFiles(files: readonly string[]): Promise<EventLine[]> {
  const lines: EventLine[] = [];
  for (const file of files) {
    const path = resolve(file);
    for await (const line of linesOf(dirname(path), basename(path))) lines.push({ ...line, file });
  }
  if (lines.length === 0) throw failureOf('events.none', {}, 2);
  return lines;
}

async function pushAs(lines: readonly EventLine[], options: Options): Promise<LineResult[]> {
  const agency = agencyOf(lines);
  const { dataDir } = suiteConfig(process.env);
  const local = findRunning(dataDir) ?? findRunning(join(dataDir, 'demo'));
  const house = houseLayout(local?.dataDir ?? dataDir);
  const gatewayUrl = options.gateway ?? local?.gatewayUrl;
  if (gatewayUrl && !isHttps(gatewayUrl)) throw failureOf('push.gateway', {}, 2);
  if (!gatewayUrl) {
    throw failureOf('house.no-gateway');
  }
  const journalDir = resolve(options.journal ?? join(house.journals, agency));
  const stage = new Progress().stage('push', lines.length);
  const told = new Set<string>();
  const results = await pushEvents({
    gatewayUrl,
    tls: await material(house, agency, options),
    sealTo: sealTo(house.keys, options),
    journalDir,
    journalKey: openJournalKey(journalDir),
    lines,
    resend: options.resend,
    patienceMs: 1000 * options.patience,
    onWaiting: (why) => {
      if (!told.has(why)) stage.say(sayIn('events', `push.${why}`, { seconds: String(options.patience) }));
      told.add(why);
    },
    onProgress: ({ accepted, repeated, refused }) => stage.update(accepted + repeated + refused),
  });
  stage.end(sayIn('events', 'push.lines', { lines: String(results.length) }));
  return results;
}

/** One certificate speaks for one agency, so one push is of one agency. */
function agencyOf(lines: readonly EventLine[]): string {
  const names = new Set(
    lines.map((line) => commonNameOf(readLine(line).source)).filter((name) => name !== undefined),
  );
  if (names.size > 1) throw failureOf('push.agencies', { count: String(names.size) }, 2);
  const [agency] = names;
  if (!agency) throw failureOf('push.source', {}, 2);
  return agency;
}

async function material({ pki, keys }: HouseLayout, agency: string, options: Options): Promise<TlsMaterial> {
  const { cert, key, ca } = options;
  if (cert && key && ca)
    return readTls({ certificate: resolve(cert), key: resolve(key), authority: resolve(ca) });
  if (cert || key || ca) throw failureOf('push.certificate', {}, 2);
  enrolOnThisMachine(pki, keys, agency);
  return readTls(await agencyFiles(pki, agency));
}

function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}

function sealTo(keys: string, { sealTo: file }: Options): SealingJwk {
  if (!file) return openKeys(keys).sealTo();
  const text = readFileSync(resolve(file), 'utf8');
  try {
    const jwk = JSON.parse(text) as SealingJwk;
    // Made to see that it is one: nothing is sealed yet.
    createSealer(jwk);
    return jwk;
  } catch (error) {
    throw failureOf(error instanceof SyntaxError ? 'file.not-json' : 'push.seal-to', { path: file }, 2);
  }
}

function report(results: readonly LineResult[]): string {
  const told = results
    .filter(({ state }) => state === 'refused' || state === 'unsent')
    .map(
      ({ file, line, state, code = '', pointer = '' }) =>
        `${file}:${line}  ${state}  ${code}  ${pointer || '-'}\n`,
    );
  const states = ['accepted', 'repeated', 'refused', 'unsent'];
  const count = (state: string): number => results.filter((result) => result.state === state).length;
  const counts = Object.fromEntries(states.map((state) => [state, String(count(state))]));
  return `${told.join('')}${sayIn('events', 'push.report', counts)}\n`;
}
