import { createHash, randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { stageAudit } from '#libs/eventlog';
import type { EventLog } from '#libs/eventlog';
import { explainPair } from '#libs/linkage';
import type { LinkageModel, Waterfall } from '#libs/linkage';
import { takeTurn } from '../data/lease';
import {
  addOverride,
  brokenInclusions,
  endOverrides,
  profilesOf,
  readReviews,
  readScored,
} from '../data/review-queue';
import type { ReviewItem, StoredOverride } from '../data/review-queue';
import { readScoped, readScopes } from '../data/scopes';
import { MOST_IN_SCOPE, recordsNamed, spelledScope } from '../domain/scopes';
import { sendMemberships } from './memberships';
import { accountForLapses } from './lapses';
import { relinkTouched } from './relink-touched';

export interface ReviewDeskDependencies {
  dataSource: DataSource;
  eventLog: EventLog;
  now: () => Date;
  codeVersion: string;
  model: LinkageModel;
}

export type Decision = Omit<StoredOverride, 'overrideId'>;

/**
 * Why a decision was not taken; nothing was written. CONTRADICTS_DECISION: an inclusion and an exclusion in force would
 * not both hold, over whatever chain or scope; one of them has to end first. SCOPE_FULL: its scope names as many records
 * as a scope may.
 */
export type DecisionRefusal =
  'TWO_OFFICERS_NEEDED' | 'RECORD_NOT_LINKED' | 'SAME_RECORD' | 'CONTRADICTS_DECISION' | 'SCOPE_FULL';

/** Undoes the transaction of a decision that may not be taken; never leaves this file. */
class Refused extends Error {
  constructor(readonly refused: DecisionRefusal) {
    super(refused);
  }
}

export interface ReviewDesk {
  list(limit?: number): Promise<ReviewItem[]>;
  /** The waterfall of the two records' weight, without a value; undefined where they were never scored. */
  explain(recordA: string, recordB: string): Promise<Waterfall | undefined>;
  /** Writes an override and links anew what it touches, in one transaction. */
  decide(decision: Decision): Promise<{ overrideId: string; changed: number } | { refused: DecisionRefusal }>;
  /** Ends one override; what it held is linked anew. */
  end(overrideId: string): Promise<{ changed: number }>;
  /** Ends the overrides whose last day has passed. */
  expire(today: string): Promise<{ changed: number }>;
}

/** What linkage officers do: see the queue, ask why, decide. */
export function reviewDesk(dependencies: ReviewDeskDependencies): ReviewDesk {
  const { dataSource, model, now } = dependencies;
  const change = async (
    what: string,
    work: (tx: EntityManager, at: Date) => Promise<string[]>,
    verify?: (tx: EntityManager) => Promise<void>,
  ): Promise<number> =>
    await dataSource.transaction(async (tx) => {
      await takeTurn(tx);
      const at = now();
      const refs = await work(tx, at);
      if (refs.length === 0) return 0;
      const changed = await relinkRecords(tx, refs, at, what, dependencies);
      await verify?.(tx);
      return changed;
    });
  return {
    list: (limit = 100) => readReviews(dataSource, limit),
    explain: async (recordA, recordB) => {
      const scored = await readScored(dataSource, recordA, recordB);
      return scored && explainPair(model, scored.levels, scored.buckets, scored.agencies);
    },
    decide: async (decision) => {
      const refused = await refusalOf(dataSource.manager, decision);
      if (refused) return { refused };
      const overrideId = randomUUID();
      let broken = new Set<string>();
      const write = async (tx: EntityManager, at: Date): Promise<string[]> => {
        broken = new Set(await brokenInclusions(tx));
        const scope = spelledScope(decision.scope, await readScopes(tx));
        const named = recordsNamed([...(await readScoped(tx, [scope])), decision]);
        if (named.length > MOST_IN_SCOPE) throw new Refused('SCOPE_FULL');
        return await addOverride(tx, { ...decision, scope, overrideId }, at);
      };
      const verify = async (tx: EntityManager): Promise<void> => {
        if ((await brokenInclusions(tx)).some((id) => !broken.has(id)))
          throw new Refused('CONTRADICTS_DECISION');
      };
      try {
        return { overrideId, changed: await change('matcher.override.made', write, verify) };
      } catch (error) {
        if (error instanceof Refused) return { refused: error.refused };
        throw error;
      }
    },
    end: async (overrideId) => ({
      changed: await change('matcher.override.ended', (tx, at) => endOverrides(tx, { overrideId }, at)),
    }),
    expire: async (today) => ({
      changed: await change('matcher.override.expired', (tx, at) => endOverrides(tx, { today }, at)),
    }),
  };
}

async function refusalOf(
  manager: EntityManager,
  { actors, recordA, recordB }: Decision,
): Promise<DecisionRefusal | undefined> {
  if (new Set(actors).size < 2) return 'TWO_OFFICERS_NEEDED';
  if (recordA === recordB) return 'SAME_RECORD';
  const [row] = await manager.query<{ present: number }[]>(
    `SELECT count(*)::int AS present FROM matcher.record WHERE record_ref = ANY($1) AND state = 'present'`,
    [[recordA, recordB]],
  );
  return row?.present === 2 ? undefined : 'RECORD_NOT_LINKED';
}

async function relinkRecords(
  tx: EntityManager,
  refs: readonly string[],
  at: Date,
  what: string,
  { eventLog, model, codeVersion }: ReviewDeskDependencies,
): Promise<number> {
  const profiles = await profilesOf(tx, refs);
  const memberships = await relinkTouched(
    tx,
    { profiles, fresh: [], arrived: [], moved: new Map() },
    at,
    model,
  );
  const outgoing = await sendMemberships(eventLog, tx, memberships);
  const digest = (parts: readonly (string | Buffer)[]): string => {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part).update('\n');
    return hash.digest('hex');
  };
  await stageAudit(eventLog, tx, {
    v: 1,
    entryId: randomUUID(),
    op: 'alteration',
    what,
    at: at.toISOString(),
    actor: 'matcher',
    recipients: ['indicators'],
    code: { version: codeVersion },
    inputs: [digest(refs)],
    outputs: [digest(outgoing.map(({ value }) => value))],
    counts: { records: refs.length, memberships: memberships.length },
    outcome: 'done',
  });
  await accountForLapses(eventLog, tx, at, codeVersion);
  return memberships.length;
}
