import type { DataSource } from 'typeorm';
import type { EventLog } from '#libs/eventlog';
import type { VerifiedModel } from '#libs/linkage';
import { takeTurn } from '../data/lease';
import { allProfiles, forgetOtherModels, registerModel } from '../data/models';
import { accountForLapses } from './lapses';
import { sendMemberships } from './memberships';
import { relinkTouched } from './relink-touched';
import { scoreProfiles } from './score-profiles';

/** Profiles scored, and linked anew, at a time. */
const CHUNK = 1000;

export interface AdoptDependencies {
  dataSource: DataSource;
  eventLog: EventLog;
  now: () => Date;
  codeVersion: string;
}

/**
 * Clusters are a function of records, overrides and model: a matcher that starts under another model than its pairs
 * were scored by scores them all again and sends what changed, in one transaction, before it reads on.
 */
export async function adoptModel(
  { dataSource, eventLog, now, codeVersion }: AdoptDependencies,
  opened: VerifiedModel,
): Promise<{ changed: number }> {
  return await dataSource.transaction(async (tx) => {
    await takeTurn(tx);
    const at = now();
    await registerModel(tx, opened, at);
    if (!(await forgetOtherModels(tx, opened.model.version))) return { changed: 0 };
    const profiles = await allProfiles(tx);
    const chunks = Array.from({ length: Math.ceil(profiles.length / CHUNK) }, (_, chunk) =>
      profiles.slice(chunk * CHUNK, (chunk + 1) * CHUNK),
    );
    for (const chunk of chunks) await scoreProfiles(tx, chunk, [], opened.model);
    let changed = 0;
    for (const chunk of chunks) {
      const touched = { profiles: chunk, fresh: [], arrived: [], moved: new Map() };
      const memberships = await relinkTouched(tx, touched, at, opened.model);
      await sendMemberships(eventLog, tx, memberships);
      changed += memberships.length;
    }
    await accountForLapses(eventLog, tx, at, codeVersion);
    return { changed };
  });
}
