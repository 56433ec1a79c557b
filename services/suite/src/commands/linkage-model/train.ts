import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { suiteConfig } from '#libs/config';
import { openKeys } from '#libs/keys';
import { MANY_MATCHES, openModel, type LinkageModel, type Retraining } from '#libs/linkage';
import { trainOnStore } from '#services/matcher';
import { freezeFrequencies, frequencyShares } from '#services/pseudonymiser';
import { CommandFailure } from '../../failure';
import { withHouse } from '../../house/opened';
import { placeOnThisMachine } from '../../house/place';
import { Progress } from '../../progress';
import type { ProposedModel } from './adopt';

/** `cyfrif linkage train`: a model of this house's own records, without labels; two people adopt it afterwards. */
export function registerTrain(linkage: Command): void {
  linkage
    .command('train')
    .requiredOption(
      '--name <version>',
      'name of the new model, for example cymru-2026-11; never one used before',
    )
    .option('--json', 'print the report as JSON', false)
    .description(
      "train a model on this house's records without labels and freeze its frequencies; nothing changes until it is adopted",
    )
    .action(async ({ name, json }: { name: string; json: boolean }) => {
      if (!/^[\w.+-]{1,64}$/.test(name))
        throw new CommandFailure('A model is named in letters, digits, dots, plus signs and hyphens.', 2);
      const { file, training } = await train(name);
      process.stdout.write(
        json ? `${JSON.stringify({ file, ...training }, null, 2)}\n` : text(file, training),
      );
    });
}

async function train(version: string): Promise<{ file: string; training: Retraining }> {
  const { dataDir } = suiteConfig(process.env);
  const place = placeOnThisMachine(process.env);
  const { layout } = place;
  const file = join(dataDir, `linkage-model.${version}.proposed.json`);
  if (existsSync(file)) throw new CommandFailure(`There is a model of this name: ${file}.`);
  const stage = new Progress().stage('train');
  return await withHouse(place, async (house) => {
    const keys = openKeys(layout.keys);
    const { model: start } = openModel(
      readFileSync(layout.linkageModel, 'utf8'),
      keys.linkage().model.publicKey,
    );
    if (start.version === version) throw new CommandFailure('The model in force has this name.', 2);
    const pseudonymiser = await house.open('pseudonymiser');
    const frozen = { keys: keys.pseudonymiser(), model: version, at: new Date() };
    await freezeFrequencies(pseudonymiser, frozen).catch((error: { code?: string }) => {
      if (error.code === '23505') throw new CommandFailure('Frequencies of this name are frozen already.');
      throw error;
    });
    const shared = await frequencyShares(pseudonymiser, version);
    const matcher = await house.open('matcher');
    const onProgress = (done: number, of: number): void => stage.update(done, of);
    const training = await trainOnStore(matcher, { start, version, shared, onProgress });
    stage.end(`${training.profiles} profiles, ${training.pairs} pairs`);
    const proposed: ProposedModel = { v: 1, model: training.model, frequencies: version };
    writeFileSync(file, `${JSON.stringify(proposed, null, 2)}\n`, { mode: 0o600 });
    return { file, training };
  });
}

function text(file: string, { model, views, profiles, pairs, expectedMatches }: Retraining): string {
  const trained = views.map(
    ({ view, pairs: seen, matching }) => `  ${view}: ${seen} pairs, ${(100 * matching).toFixed(1)} % match\n`,
  );
  return [
    `${profiles} profiles, ${pairs} pairs met in a block, about ${Math.round(expectedMatches)} of them match.\n`,
    trained.length > 0
      ? `Shares of levels among matches were learnt in:\n${trained.join('')}`
      : 'Too few matches to learn from: the shares are those of the model in force.\n',
    byAgencies(model),
    `Names and postcodes are weighed by their frozen frequencies. Threshold: ${model.threshold} bits.\n`,
    `Not in force. Two custodians adopt it: npx cyfrif linkage adopt ${file} --custodian NAME --custodian NAME\n`,
  ].join('');
}

/** Which pairs of agencies have shares of their own, and on how many matches each rests. */
function byAgencies({ byAgencies: own = [] }: LinkageModel): string {
  if (own.length === 0)
    return `No pair of agencies has the ${MANY_MATCHES} matches for shares of its own: all use the pooled ones.\n`;
  const rows = own.map(({ agencies, matches }) => `  ${agencies.join(' and ')}: about ${matches} matches\n`);
  return `Pairs of agencies with shares of their own, drawn towards the pooled ones that all others use:\n${rows.join('')}`;
}
