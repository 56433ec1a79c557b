import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { codeVersion } from '#libs/config';
import { stageAudit } from '#libs/eventlog';
import {
  countRefusals,
  discardRefusals,
  listRefusals,
  redriveRefusals,
  refusalBody,
  type Decided,
  type RefusalDecision,
  type StoredRefusal,
} from '#services/gateway';
import { failureOf } from '../failure';
import { withHouse } from '../house/opened';
import { operatorName } from '../house/operator-name';
import { placeOfHouse } from '../house/place';
import { sayIn } from '../words';
import { wholeNumber } from './whole-number';

interface ListOptions {
  agency?: string;
  stage?: string;
  code?: string;
  redrivable?: boolean;
  limit: number;
  after?: string;
  json: boolean;
}

/** `cyfrif refusals`: what was refused at any stage, and what may be tried again. */
export function registerRefusals(program: Command): void {
  const refusals = program
    .command('refusals')
    .description('what was refused, at any stage: list, show, redrive, discard');
  refusals
    .command('list')
    .option('--agency <name>', 'only of this agency')
    .option(
      '--stage <service>',
      'only of this stage: gateway, pseudonymiser, matcher, indicators, publisher, auditor',
    )
    .option('--code <code>', 'only with this code')
    .option('--redrivable', 'only those that can be tried again')
    .option('--limit <n>', 'how many at most', wholeNumber(), 1000)
    .option('--after <id>', 'only those that follow this refusal in the list: the next page')
    .option('--json', 'print as JSON', false)
    .description(
      'list refusals, newest first; says on standard error how many there are if it does not list all',
    )
    .action(async ({ json, ...filter }: ListOptions) => {
      const [found, count] = await deciding(async ({ dataSource }) => {
        if (filter.after !== undefined) await requireRefusal(dataSource, filter.after);
        return [await listRefusals(dataSource, filter), await countRefusals(dataSource, filter)];
      });
      process.stdout.write(
        json
          ? `${JSON.stringify(found, null, 2)}\n`
          : found.map(line).join('') || `${sayIn('refusals', 'none')}\n`,
      );
      const last = found.at(-1);
      if (last && found.length < count) {
        const next =
          found.length === filter.limit ? `; ${sayIn('refusals', 'next', { id: last.refusalId })}` : '';
        const shown = { shown: String(found.length), count: String(count) };
        process.stderr.write(`${sayIn('refusals', 'shown', shown)}${next}\n`);
      }
    });
  refusals
    .command('show')
    .argument('<id>', 'refusal, as "refusals list" names it')
    .description('everything kept of one refusal; its body stays sealed')
    .action(async (id: string) => {
      const shown = await deciding(async (decision) => {
        const refusal = await requireRefusal(decision.dataSource, id);
        await recordConsultation(decision);
        return { ...refusal, body: await refusalBody(decision.dataSource, id) };
      });
      process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
    });
  decisionCommand(
    refusals,
    'redrive',
    'put refusals on their way again, after their cause is mended',
    redriveRefusals,
  );
  decisionCommand(refusals, 'discard', 'give refusals up; what was kept of them is removed', discardRefusals);
}

function decisionCommand(
  refusals: Command,
  name: 'redrive' | 'discard',
  description: string,
  decide: (decision: RefusalDecision, ids: readonly string[]) => Promise<Decided>,
): void {
  refusals
    .command(name)
    .argument('<id...>', 'refusals, as "refusals list" names them')
    .description(description)
    .action(async (ids: string[]) => {
      const { done, skipped } = await deciding((decision) => decide(decision, ids));
      process.stdout.write(`${sayIn('refusals', `done.${name}`, { done: String(done.length) })}\n`);
      if (skipped.length === 0) return;
      process.stdout.write(`${sayIn('refusals', 'skipped', { skipped: String(skipped.length) })}\n`);
      process.exitCode = 1;
    });
}

async function requireRefusal(dataSource: DataSource, id: string): Promise<StoredRefusal> {
  const [refusal] = await listRefusals(dataSource, { refusalIds: [id] });
  if (!refusal) throw failureOf('refusal.unknown');
  return refusal;
}

async function deciding<Result>(act: (decision: RefusalDecision) => Promise<Result>): Promise<Result> {
  return withHouse(placeOfHouse(process.env), async (house) => {
    const dataSource = await house.open('gateway');
    const eventLog = house.logOf(dataSource);
    try {
      const actor = `operator:${operatorName(process.env)}`;
      return await act({ dataSource, eventLog, now: () => new Date(), codeVersion: codeVersion(), actor });
    } finally {
      await eventLog.close();
    }
  });
}

/** Whoever looks into a refusal leaves a record of it before anything is shown (DPA 2018 s.62). */
async function recordConsultation(decision: RefusalDecision): Promise<void> {
  const { dataSource, eventLog, now, codeVersion: version, actor } = decision;
  await dataSource.transaction((tx) =>
    stageAudit(eventLog, tx, {
      v: 1,
      entryId: randomUUID(),
      op: 'consultation',
      what: 'suite.refusal.shown',
      at: now().toISOString(),
      actor,
      recipients: [actor],
      code: { version },
      inputs: [],
      outputs: [],
      counts: { refusals: 1 },
      outcome: 'done',
    }),
  );
}

function line(refusal: StoredRefusal): string {
  const { refusalId, at, agency, stage, code, pointer, redrivable, resolution } = refusal;
  const state = resolution ?? (redrivable ? 'redrivable' : '');
  return `${refusalId}  ${at}  ${agency}  ${stage}  ${code}  ${pointer || '-'}  ${state}\n`;
}
