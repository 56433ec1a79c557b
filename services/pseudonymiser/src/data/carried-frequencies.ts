import type { DataSource } from 'typeorm';
import type { Transaction } from '#libs/eventlog';
import type { KeyPort } from '#libs/keys';
import type { FrequencyField, FrequencyLookup } from '#libs/pseudonyms';
import type { Logger } from '#libs/telemetry';
import type { CarriedFrequency, ModelFrequencies } from '../domain/model-frequencies';
import { compare, loadFrequencies } from './frequencies';
import { FrequencyFault } from './frequency-fault';

interface OfModel {
  keys: KeyPort;
  model: string;
}

/**
 * Keeps frozen shares under the active epoch, each sealed by a MAC of that epoch; what is kept already stays. In one
 * order for all writers, so that they never wait in a ring.
 */
export async function carryFrequencies(
  tx: Transaction,
  { keys, model, carried }: OfModel & { carried: readonly CarriedFrequency[] },
): Promise<void> {
  if (carried.length === 0) return;
  const keyId = keys.keyIds[0]!;
  const once = new Map(carried.map((each) => [`${each.field} ${each.token}`, each]));
  const rows = [...once.values()].sort((a, b) => compare(a.field, b.field) || compare(a.token, b.token));
  const seals = sealsOf({ keys, model }, keyId, rows);
  await tx.query(
    `INSERT INTO pseudonymiser.carried_frequency (model, key_id, field, token, share, seal)
     SELECT $1, $2::smallint, field, decode(token, 'hex'), share, decode(seal, 'hex')
     FROM unnest($3::text[], $4::text[], $5::float8[], $6::text[]) AS carried (field, token, share, seal)
     ON CONFLICT DO NOTHING`,
    [
      model,
      keyId,
      rows.map(({ field }) => field),
      rows.map(({ token }) => token),
      rows.map(({ share }) => share),
      seals.map((seal) => seal.toString('hex')),
    ],
  );
}

/**
 * The frequencies of a model under the oldest epoch that is open: as they were frozen, or as they were carried over
 * from an epoch destroyed since. Undefined, and said in the log, where none were carried over.
 */
export async function modelFrequencies(
  dataSource: DataSource,
  { keys, model, logger }: OfModel & { logger: Pick<Logger, 'info' | 'warn'> },
): Promise<ModelFrequencies | undefined> {
  const { keyId, table } = await loadFrequencies(dataSource, { keys, model });
  if (table) return { keyId, shares: table };
  const [oldest] = await dataSource.query<{ key_id: number }[]>(
    `SELECT key_id FROM pseudonymiser.carried_frequency WHERE model = $1 AND key_id = ANY($2::smallint[])
     ORDER BY key_id LIMIT 1`,
    [model, keys.keyIds],
  );
  if (!oldest) {
    logger.warn({ event: 'pseudonymiser.frequencies.lost', version: model, context: `epoch ${keyId}` });
    return undefined;
  }
  const { shares, values } = await carriedShares(dataSource, { keys, model }, oldest.key_id);
  logger.info({
    event: 'pseudonymiser.frequencies.carried',
    version: model,
    context: `epoch ${oldest.key_id}`,
    count: values,
  });
  return { keyId: oldest.key_id, shares };
}

async function carriedShares(
  dataSource: DataSource,
  { keys, model }: OfModel,
  keyId: number,
): Promise<{ shares: FrequencyLookup; values: number }> {
  const rows = await dataSource.query<(CarriedFrequency & { seal: Buffer })[]>(
    `SELECT field, encode(token, 'hex') AS token, share, seal
     FROM pseudonymiser.carried_frequency WHERE model = $1 AND key_id = $2`,
    [model, keyId],
  );
  const seals = sealsOf({ keys, model }, keyId, rows);
  if (rows.some(({ seal }, at) => !seal.equals(seals[at]!))) {
    throw new FrequencyFault('unsealed', 'the carried frequencies were changed.');
  }
  const byName = new Map(rows.map(({ field, token, share }) => [`${field} ${token}`, share]));
  const share = (field: FrequencyField, token: string): number | undefined => byName.get(`${field} ${token}`);
  return { shares: { share }, values: rows.length };
}

function sealsOf({ keys, model }: OfModel, keyId: number, rows: readonly CarriedFrequency[]): Buffer[] {
  return keys.mac(
    { purpose: 'audit', field: 'carried-frequencies' },
    rows.map(({ field, token, share }) => `${model}\n${field} ${token} ${share}`),
    keyId,
  );
}
