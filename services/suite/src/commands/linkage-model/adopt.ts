import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { Settings, suiteConfig, type Environment } from '#libs/config';
import { approvedBy, openKeys, type Approval, type Keys } from '#libs/keys';
import { openModel, signModel, type LinkageModel, type VerifiedModel } from '#libs/linkage';
import { isOfThisHouse, type FrozenStatement } from '#services/pseudonymiser';
import { failureOf } from '../../failure';
import type { HouseLayout } from '../../house/layout';
import { recordAct, type OperatorAct } from '../../house/operator-act';
import { withHouse } from '../../house/opened';
import { placeOfSuite, type HousePlace } from '../../house/place';
import { sayIn } from '../../words';
import { readPassphrases } from '../passphrases';

/** A trained model that nobody has signed. */
export interface ProposedModel {
  v: 1;
  model: LinkageModel;
  /** Name of the frozen frequencies that give its buckets. */
  frequencies?: string;
  /** On a deployment: that the pseudonymiser has frozen them. */
  frozen?: FrozenStatement;
}

/** `cyfrif linkage adopt`: two custodians sign a trained model; the services link by it from their next start. */
export function registerAdopt(linkage: Command): void {
  linkage
    .command('adopt')
    .argument('<file>', 'the model that "linkage train" proposed')
    .option(
      '--custodian <name>',
      'who approves; twice, and two passphrases are asked for',
      (value: string, before: string[]) => [...before, value],
      [] as string[],
    )
    .description('sign a trained model with the approval of two custodians and put it in force')
    .action(async (file: string, { custodian }: { custodian: string[] }) => {
      const place = placeOfSuite(process.env);
      const { dataDir, ...layout } = place.room ? ofDeployment(process.env) : ofThisMachine(place);
      const passphrases = await readPassphrases(custodian);
      const approvals = custodian.map((name, at) => ({ name, passphrase: passphrases[at]! }));
      const { adopted, by } = adoptProposed(resolve(file), layout, {
        ...{ dataDir, approvals, at: new Date() },
        deployed: place.room !== undefined,
      });
      await record(place, adopted, by);
      process.stdout.write(`${sayIn('linkage', 'adopt.done', { version: adopted.model.version })}\n`);
    });
}

type ModelFiles = Pick<HouseLayout, 'keys' | 'linkageModel' | 'dataDir'>;

function ofThisMachine({ layout }: HousePlace): ModelFiles {
  return { ...layout, dataDir: suiteConfig(process.env).dataDir };
}

/** The keys of every role, which no service has, and the model that services are given; the one before is kept beside it. */
function ofDeployment(environment: Environment): ModelFiles {
  const settings = new Settings(environment);
  const linkageModel = resolve(settings.text('CYFRIF_LINKAGE_MODEL_FILE'));
  return { linkageModel, keys: resolve(settings.text('CYFRIF_KEYS_DIR')), dataDir: dirname(linkageModel) };
}

interface Adoption {
  /** Where the model before is kept. */
  dataDir: string;
  approvals: readonly Approval[];
  at: Date;
  /** On a deployment nobody here sees the pseudonymiser's store. */
  deployed: boolean;
}

/**
 * Signs a proposed model and puts it in the place of the one in force, which is kept beside it.
 * @throws CommandFailure unless two custodians prove themselves and the model is sound
 */
export function adoptProposed(
  file: string,
  layout: Pick<HouseLayout, 'keys' | 'linkageModel'>,
  { dataDir, approvals, at, deployed }: Adoption,
): { adopted: VerifiedModel; by: string[] } {
  try {
    const by = approvedBy(layout.keys, approvals);
    const keys = openKeys(layout.keys);
    const signing = keys.linkage().model;
    const proposed = JSON.parse(readFileSync(file, 'utf8')) as ProposedModel;
    const { v, model, frequencies } = proposed;
    if (v !== 1) throw failureOf('linkage.model.not-proposed', {}, 2);
    if (deployed && !areFrozen(proposed, keys))
      throw failureOf('linkage.frequencies.unknown', { name: frequencies! });
    const signed = signModel(model, signing, { signedAt: at, ...(frequencies && { frequencies }) });
    const text = `${JSON.stringify(signed, null, 2)}\n`;
    const adopted = openModel(text, signing.publicKey);
    if (existsSync(layout.linkageModel)) {
      const before = openModel(readFileSync(layout.linkageModel, 'utf8'), signing.publicKey);
      if (before.model.version === model.version) throw failureOf('linkage.model.in-force');
      copyFileSync(layout.linkageModel, join(dataDir, `linkage-model.${before.model.version}.json`));
    }
    writeFileSync(`${layout.linkageModel}.new`, text);
    renameSync(`${layout.linkageModel}.new`, layout.linkageModel);
    return { adopted, by };
  } catch (error) {
    if (error instanceof SyntaxError) throw failureOf('file.not-json', { path: file }, 2);
    throw error;
  }
}

/** Whether the pseudonymiser of the keys has frozen the frequencies that the model names, if it names any. */
function areFrozen({ frequencies, frozen }: ProposedModel, keys: Keys): boolean {
  if (!frequencies) return true;
  return frozen?.model === frequencies && isOfThisHouse(keys.pseudonymiser(), frozen);
}

/** Who adopted which model is in the audit account. */
async function record(place: HousePlace, { sha256 }: VerifiedModel, by: readonly string[]): Promise<void> {
  const act: OperatorAct = {
    op: 'alteration',
    what: 'suite.linkage.model.adopted',
    actor: `custodians:${by.join('+')}`,
    recipients: ['matcher', 'pseudonymiser'],
    outputs: [sha256],
    counts: { custodians: by.length },
  };
  await withHouse(place, (house) => recordAct(house, act));
}
