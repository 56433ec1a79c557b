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
import { CommandFailure, failureOf } from '../../failure';
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
  if (!outcome.withstands) {
    throw new CommandFailure(
      'Time ran out before every blank was decided: the release is not shown to be safe.',
      1,
    );
  }
}

function text({ attackers }: AttackFilesOutcome): string {
  return attackers
    .flatMap((attacker) => [
      `${attacker.attacker}: ${attacker.cells} blanks tried`,
      `  exact ${attacker.exact} (${attacker.linear} by linear algebra), width 1 or less ${attacker.width1}, ` +
        `width 2 or less ${attacker.width2}, provably small ${attacker.small}, narrowest ${attacker.narrowest}`,
      `  open requirements ${attacker.failures.length}, undecided ${attacker.undecided}`,
      ...(attacker.right === undefined ? [] : [`  right ${attacker.right}, wrong ${attacker.wrong}`]),
      ...knownBefore(attacker.earlier),
      ...attacker.failures
        .slice(0, 20)
        .map(({ cell, low, high }) => `    ${cell}: ${low} to ${high ?? 'any'}`),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

/** What earlier releases give away by themselves is no finding about this one, but a steward has to know it. */
function knownBefore(earlier: AttackedFrom['earlier']): string[] {
  if (earlier.length === 0) return [];
  const shown = earlier.filter(({ how }) => how === 'shown').length;
  return [
    `  known before this release ${earlier.length}: ${shown} shown by earlier ones, ${earlier.length - shown} follow from them alone`,
    ...earlier.slice(0, 20).map(({ cell, how }) => `    ${cell}: ${how}`),
  ];
}
