import type { Command } from 'commander';
import { registerEvaluate } from './evaluate';
import { registerExplain } from './explain';
import { registerRun } from './run';

/** `cyfrif linkage run|evaluate|explain`: the services' encodings and linkage on a partnership's own labelled files. */
export function registerLinkageCommands(program: Command): void {
  const linkage = program.command('linkage').description('link, evaluate and explain on your own files');
  registerRun(linkage);
  registerEvaluate(linkage);
  registerExplain(linkage);
}
