import type { EntityManager } from 'typeorm';
import type { LinkageModel } from '#libs/linkage';
import { forgetEdges, writeEdges } from '../data/edges';
import { agenciesOf } from '../data/profiles';
import { BLOCK_CAP, holdersOf, narrowBlocks, readMeetings, widenBlocks, withPayloads } from '../data/views';
import { isIdentifierView, pairsOf, scorePairs } from '../domain/score';
import type { Meeting, MetPair } from '../domain/score';

/**
 * Scores new profiles against whoever shares a block, and keeps the caps, which count over the final set: a block that
 * shrank brings all its pairs, one that grew takes those away that met nowhere else. Returns whom a crossing concerns.
 * @param wide blocks over the cap so far, in which profiles left
 */
export async function scoreProfiles(
  tx: EntityManager,
  fresh: readonly string[],
  wide: readonly string[],
  model: LinkageModel,
): Promise<string[]> {
  const narrowed = await narrowBlocks(tx, wide);
  const returned = await holdersOf(tx, narrowed);
  const again = new Set(returned);
  const meetings = await readMeetings(tx, [...new Set([...fresh, ...returned])]);
  const widened = overCap(meetings);
  await widenBlocks(tx, [...widened.keys()]);
  const left = await holdersOf(tx, [...widened.keys()]);
  const within = meetings.filter(({ block }) => !widened.has(block));
  const unrepaired = await holdersOf(
    tx,
    [...widened].filter(([, view]) => isIdentifierView(view)).map(([block]) => block),
  );
  if (unrepaired.length > 0) {
    within.push(...(await readMeetings(tx, unrepaired)));
    for (const profile of unrepaired) again.add(profile);
  }
  const pairs = pairsOf(within);
  await forgetEdges(
    tx,
    pairs.filter(({ a, b }) => again.has(a) || again.has(b)),
  );
  await writeEdges(tx, scorePairs(await withAgencies(tx, pairs, model), model), model.version);
  return [...again, ...left];
}

/** The payloads of pairs that met, and whose the profiles are where the model weighs pairs of agencies apart. */
async function withAgencies(
  tx: EntityManager,
  pairs: ReturnType<typeof pairsOf>,
  { byAgencies = [] }: LinkageModel,
): Promise<MetPair[]> {
  const met = await withPayloads(tx, pairs);
  if (byAgencies.length === 0) return met;
  const agencies = await agenciesOf(tx, [...new Set(met.flatMap(({ a, b }) => [a, b]))]);
  return met.map((pair) => ({ ...pair, agencies: [agencies.get(pair.a)!, agencies.get(pair.b)!] }));
}

/** Blocks in which somebody met as many as the cap: with itself that is one too many. */
function overCap(meetings: readonly Meeting[]): Map<string, string> {
  const counts = new Map<string, number>();
  const over = new Map<string, string>();
  for (const { profile, others, block, view } of meetings) {
    const key = `${profile} ${block}`;
    const count = (counts.get(key) ?? 0) + others.length;
    counts.set(key, count);
    if (count >= BLOCK_CAP) over.set(block, view);
  }
  return over;
}
