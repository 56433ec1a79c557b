import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { QuestionAnswer, QuestionKind, QuestionSet } from '#libs/contracts';
import { stageAudit } from '#libs/eventlog';
import { findReview, readMembers } from '../data/officers';
import type { MemberRow, ReviewedPair } from '../data/officers';
import {
  addQuestion,
  drawPairs,
  drawSingles,
  readAddresses,
  readEarlier,
  readQuestions,
  readUnaddressed,
} from '../data/questions';
import { graphNames } from '../domain/cluster-graph';
import { londonDay } from '../domain/london-day';
import { DAYS_TO_ANSWER, daysAfter, mixedSet, questionChoices, SET_SIZE } from '../domain/questions';
import type { QuestionChoice } from '../domain/questions';
import type { ReviewDeskDependencies } from './review-desk';

/** What was asked of an agency for a review, and what it answered: letters of the graph, no reference. */
export interface AskedQuestion {
  agency: string;
  kind: QuestionKind;
  /** Letters of the profiles; fewer where a record has changed since. */
  names: string[];
  reason: string;
  askedBy: string;
  askedAt: Date;
  expiresOn: string;
  state: 'open' | 'answered' | 'expired';
  answer: QuestionAnswer | null;
  answeredAt: Date | null;
}

export interface Asking {
  choices: Pick<QuestionChoice, 'choice' | 'agency' | 'kind' | 'names'>[];
  asked: AskedQuestion[];
  /** What an agency cannot be asked about: records that came before its question key was enrolled. */
  unasked: { agency: string; names: string[]; records: number }[];
}

export type QuestionRefusal =
  | 'linkage.review.closed'
  | 'linkage.question.unknown'
  | 'linkage.question.asked'
  | 'linkage.question.narrows'
  | 'linkage.question.too-few';

export interface QuestionDesk {
  /** What may be asked for a review, and what was. */
  asking(pair: ReviewedPair, members: readonly MemberRow[]): Promise<Asking>;
  /** Asks an agency about its own records, among decoys. */
  ask(
    reviewId: string,
    question: { choice: string; reason: string; officer: string },
  ): Promise<{ ok: true } | { ok: false; code: QuestionRefusal }>;
}

/**
 * Asking an agency about records of its own. It gets a set of one question and decoys that it cannot tell apart, so
 * that a question is no sign that another agency holds the person. An agency is asked once about a person: two sets
 * with the same person in them would show which item was meant. What was not answered in time may be asked again, as
 * the same set.
 */
