import type { EntityManager } from 'typeorm';
import type { VerifiedModel } from '#libs/linkage';

/**
 * Notes the model under which decisions are made from now on.
 * @throws where this version has stood for another model: decisions that cite it would change their meaning
 */
export async function registerModel(tx: EntityManager, opened: VerifiedModel, at: Date): Promise<void> {
  const { model, sha256, signedBy } = opened;
  await tx.query(
    `INSERT INTO matcher.model (version, sha256, signed_by, since) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [model.version, sha256, signedBy, at],
  );
  const [known] = await tx.query<{ sha256: string }[]>(
    'SELECT sha256 FROM matcher.model WHERE version = $1',
    [model.version],
  );
  if (known?.sha256 !== sha256)
    throw new Error(
      'matcher.model.reused: this version of the model has stood for another model; give it a new one.',
    );
}

/** Forgets scored pairs of other models; returns whether there were any. */
export async function forgetOtherModels(tx: EntityManager, version: string): Promise<boolean> {
  const rows = await tx.query<{ present: boolean }[]>(
    `SELECT EXISTS (SELECT FROM matcher.edge WHERE model <> $1) AS present`,
    [version],
  );
  if (!rows[0]?.present) return false;
  await tx.query(`DELETE FROM matcher.edge`);
  return true;
}

/** Every profile, in the order of its id. */
export async function allProfiles(tx: EntityManager): Promise<string[]> {
  const rows = await tx.query<{ profile_id: string }[]>(
    `SELECT profile_id FROM matcher.profile ORDER BY profile_id`,
  );
  return rows.map((row) => row.profile_id);
}
