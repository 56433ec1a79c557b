import type { Command } from 'commander';
import { failureOf } from '../../failure';
import { refusing } from './files';
import { verifyFolder, type VerifiedFolder } from './verify-folder';

/** `cyfrif disclosure verify`. */
export function registerVerify(disclosure: Command): void {
  disclosure
    .command('verify')
    .argument('<folder>', 'what "disclosure protect" wrote, or the evidence of a release, with many tables')
    .option('--json', 'print the result as JSON')
    .description(
      'check the witnesses of a release: a proof, without a solver, that no small count is exposed',
    )
    .action((folder: string, options: { json?: boolean }) => refusing(() => verify(folder, options)));
}

function verify(folder: string, options: { json?: boolean }): void {
  const verified = verifyFolder(folder);
  const { tables, altered } = verified;
  if (options.json) {
    const result = tables.get('') ?? { tables: Object.fromEntries(tables), altered };
    process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  } else process.stdout.write(verdict(verified));
  if (problemsOf(verified) > 0) throw failureOf('release.unproved');
}

function verdict(verified: VerifiedFolder): string {
  const all = [...verified.tables.values()];
  const [first] = all;
  const sum = (of: 'covered' | 'changes' | 'linear' | 'ranged'): number =>
    all.reduce((total, table) => total + table[of], 0);
  const rounded = all.filter((table) => table.rounded).length;
  const minimum = all.filter((table) => table.minimum).length;
  const broken = [...verified.tables].filter(([, { problems }]) => problems.length > 0);
  const attackers = all.length > 1 ? `in ${all.length} tables` : `to ${first?.attackers.length} attackers`;
  return [
    `${sum('covered')} small counts are open ${attackers}, by ${sum('changes')} witnesses; ${problemsOf(verified)} problems`,
    ...(sum('linear') > 0
      ? [
          `${sum('linear')} of them by linear evidence: tables in fractions, as far as linear programs can tell`,
        ]
      : []),
    ...(sum('ranged') > 0
      ? [
          `${sum('ranged')} of them are not pinned (their range is more than a point); another whole number is not shown`,
        ]
      : []),
    ...(minimum > 0
      ? [
          `${minimum} ${minimum === 1 ? 'table has' : 'tables have'} minimum protection: open means that a count may be another number, to the public`,
        ]
      : []),
    ...(rounded > 0
      ? [`${rounded} tables are rounded: their figures were checked, they need no witnesses`]
      : []),
    ...broken.filter(([name]) => name !== '').map(([name]) => `not proved: ${name}`),
    ...verified.altered.map((name) => `not what was published: ${name}`),
    '',
  ].join('\n');
}

function problemsOf({ tables, altered }: VerifiedFolder): number {
  return [...tables.values()].reduce((total, { problems }) => total + problems.length, altered.length);
}
