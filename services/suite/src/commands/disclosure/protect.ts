import type { Command } from 'commander';
import {
  buildByRules,
  parseRules,
  parseSpecification,
  releaseFiles,
  type ReleaseOutcome,
} from '#libs/disclosure';
import { failureOf } from '../../failure';
import { Progress, type Stage } from '../../progress';
import { sayIn } from '../../words';
import { keyedJitter, readEvidence, readHistory, readJson, readText, refusing, writeFiles } from './files';

interface ProtectOptions {
  table: string;
  dimensions: string;
  rules?: string;
  history?: string[];
  known?: string;
  key?: string;
  out: string;
  json?: boolean;
}

/** `cyfrif disclosure protect`. */
export function registerProtect(disclosure: Command): void {
  disclosure
    .command('protect')
    .requiredOption('--table <t.csv>', 'one row per inner combination: code columns, counts, maybe an agency')
    .requiredOption('--dimensions <d.json>', 'dimensions (columns coarse to fine), counts, rates, cumulative')
    .option(
      '--rules <r.json>',
      'profile, threshold, zeros, fallback, protection, insiders, price, timeLimitSeconds and more: docs/disclosure.md',
    )
    .option(
      '--history <folder...>',
      'folders of earlier releases (cells.csv, and witnesses/ where they are kept)',
    )
    .option('--known <known.csv>', 'figures published elsewhere: the dimensions, count and value')
    .option('--key <file>', 'secret of the pattern, made if missing; the same key keeps patterns stable')
    .requiredOption('--out <folder>', 'where cells.csv, the reports and witnesses/ go')
    .option('--json', 'print the report as JSON')
    .description('blank what must be blank, attack the result, and write it only if it withstands')
    .addHelpText(
      'after',
      '\nOnly cells.csv, rates.csv and dimensions.json may leave the steward. Exit code 1: refused.',
    )
    .action((options: ProtectOptions) => refusing(() => protect(options)));
}

async function protect(options: ProtectOptions): Promise<void> {
  const specification = parseSpecification(readJson(options.dimensions));
  const asked = parseRules(options.rules === undefined ? {} : readJson(options.rules));
  const history = readHistory(options.history ?? []);
  const shown = stages(new Progress(process.stderr, options.json));
  const { outcome, rules, instead } = await buildByRules({
    csv: readText(options.table),
    specification,
    rules: asked,
    history,
    evidence: readEvidence(options.history ?? []),
    ...(options.known === undefined ? {} : { known: readText(options.known) }),
    ...keyedJitter(options.key),
    progress: shown.report,
  });
  shown.end(summary(outcome));
  if (instead) process.stderr.write(`${sayIn('disclosure', `protect.instead.${rules.profile}`)}\n`);
  const files = releaseFiles(outcome, specification, rules, instead);
  writeFiles(options.out, files);
  if (options.json) process.stdout.write(files.get('report.json')!);
  if (!outcome.accepted) {
    throw failureOf('release.refused', { path: options.out });
  }
}

function summary({ primary, blanks, seconds }: ReleaseOutcome): string {
  const total = seconds.protect + seconds.attack + seconds.verify;
  return sayIn('disclosure', 'protect.blanks', {
    count: String(blanks),
    complementary: String(blanks - primary),
    seconds: total.toFixed(1),
  });
}

function stages(progress: Progress): {
  report: (stage: string, done: number, of: number) => void;
  end: (summary: string) => void;
} {
  let name = '';
  let open: Stage | undefined;
  return {
    report: (stage, done, of) => {
      if (stage !== name) {
        open?.end(sayIn('disclosure', 'protect.done'));
        open = progress.stage(stage, of);
        name = stage;
      }
      open?.update(done, of);
    },
    end: (summary) => {
      open ??= progress.stage('protect', 1);
      open.end(summary);
    },
  };
}
