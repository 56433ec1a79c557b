import type { Command } from 'commander';
import { registerAdopt } from '../linkage-model/adopt';
import { registerEvaluate } from './evaluation/evaluate';
import { registerExplain } from './explain';
import { registerReference } from './reference';
import { registerRun } from './run';
import { registerFreeze } from '../linkage-model/freeze';
import { registerTrain } from '../linkage-model/train';

/** `cyfrif linkage run|evaluate|explain` on a partnership's own labelled files; `freeze|train|adopt` the model of a house. */
export function registerLinkageCommands(program: Command): void {
  const linkage = program
    .command('linkage')
    .description("link, evaluate and explain on your own files; train and adopt a house's model");
  registerRun(linkage);
  registerEvaluate(linkage);
  registerExplain(linkage);
  registerReference(linkage);
  registerFreeze(linkage);
  registerTrain(linkage);
  registerAdopt(linkage);
}
