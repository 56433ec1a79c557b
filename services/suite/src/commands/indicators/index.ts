import { open, type FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Command } from 'commander';
import type { IndicatorsDesk } from '#services/indicators';
import { failureOf } from '../../failure';
import { Progress } from '../../progress';
import { refusedComputation } from '../../run/computation-fault';
import { writeBeside, writeSecondSeries } from '../../run/indicator-files';
import { sayIn } from '../../words';
import { computationText } from './computation-text';
import { explanationText } from './explanation-text';
import { revisionText } from './revision-text';
import { withIndicators } from './with-indicators';

interface ComputeArguments {
  from: string;
  to: string;
  asAt?: string;
  out?: string;
  secondSeries?: string;
  beside?: string;
  agreements?: string;
  publish: boolean;
  json: boolean;
}

interface ExplainArguments {
  period: string;
  area: string;
  asAt?: string;
  agreements?: string;
  json: boolean;
}

interface RevisionsArguments {
  period: string;
  series?: string;
  json: boolean;
}

/** `cyfrif indicators`: compute the cubes, and say how a figure came about and changed. All are recorded. */
export function registerIndicatorCommands(program: Command): void {
  const indicators = program
    .command('indicators')
    .description('compute the indicators; explain a figure and its revisions');
  indicators
    .command('compute')
    .requiredOption('--from <quarter>', 'first quarter, for example 2022-Q1')
    .requiredOption('--to <quarter>', 'last quarter')
    .option('--as-at <day>', 'only what was known at the end of this day (default: the last day known)')
    .option('--out <file>', 'write the unsuppressed cubes as CSV')
    .option('--second-series <file>', 'also compute the second series (statutory care leavers, ...) as CSV')
    .option('--beside <file>', 'write what is counted beside the figures (left out, coverage, ...) as CSV')
    .option('--agreements <folder>', 'agreements in force (default: the examples)')
    .option('--publish', 'hand the cubes to the publisher', false)
    .option('--json', 'print as JSON', false)
    .description('compute all indicators by quarter and year; recorded as a consultation')
    .action((options: ComputeArguments) => withIndicators(folder(options), (desk) => compute(desk, options)));
  indicators
    .command('explain')
    .argument('<indicator>', 'for example A3')
    .requiredOption('--period <code>', 'for example 2022-Q3, 2022, FY2022-23 or R2022-Q3')
    .option('--area <code>', 'area code', 'W92000004')
    .option('--as-at <day>', 'only what was known at the end of this day (default: the last day known)')
    .option('--agreements <folder>', 'agreements in force (default: the examples)')
    .option('--json', 'print as JSON', false)
    .description('definition, rules and what each step kept, for one figure; recorded as a consultation')
    .action((indicator: string, options: ExplainArguments) =>
      withIndicators(folder(options), (desk) => explain(desk, indicator, options)),
    );
  indicators
    .command('revisions')
    .argument('<indicator>', 'for example A1')
    .requiredOption('--period <code>', 'for example 2022-Q3, 2022, FY2022-23 or R2022-Q3')
    .option('--series <code>', 'for example persons, rate, reach (default: every series of the indicator)')
    .option('--json', 'print as JSON', false)
    .description('what each computation said of a figure for Wales, oldest first; recorded as a consultation')
    .action((indicator: string, options: RevisionsArguments) =>
      withIndicators(undefined, (desk) => revisions(desk, indicator, options)),
    );
}

async function revisions(
  desk: IndicatorsDesk,
  indicator: string,
  options: RevisionsArguments,
): Promise<void> {
  const said = await desk.revisions({ indicator, ...options });
  if (options.json) {
    process.stdout.write(`${JSON.stringify(said, null, 2)}\n`);
    return;
  }
  process.stdout.write(revisionText(said));
}

async function compute(desk: IndicatorsDesk, options: ComputeArguments): Promise<void> {
  // Before the work: a file that cannot be written is better known at once.
  const file = options.out === undefined ? undefined : await openFile(resolve(options.out));
  const stage = new Progress(process.stderr, options.json).stage('indicators');
  const outcome = await desk.compute({
    from: options.from,
    to: options.to,
    asAt: await dayOf(desk, options.asAt),
    publish: options.publish,
    progress: ({ at, of }) => stage.update(at, of),
  });
  if (!outcome.ok) throw refusedComputation(outcome.fault);
  stage.end(sayIn('indicators', 'computed', { cells: String(outcome.cells), asAt: outcome.asAt }));
  const rows = file ? await writeCubes(desk, outcome.runId, file) : 0;
  const { runId, asAt } = outcome;
  const asked = { runId, from: options.from, to: options.to, asAt };
  if (options.secondSeries) await writeSecondSeries(desk, asked, resolve(options.secondSeries));
  if (options.beside) await writeBeside(desk, asked, resolve(options.beside));
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ ...outcome, rows }, null, 2)}\n`);
    return;
  }
  process.stdout.write(
    computationText(outcome, options.out === undefined ? undefined : { rows, file: options.out }),
  );
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'w', 0o600);
  } catch {
    throw failureOf('file.unwritable', { path }, 2);
  }
}

async function writeCubes(desk: IndicatorsDesk, runId: string, file: FileHandle): Promise<number> {
  const stream = file.createWriteStream();
  const rows = await desk.exportCubes(runId, stream);
  stream.end();
  await finished(stream);
  return rows;
}

async function explain(desk: IndicatorsDesk, indicator: string, options: ExplainArguments): Promise<void> {
  const { period, area } = options;
  const outcome = await desk.explain({ indicator, period, area, asAt: await dayOf(desk, options.asAt) });
  if (!outcome.ok) throw refusedComputation(outcome.fault);
  process.stdout.write(options.json ? `${JSON.stringify(outcome, null, 2)}\n` : explanationText(outcome));
}

async function dayOf(desk: IndicatorsDesk, asAt: string | undefined): Promise<string> {
  const day = asAt ?? (await desk.latestDay());
  if (!day) throw failureOf('facts.none');
  return day;
}

function folder({ agreements }: { agreements?: string }): string | undefined {
  return agreements && resolve(agreements);
}