export function questionDesk(dependencies: ReviewDeskDependencies): QuestionDesk {
  const { dataSource, eventLog, now, codeVersion } = dependencies;
  const send = async (tx: EntityManager, set: QuestionSet, officer: string, at: Date): Promise<void> => {
    const value = Buffer.from(JSON.stringify(set));
    await eventLog.append(tx, 'questions.asked', [{ key: set.setId, value }]);
    await stageAudit(eventLog, tx, {
      v: 1,
      entryId: randomUUID(),
      op: 'disclosure',
      what: 'matcher.question.asked',
      at: at.toISOString(),
      actor: 'matcher',
      recipients: [set.agency],
      code: { version: codeVersion },
      inputs: [createHash('sha256').update(officer).digest('hex')],
      outputs: [createHash('sha256').update(value).digest('hex')],
      counts: { items: set.items.length, questions: 1 },
      outcome: 'done',
    });
  };
  const choicesOf = async (members: readonly MemberRow[]): Promise<QuestionChoice[]> => {
    const names = graphNames(members);
    const found = await readAddresses(dataSource, [...names.keys()]);
    const agencyOf = new Map(members.map(({ profile, agency }) => [profile, agency]));
    const askable = found.map((one) => ({
      ...one,
      name: names.get(one.profile)!,
      agency: agencyOf.get(one.profile)!,
    }));
    return questionChoices(
      askable.sort((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1)),
    );
  };
  return {
    asking: async (pair, members) => {
      const choices = await choicesOf(members);
      const asked = await readQuestions(dataSource, pair);
      const names = graphNames(members);
      const unaddressed = await readUnaddressed(dataSource, [...names.keys()]);
      const profiles = await profilesByRecord(
        dataSource.manager,
        asked.flatMap(({ own }) => own),
      );
      return {
        unasked: unaskedBy(members, names, unaddressed),
        choices: choices.map(({ choice, agency, kind, names: letters }) => ({
          choice,
          agency,
          kind,
          names: letters,
        })),
        asked: asked.map((one) => ({
          agency: one.agency,
          kind: one.kind,
          names: one.own.flatMap((ref) => names.get(profiles.get(ref) ?? '') ?? []),
          reason: one.reason,
          askedBy: one.askedBy,
          askedAt: one.askedAt,
          expiresOn: one.expiresOn,
          state: one.state,
          answer: one.answer,
          answeredAt: one.answeredAt,
        })),
      };
    },
    ask: async (reviewId, { choice, reason, officer }) => {
      const pair = await findReview(dataSource, reviewId);
      if (!pair) return refused('linkage.review.closed');
      const members = await readMembers(dataSource, pair);
      const chosen = (await choicesOf(members)).find((one) => one.choice === choice);
      if (!chosen) return refused('linkage.question.unknown');
      const { agency, kind } = chosen;
      const own = chosen.own.map(({ recordRef }) => recordRef);
      return await dataSource.transaction(async (tx) => {
        // One question of an agency at a time: two at once could not see each other.
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('matcher.question ' || $1, 0))`, [
          agency,
        ]);
        const at = now();
        const askedOn = londonDay(at);
        const days = { askedOn, expiresOn: daysAfter(askedOn, DAYS_TO_ANSWER) };
        const earlier = await readEarlier(tx, agency, own);
        const same = earlier.find((one) => one.kind === kind && sameRecords(one.own, own));
        if (earlier.some(({ state }) => state === 'answered' || state === 'open'))
          return refused(same ? 'linkage.question.asked' : 'linkage.question.narrows');
        if (earlier.length > 0 && !same) return refused('linkage.question.narrows');
        const decoys = same
          ? []
          : chosen.own.length === 2
            ? await drawPairs(
                tx,
                agency,
                members,
                [chosen.own[0]!.profile, chosen.own[1]!.profile],
                SET_SIZE - 1,
              )
            : await drawSingles(tx, agency, members, SET_SIZE - 1);
        if (!same && decoys.length < SET_SIZE - 1) return refused('linkage.question.too-few');
        const addresses = chosen.own.map(({ address }) => address);
        const { set, itemId } = same
          ? again(same, { agency, kind, ...days })
          : mixedSet({ agency, kind, own: addresses, ...days }, decoys);
        await addQuestion(tx, set, { pair, own, itemId, reason, askedBy: officer, at });
        await send(tx, set, officer, at);
        return { ok: true as const };
      });
    },
  };
}

/** By agency, in the order of the graph's letters. */
function unaskedBy(
  members: readonly MemberRow[],
  names: ReadonlyMap<string, string>,
  unaddressed: readonly { profile: string; records: number }[],
): Asking['unasked'] {
  const records = new Map(unaddressed.map(({ profile, records: count }) => [profile, count]));
  const without = members.filter(({ profile }) => records.has(profile));
  return [...Map.groupBy(without, ({ agency }) => agency)].map(([agency, own]) => ({
    agency,
    names: own.map(({ profile }) => names.get(profile)!),
    records: own.reduce((sum, { profile }) => sum + records.get(profile)!, 0),
  }));
}

/** The same items in the same order, under names of their own. */
function again(
  earlier: { itemId: string; items: QuestionSet['items'] },
  said: Omit<QuestionSet, 'setId' | 'items'>,
): { set: QuestionSet; itemId: string } {
  const items = earlier.items.map(({ records }) => ({ itemId: randomUUID(), records }));
  const at = earlier.items.findIndex(({ itemId }) => itemId === earlier.itemId);
  return { set: { setId: randomUUID(), ...said, items }, itemId: items[at]!.itemId };
}

function sameRecords(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((ref) => other.includes(ref));
}

async function profilesByRecord(store: EntityManager, refs: readonly string[]): Promise<Map<string, string>> {
  const rows = await store.query<{ ref: string; profile: string }[]>(
    `SELECT record_ref AS ref, profile_id AS profile FROM matcher.record
     WHERE record_ref = ANY($1) AND profile_id IS NOT NULL`,
    [refs],
  );
  return new Map(rows.map(({ ref, profile }) => [ref, profile]));
}

function refused(code: QuestionRefusal): { ok: false; code: QuestionRefusal } {
  return { ok: false, code };
}
