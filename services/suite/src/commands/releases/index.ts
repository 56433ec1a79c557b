import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Option, type Command } from 'commander';
import {
  PERIOD_SERIES,
  writeEvidence,
  type Draft,
  type PeriodSeries,
  type ReleaseDesk,
  type ReleaseRequest,
} from '#services/publisher';
import { CommandFailure } from '../../failure';
import { makeFolder } from '../../run/output-folder';
import { draftText, type Language } from './draft-text';
import { nextStep } from './next-step';
import { Stages } from './stages';
import { listText, outcomeLine } from './text';
import { withDesk, type Person } from './with-desk';
import { say, wordsFor } from './words';

interface RequestOptions extends Person {
  run?: string;
  on: string;
  periods: string[];
  provisional: boolean;
  noteEn?: string;
  noteCy?: string;
}

/** `cyfrif releases`: the stewards' desk on the command line. */
export function registerReleases(program: Command): void {
  const releases = program
    .command('releases')
    .description('ask for releases, review, approve, correct and withdraw them, in a house that serves');
  const asPerson = (name: string, description: string): Command =>
    releases
      .command(name)
      .description(description)
      .option('--user <name>', 'a steward; the password is read from CYFRIF_PASSWORD')
      .option('--data <folder>', 'folder of the house (default: the one that serves)');

  asPerson('list', 'drafts and releases, newest first').action(async (person: Person) => {
    await withDesk(person, async (desk) => {
      process.stdout.write(listText(await desk.list(), await desk.releases(), await desk.runs()));
    });
  });
  asPerson('show', 'a draft: what attackers found and which cells, before and after')
    .argument('<draft>')
    .option('--cells', 'every blank cell with its true count; recorded as a consultation', false)
    .addOption(
      new Option('--language <language>', 'of the names of tables and cells')
        .choices(['en', 'cy'])
        .default('en'),
    )
    .action(async (draft: string, options: Person & { cells: boolean; language: Language }) => {
      await withDesk(options, async (desk, user) => {
        const found = await desk.show(draft, user);
        if (!found) throw new CommandFailure(wordsFor('publisher.draft.unknown'));
        process.stdout.write(draftText(found, options));
      });
    });
  withRequest(asPerson('request', 'ask for a release and wait until it can be reviewed')).action(
    async (options: RequestOptions) => ask(options),
  );
  withRequest(asPerson('correct', 'ask for a release that corrects one that is published'))
    .argument('<release>')
    .action(async (release: string, options: RequestOptions) => ask(options, release));
  for (const decision of ['approve', 'reject'] as const)
    asPerson(decision, `${decision} a draft that another asked for`)
      .argument('<draft>')
      .option('--comment <text>', 'why; a rejection needs one', '')
      .action(async (draft: string, options: Person & { comment: string }) => {
        await withDesk(options, async (desk, reviewer) => {
          const answer = await desk.review(draft, { reviewer, decision, comment: options.comment });
          if (!answer.ok) throw refusal('fault.review', answer.code);
          await report(desk, draft, answer.state);
        });
      });
  asPerson('evidence', 'write the witnesses and reports of a release, for "cyfrif disclosure verify"')
    .argument('<release>', 'a release, or a draft on its way to one')
    .requiredOption('--out <folder>', 'where they go; they hold true counts and are for stewards alone')
    .action(async (releaseId: string, options: Person & { out: string }) => {
      await withDesk(options, async (desk, user) => {
        const files = await evidenceOf(desk, releaseId, user);
        await makeFolder(resolve(options.out));
        const names = await writeEvidence(files, options.out);
        const next = say('next.evidence', { folder: options.out });
        process.stdout.write(`${say('evidence.files')}: ${names.length}  ${options.out}\n${next}\n`);
      });
    });
  asPerson('withdraw', 'take a release out of force at once; it stays readable')
    .argument('<release>')
    .requiredOption('--note-en <text>', 'why, in English')
    .requiredOption('--note-cy <text>', 'why, in Welsh')
    .action(async (releaseId: string, options: Person & { noteEn: string; noteCy: string }) => {
      await withDesk(options, async (desk, by) => {
        const note = { en: options.noteEn, cy: options.noteCy };
        const answer = await desk.withdraw({ releaseId, by, note });
        if (!answer.ok) throw refusal('fault.withdraw', answer.code);
        const said = `${releaseId}  withdrawn  ${say('state.withdrawn')}`;
        process.stdout.write(`${said}\n${say('next.withdrawn', { releaseId })}\n`);
      });
    });
}

