import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { suiteConfig } from '#libs/config';
import { openKeys } from '#libs/keys';
import { openModel, type LinkageModel, type Retraining, type SharedByChance } from '#libs/linkage';
import { trainOnStore } from '#services/matcher';
import type { FrozenStatement } from '#services/pseudonymiser';
import { failureOf } from '../../failure';
import { withHouse } from '../../house/opened';
import { placeIn, type HousePlace } from '../../house/place';
import { Progress } from '../../progress';
import { sayIn } from '../../words';
import type { ProposedModel } from './adopt';
import { freeze } from './freeze';
import { requireModelName } from './model-name';
import { trainingText } from './training-text';

interface Options {
  name: string;
  frequencies?: string;
  json: boolean;
}

/** `cyfrif linkage train`: a model of this house's own records, without labels; two people adopt it afterwards. */
export function registerTrain(linkage: Command): void {
  linkage
    .command('train')
    .requiredOption(
      '--name <version>',
      'name of the new model, for example cymru-2026-11; never one used before',
    )
    .option(
      '--frequencies <file>',
      'on a deployment: what "linkage freeze" printed; - is standard input (left out: names weigh the same)',
    )
    .option('--json', 'print the report as JSON', false)
    .description(
      "train a model on this house's records without labels and freeze its frequencies; nothing changes until it is adopted; on a deployment in the matcher's room, where the model goes to standard output",
    )
    .action(async ({ name, frequencies, json }: Options) => {
      requireModelName(name);
      const place = placeIn('matcher', process.env);
      if (place.room) {
        const frozen = frequencies === undefined ? undefined : statementIn(frequencies, name);
        const training = await trainInRoom(place, name, frozen);
        const proposed: ProposedModel = {
          ...{ v: 1, model: training.model },
          ...(frozen && { frequencies: name, frozen }),
        };
        process.stdout.write(`${JSON.stringify(proposed, null, 2)}\n`);
        process.stderr.write(
          json
            ? `${JSON.stringify(training, null, 2)}\n`
            : trainingText(undefined, training, frozen !== undefined),
        );
        return;
      }
      if (frequencies !== undefined) throw failureOf('linkage.frequencies.here', {}, 2);
      const { file, training } = await trainHere(place, name);
      process.stdout.write(
        json ? `${JSON.stringify({ file, ...training }, null, 2)}\n` : trainingText(file, training, true),
      );
    });
}

/** The house of one machine: its frequencies are frozen under the same name first. */
async function trainHere(
  place: HousePlace,
  version: string,
): Promise<{ file: string; training: Retraining }> {
  const { dataDir } = suiteConfig(process.env);
  const file = join(dataDir, `linkage-model.${version}.proposed.json`);
  if (existsSync(file)) throw failureOf('linkage.model.exists', { path: file });
  return await withHouse(place, async (house) => {
    const keys = openKeys(place.layout.keys);
    const { publicKey } = keys.linkage().model;
    const start = startOf(
      openModel(readFileSync(place.layout.linkageModel, 'utf8'), publicKey).model,
      version,
    );
    const { shared } = await freeze(await house.open('pseudonymiser'), keys.pseudonymiser(), version);
    const training = await trainOn(await house.open('matcher'), start, version, shared);
    const proposed: ProposedModel = { v: 1, model: training.model, frequencies: version };
    writeFileSync(file, `${JSON.stringify(proposed, null, 2)}\n`, { mode: 0o600 });
    return { file, training };
  });
}

/** A deployment: the matcher's store and the model that it links by; nothing of the pseudonymiser but what that says. */
async function trainInRoom(
  place: HousePlace,
  version: string,
  frozen: FrozenStatement | undefined,
): Promise<Retraining> {
  const signed = place.room?.linkageModel;
  if (!signed) throw failureOf('linkage.model.none', {}, 2);
  const start = startOf(openModel(signed.text, signed.publicKey).model, version);
  return await withHouse(place, async (house) =>
    trainOn(await house.open('matcher'), start, version, frozen?.shared ?? {}),
  );
}

function startOf(inForce: LinkageModel, version: string): LinkageModel {
  if (inForce.version === version) throw failureOf('linkage.model.named-so', {}, 2);
  return inForce;
}

async function trainOn(
  matcher: DataSource,
  start: LinkageModel,
  version: string,
  shared: SharedByChance,
): Promise<Retraining> {
  const stage = new Progress().stage('train');
  const onProgress = (done: number, of: number): void => stage.update(done, of);
  const training = await trainOnStore(matcher, { start, version, shared, onProgress });
  const seen = { profiles: String(training.profiles), pairs: String(training.pairs) };
  stage.end(sayIn('linkage', 'train.seen', seen));
  return training;
}

/** @throws CommandFailure for what "linkage freeze" did not print for this model */
function statementIn(file: string, version: string): FrozenStatement {
  const statement = read(file);
  if (statement?.v !== 1 || statement.model !== version || !statement.shared)
    throw failureOf('linkage.frequencies.other', { name: version }, 2);
  return statement;
}

function read(file: string): FrozenStatement | undefined {
  try {
    return JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8')) as FrozenStatement;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
