import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { prepared, type Transaction } from '#libs/eventlog';
import type { KeyPort } from '#libs/keys';
import { FrequencyTable, type FrequencyField, type FrequencyToken } from '#libs/pseudonyms';
import { FrequencyFault } from './frequency-fault';

interface FrequencyRow {
  field: FrequencyField;
  token: Buffer;
  records: string;
}

/** Adds the tokens of a batch to the counts. In one order for all writers, so that they never wait in a ring. */
export async function countFrequencies(
  tx: Transaction,
  keyId: number,
  tokens: readonly FrequencyToken[],
): Promise<void> {
  if (tokens.length === 0) return;
  const table = new FrequencyTable();
  for (const token of tokens) table.add(token);
  const rows = [...table.entries()].sort((a, b) => compare(a.field, b.field) || compare(a.token, b.token));
  await tx.query(
    prepared(`INSERT INTO pseudonymiser.token_frequency (key_id, field, token, records)
     SELECT $1::smallint, field, decode(token, 'hex'), records
     FROM unnest($2::text[], $3::text[], $4::bigint[]) AS counted (field, token, records)
     ON CONFLICT (key_id, field, token)
     DO UPDATE SET records = pseudonymiser.token_frequency.records + excluded.records`),
    [
      keyId,
      rows.map(({ field }) => field),
      rows.map(({ token }) => token),
      rows.map(({ records }) => records),
    ],
  );
}

/**
 * Freezes the counts of an epoch under the name of a linkage model, sealed by a MAC over all rows, so that a replay
 * with the same model gives the same buckets. Refuses a name that is taken.
 */
export async function freezeFrequencies(
  dataSource: DataSource,
  { keys, model, at }: { keys: KeyPort; model: string; at: Date },
): Promise<{ tokens: number; seal: string }> {
  const keyId = keys.keyIds[0]!;
  return dataSource.transaction(async (tx) => {
    await tx.query(
      `INSERT INTO pseudonymiser.frozen_frequency (model, field, token, records)
       SELECT $1, field, token, records FROM pseudonymiser.token_frequency WHERE key_id = $2`,
      [model, keyId],
    );
    const rows = await frozenRows(tx, model);
    const seal = sealOf(keys, keyId, model, rows);
    await tx.query(
      `INSERT INTO pseudonymiser.frequency_model (model, key_id, frozen_at, seal) VALUES ($1, $2, $3, $4)`,
      [model, keyId, at, seal],
    );
    return { tokens: rows.length, seal };
  });
}

/**
 * The chance that two records drawn at random state the same given name, surname or postcode, by the frozen counts:
 * three numbers, no token. A field that was hardly counted is left out.
 */
export async function frequencyShares(
  dataSource: DataSource,
  model: string,
): Promise<{ givenName?: number; familyName?: number; postcode?: number }> {
  const rows = await dataSource.query<{ field: FrequencyField; share: number }[]>(
    `SELECT field, (sum(records * (records - 1)) / (sum(records) * (sum(records) - 1)))::float8 AS share
     FROM pseudonymiser.frozen_frequency WHERE model = $1 GROUP BY field HAVING sum(records) >= $2`,
    [model, FEWEST_COUNTED],
  );
  const shares = new Map(rows.map(({ field, share }) => [field, share]));
  const [givenName, familyName, postcode] = (['GIVEN', 'SURNAME', 'POSTCODE'] as const).map((field) =>
    shares.get(field),
  );
  return {
    ...(givenName && { givenName }),
    ...(familyName && { familyName }),
    ...(postcode && { postcode }),
  };
}

const FEWEST_COUNTED = 1000;

/**
 * Reads the frozen frequencies of a model, and refuses what was changed since. Only their epoch is told where its key
 * is not open: nothing could be found in them.
 */
export async function loadFrequencies(
  dataSource: DataSource,
  { keys, model }: { keys: KeyPort; model: string },
): Promise<{ keyId: number; table?: FrequencyTable }> {
  const [frozen] = await dataSource.query<{ key_id: number; seal: string }[]>(
    'SELECT key_id, seal FROM pseudonymiser.frequency_model WHERE model = $1',
    [model],
  );
  if (!frozen)
    throw new FrequencyFault(
      'missing',
      `the linkage model in force names the frequencies ${model}, which were never frozen in this store; adopt a model without them or one that was trained here.`,
    );
  if (!keys.keyIds.includes(frozen.key_id)) return { keyId: frozen.key_id };
  const rows = await frozenRows(dataSource.manager, model);
  if (sealOf(keys, frozen.key_id, model, rows) !== frozen.seal)
    throw new FrequencyFault('unsealed', 'the frozen frequencies were changed.');
  const table = new FrequencyTable();
  for (const { field, token, records } of rows) {
    table.add({ field, token: token.toString('hex') }, Number(records));
  }
  return { keyId: frozen.key_id, table };
}

function frozenRows(tx: Transaction, model: string): Promise<FrequencyRow[]> {
  return tx.query(
    `SELECT field, token, records FROM pseudonymiser.frozen_frequency WHERE model = $1 ORDER BY field, token`,
    [model],
  );
}

function sealOf(keys: KeyPort, keyId: number, model: string, rows: readonly FrequencyRow[]): string {
  const hash = createHash('sha256').update(model);
  for (const { field, token, records } of rows) hash.update(`\n${field} ${token.toString('hex')} ${records}`);
  const [seal] = keys.mac({ purpose: 'audit', field: 'frequencies' }, [hash.digest()], keyId);
  return seal!.toString('hex');
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
