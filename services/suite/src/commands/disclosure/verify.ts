import type { Command } from 'commander';
import { failureOf } from '../../failure';
import { linesIn, sayIn } from '../../words';
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

/** What is proved of the tables, each sentence in English and under it in Welsh. */
export function verdict(verified: VerifiedFolder): string {
  const all = [...verified.tables.values()];
  const sum = (of: 'covered' | 'changes' | 'linear' | 'ranged'): number =>
    all.reduce((total, table) => total + table[of], 0);
  const counted = (key: string, count: number): string[] =>
    count > 0 ? linesIn('disclosure', `verify.${key}`, { count: String(count) }) : [];
  const named = (key: string, names: string[]): string[] =>
    names.map((name) => `${sayIn('disclosure', `verify.${key}`)}: ${name}`);
  const broken = [...verified.tables].filter(([, { problems }]) => problems.length > 0);
  return [
    ...linesIn('disclosure', all.length > 1 ? 'verify.open-tables' : 'verify.open', {
      count: String(sum('covered')),
      tables: String(all.length),
      attackers: String(all[0]?.attackers.length ?? 0),
      witnesses: String(sum('changes')),
      problems: String(problemsOf(verified)),
    }),
    ...counted('linear', sum('linear')),
    ...counted('ranged', sum('ranged')),
    ...counted('minimum', all.filter((table) => table.minimum).length),
    ...counted('rounded', all.filter((table) => table.rounded).length),
    ...named(
      'unproved',
      broken.map(([name]) => name).filter((name) => name !== ''),
    ),
    ...named('altered', verified.altered),
    '',
  ].join('\n');
}

function problemsOf({ tables, altered }: VerifiedFolder): number {
  return [...tables.values()].reduce((total, { problems }) => total + problems.length, altered.length);
}
