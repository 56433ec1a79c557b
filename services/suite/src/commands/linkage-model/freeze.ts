import type { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { DatabaseError } from '#libs/database';
import { openKeys, type KeyPort } from '#libs/keys';
import {
  FrequencyFault,
  freezeFrequencies,
  frequencyShares,
  frozenStatement,
  loadFrequencies,
  type FrozenStatement,
} from '#services/pseudonymiser';
import { failureOf } from '../../failure';
import { withHouse } from '../../house/opened';
import { placeIn } from '../../house/place';
import { requireModelName } from './model-name';

const UNIQUE = '23505';

/** `cyfrif linkage freeze`: on a deployment, what the pseudonymiser adds to the training of a model in another room. */
export function registerFreeze(linkage: Command): void {
  linkage
    .command('freeze')
    .requiredOption('--name <version>', 'name of the model that is to be trained')
    .option('--again', 'print once more what was frozen under the name before; nothing is frozen', false)
    .description(
      'on a deployment, in the pseudonymiser\'s room: freeze the frequencies of names and postcodes for a model and print, sealed, what "linkage train" and "linkage adopt" have to know of them: at most three numbers',
    )
    .action(async ({ name, again }: { name: string; again: boolean }) => {
      requireModelName(name);
      const place = placeIn('pseudonymiser', process.env);
      if (!place.room) throw failureOf('linkage.frequencies.here', {}, 2);
      const { keysDir } = place.room;
      if (keysDir === undefined) throw failureOf('linkage.keys.none', {}, 2);
      const keys = openKeys(keysDir).pseudonymiser();
      const statement = await withHouse(place, async (house) =>
        (again ? frozenBefore : freeze)(await house.open('pseudonymiser'), keys, name),
      );
      process.stdout.write(`${JSON.stringify(statement, null, 2)}\n`);
    });
}

/** Freezes the frequencies counted so far under a name. @throws CommandFailure for a name that is taken */
export async function freeze(
  pseudonymiser: DataSource,
  keys: KeyPort,
  model: string,
): Promise<FrozenStatement> {
  try {
    await freezeFrequencies(pseudonymiser, { keys, model, at: new Date() });
  } catch (error) {
    if (error instanceof DatabaseError && error.sqlState === UNIQUE)
      throw failureOf('linkage.frequencies.frozen');
    throw error;
  }
  return frozenStatement(keys, model, await frequencyShares(pseudonymiser, model));
}

/** What was frozen under a name, once it was verified. @throws CommandFailure where nothing was, or not with these keys */
export async function frozenBefore(
  pseudonymiser: DataSource,
  keys: KeyPort,
  model: string,
): Promise<FrozenStatement> {
  const frozen = await loadFrequencies(pseudonymiser, { keys, model }).catch((error: unknown) => {
    if (!(error instanceof FrequencyFault)) throw error;
    if (error.reason === 'unsealed') throw failureOf('linkage.frequencies.changed');
    return undefined;
  });
  if (!frozen?.table) throw failureOf('linkage.frequencies.none');
  return frozenStatement(keys, model, await frequencyShares(pseudonymiser, model), frozen.keyId);
}
