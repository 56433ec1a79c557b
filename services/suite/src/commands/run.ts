import { resolve } from 'node:path';
import type { Command } from 'commander';
import { parseQuarter } from '#libs/measures';
import { Progress } from '../progress';
import { runFolder, type RunOptions } from '../run/run-folder';
import { runReport } from '../run/report';
import { failureOf } from '../failure';

interface Options {
  in: string;
  out: string;
  agreements?: string;
  keys?: string;
  asAt?: string;
  from?: string;
  to?: string;
  provisional: boolean;
  json: boolean;
}

/** `cyfrif run`: a folder of agencies' files in, a protected release out, nothing left running. */
export function registerRun(program: Command): void {
  program
    .command('run')
    .requiredOption('--in <folder>', "agencies' events, one CloudEvent a line, identity not yet sealed")
    .requiredOption('--out <folder>', 'where public/ (the release) and steward/ (the evidence) are written')
    .option(
      '--agreements <folder>',
      'agreements to enforce (default: the examples, for the agencies that occur)',
    )
    .option(
      '--keys <folder>',
      'keys to use, made there if it holds none (default: fresh keys, destroyed at the end)',
    )
    .option(
      '--as-at <date>',
      'count what was known by the end of this day (default: the latest accepted event)',
    )
    .option(
      '--from <quarter>',
      'first quarter to count, as 2022-Q1 (default: three before the first in which something happened that counts)',
    )
    .option(
      '--to <quarter>',
      'last quarter to count (default: that of the day, with --provisional to the end of its financial year)',
    )
    .option('--provisional', 'include quarters that not every feed has closed, marked as provisional', false)
    .option('--json', 'print the report as JSON', false)
    .description('count a folder of files: pseudonymise, link, compute, protect, release')
    .action(async (options: Options) => {
      if (options.asAt !== undefined && !isDay(options.asAt)) {
        throw failureOf('day.invalid', { option: '--as-at' }, 2);
      }
      const { from, to } = options;
      for (const [name, quarter] of Object.entries({ from, to })) {
        if (quarter !== undefined && parseQuarter(quarter) === undefined)
          throw failureOf('quarter.invalid', { option: `--${name}` }, 2);
      }
      if (from !== undefined && to !== undefined && parseQuarter(from)! > parseQuarter(to)!)
        throw failureOf('quarter.reversed', {}, 2);
      const settings: RunOptions = {
        inputFolder: resolve(options.in),
        outputFolder: resolve(options.out),
        agreementsFolder: options.agreements && resolve(options.agreements),
        keysFolder: options.keys && resolve(options.keys),
        asAt: options.asAt,
        quarters: { from, to },
        provisional: options.provisional,
        progress: new Progress(),
      };
      const outcome = await runFolder(settings);
      process.stdout.write(options.json ? `${JSON.stringify(outcome, null, 2)}\n` : runReport(outcome));
      if ('refused' in outcome.release) process.exitCode = 1;
    });
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  );
}