type Evidence = Parameters<typeof writeEvidence>[0][number];

/** Of a draft in parts, as its page gives them. */
async function evidenceOf(desk: ReleaseDesk, id: string, user: string): Promise<Evidence[]> {
  if (!id.startsWith('d')) {
    const answer = await desk.evidence(id, user);
    if (!answer.ok) throw refusal('fault.evidence', answer.code);
    return answer.files;
  }
  const files: Evidence[] = [];
  for (let from: number | null = 0; from !== null;) {
    const part = await desk.evidencePart(id, user, from);
    if (!part.ok) throw refusal('fault.evidence', part.code);
    files.push(...part.files);
    from = part.next;
  }
  return files;
}

function withRequest(command: Command): Command {
  return command
    .requiredOption(
      '--on <date>',
      'day of publication, YYYY-MM-DD; at the time that the house sets (CYFRIF_PUBLISH_AT, else 09:30 in Wales)',
    )
    .option('--run <id>', 'computation to release (default: the newest)')
    .option('--periods <kind...>', `of ${PERIOD_SERIES.join(', ')}`, ['financial'])
    .option('--provisional', 'include provisional figures, marked as such', false)
    .option('--note-en <text>', 'a note in English; a correction needs one')
    .option('--note-cy <text>', 'a note in Welsh; a correction needs one');
}

async function ask(options: RequestOptions, supersedes?: string): Promise<void> {
  const periods = PERIOD_SERIES.filter((series) => options.periods.includes(series));
  if (periods.length !== new Set(options.periods).size)
    throw new CommandFailure(say('fault.periods', { kinds: PERIOD_SERIES.join(', ') }), 2);
  await withDesk(options, async (desk, builtBy) => {
    const runId = options.run ?? (await desk.runs())[0]?.runId;
    if (runId === undefined) throw new CommandFailure(say('fault.no-run'));
    const request = requestOf({ options, runId, builtBy, periods, supersedes });
    const answer = await desk.request(request);
    if (!answer.ok) throw refusal('fault.request', answer.code);
    await follow(desk, answer.draftId);
  });
}

function requestOf(given: {
  options: RequestOptions;
  runId: string;
  builtBy: string;
  periods: PeriodSeries[];
  supersedes?: string;
}): ReleaseRequest {
  const { options, supersedes, ...who } = given;
  return {
    ...who,
    publishOn: options.on,
    provisional: options.provisional,
    ...(supersedes === undefined ? {} : { supersedes }),
    note: { en: options.noteEn ?? '', cy: options.noteCy ?? '' },
  };
}

const POLL_MS = 500;

/** The house builds it; the command only watches, and may be left at any time. */
async function follow(desk: ReleaseDesk, draftId: string): Promise<void> {
  const stages = new Stages();
  for (;;) {
    const draft = (await desk.list()).find((one) => one.draftId === draftId);
    if (!draft) throw new CommandFailure(wordsFor('publisher.draft.unknown'));
    if (draft.state !== 'building') {
      stages.end();
      writeReport(draft);
      if (draft.state === 'refused') process.exitCode = 1;
      return;
    }
    const progress = await desk.progress(draftId);
    if (progress) stages.show(progress);
    await sleep(POLL_MS);
  }
}

/** Where a draft stands now, and what comes next; the list does not hold the oldest. */
async function report(desk: ReleaseDesk, draftId: string, state: string): Promise<void> {
  const draft = (await desk.list()).find((one) => one.draftId === draftId);
  if (draft) writeReport(draft);
  else process.stdout.write(`${draftId}  ${state}  ${say(`state.${state}`)}\n`);
}

function writeReport(draft: Draft): void {
  process.stdout.write(`${outcomeLine(draft)}${nextStep(draft)}\n`);
}

const refusal = (what: string, code: string): CommandFailure =>
  new CommandFailure(`${say(what)} ${wordsFor(code)}`);
