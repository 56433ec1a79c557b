import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Option, type Command } from 'commander';
import {
  attackFiles,
  parseRules,
  parseSpecification,
  type AttackedFrom,
  type AttackFilesOutcome,
} from '#libs/disclosure';
import { failureOf } from '../../failure';
import { linesIn, sayIn } from '../../words';
import { readHistory, readJson, readText, refusing } from './files';

interface AttackOptions {
  cells: string;
  dimensions: string;
  history?: string[];
  rulesKnown: 'true' | 'false';
  rules?: string;
  rounded?: boolean;
  knows?: string;
  truth?: string;
  json?: boolean;
}

/** `cyfrif disclosure attack`. */
export function registerAttack(disclosure: Command): void {
  disclosure
    .command('attack')
    .requiredOption('--cells <cells.csv>', 'a release, this program’s or another’s')
    .requiredOption('--dimensions <d.json>', 'its dimensions; parents of codes are found beside the cells')
    .option('--history <folder...>', 'folders of earlier releases (cells.csv)')
    .addOption(
      new Option('--rules-known <yes>', 'whether the attacker knows the rule')
        .choices(['true', 'false'])
        .default('true'),
    )
    .option('--rules <r.json>', 'the rule: threshold, zeros, profile (default 1-4 and zeros blank)')
    .option('--rounded', 'the release is rounded: 0-7 one band, the rest to the nearest 5')
    .option('--knows <table.csv>', 'an agency’s own table: that insider attacks too')
    .option('--truth <t.csv>', 'the table itself, to say which conclusions are right')
    .option('--json', 'print the report as JSON')
    .description('try to recover blank counts; exit code 1 when one is found or proved small')
    .action((options: AttackOptions) => refusing(() => attack(options)));
}

async function attack(options: AttackOptions): Promise<void> {
  const rules = parseRules(options.rules === undefined ? {} : readJson(options.rules));
  const beside = join(dirname(options.cells), 'dimensions.json');
  const outcome = await attackFiles({
    cells: readText(options.cells),
    specification: parseSpecification(readJson(options.dimensions)),
    ...(existsSync(beside) ? { described: parseSpecification(readJson(beside)) } : {}),
    history: readHistory(options.history ?? []),
    rulesKnown: options.rulesKnown === 'true',
    threshold: rules.threshold,
    zeros: rules.zeros,
    ...(options.knows === undefined ? {} : { knows: readText(options.knows) }),
    ...(options.truth === undefined ? {} : { truth: readText(options.truth) }),
    ...(options.rounded || rules.profile === 'rounded' ? { rounded: rules } : {}),
    timeLimitSeconds: rules.timeLimitSeconds,
  });
  process.stdout.write(options.json ? `${JSON.stringify(outcome, undefined, 2)}\n` : text(outcome));
  if (outcome.broken) throw failureOf('release.breakable');
  if (!outcome.withstands) throw failureOf('release.undecided');
}

/** What each attacker found: counts, then the cells whose interval is too narrow. */
export function text({ attackers }: AttackFilesOutcome): string {
  return attackers
    .flatMap((attacker) => [
      `${attacker.attacker}: ${sayIn('disclosure', 'attack.tried', { count: String(attacker.cells) })}`,
      ...indented('attack.found', attacker),
      ...indented('attack.open', { open: attacker.failures.length, undecided: attacker.undecided }),
      ...(attacker.right === undefined
        ? []
        : indented('attack.conclusions', { right: attacker.right, wrong: attacker.wrong })),
      ...knownBefore(attacker.earlier),
      ...attacker.failures.slice(0, 20).map(({ cell, low, high }) => `    ${cell}: ${range(low, high)}`),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

/** The English line and under it the Welsh one. */
function indented(key: string, numbers: object): string[] {
  const values = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, String(value)]));
  return linesIn('disclosure', key, values).map((line) => `  ${line}`);
}

function range(low: number, high: number | null): string {
  return high === null
    ? sayIn('disclosure', 'attack.range-open', { low: String(low) })
    : sayIn('disclosure', 'attack.range', { low: String(low), high: String(high) });
}

/** What earlier releases give away by themselves is no finding about this one, but a steward has to know it. */
function knownBefore(earlier: AttackedFrom['earlier']): string[] {
  if (earlier.length === 0) return [];
  const shown = earlier.filter(({ how }) => how === 'shown').length;
  return [
    ...indented('attack.before', { known: earlier.length, shown, deduced: earlier.length - shown }),
    ...earlier.slice(0, 20).map(({ cell, how }) => `    ${cell}: ${sayIn('disclosure', `how.${how}`)}`),
  ];
}
