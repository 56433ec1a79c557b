import { randomUUID } from 'node:crypto';
import type { LinkageModel, Waterfall } from '#libs/linkage';
import { addVerdict, pairsToJudge } from '../data/clerical';
import { findReview, readDecisions, readMembers } from '../data/officers';
import type { DecisionsPage } from '../data/officers';
import {
  addProposal,
  findProposal,
  markLapsesSeen,
  readClosedProposals,
  settleProposal,
} from '../data/proposals';
import type { ClosedProposal, ProposalRow } from '../data/proposals';
import { readQueue } from '../data/queue';
import type { QueuePage, QueuePlace, QueueRow } from '../data/queue';
import { scopeEffect } from '../data/scopes';
import type { ScopeEffect } from '../data/scopes';
import { readGraphTies } from '../data/graph';
import { readQuestions } from '../data/questions';
import { clusterGraph, type ClusterGraph } from '../domain/cluster-graph';
import { endingDesk } from './ending-desk';
import type { EndingDesk, EndingRefusal } from './ending-desk';
import { questionDesk } from './question-desk';
import type { Asking, QuestionDesk, QuestionRefusal } from './question-desk';
import { reviewDesk } from './review-desk';
import type { ReviewDeskDependencies } from './review-desk';

/** What an officer sees of a pair: how alike, why, and what stands around it. No reference, no token, no value. */
export interface ReviewDetail extends Asking {
  reviewId: string;
  reason: QueueRow['reason'];
  /** Absent where the two were never compared: an identifier alone ties them. */
  waterfall?: Waterfall;
  threshold: number;
  model: string;
  graph: ClusterGraph;
  proposal?: Pick<ProposalRow, 'kind' | 'scope' | 'reason' | 'expiresOn' | 'proposedBy'> & {
    inScope: ScopeEffect;
  };
}

export interface Proposal {
  kind: 'include' | 'exclude';
  scope: string;
  reason: string;
  /** Last day on which it holds, YYYY-MM-DD. */
  expiresOn?: string;
  officer: string;
}

export type OfficerOutcome = { ok: true } | { ok: false; code: OfficerRefusal };
export type OfficerRefusal =
  | 'linkage.review.closed'
  | 'linkage.proposal.exists'
  | 'linkage.proposal.none'
  | 'linkage.officer.same'
  | 'linkage.record.gone'
  | 'linkage.decision.contradicts'
  | 'linkage.scope.full'
  | 'linkage.verdict.known'
  | QuestionRefusal
  | EndingRefusal;

/** Reviews on a page of the queue. */
export const QUEUE_PAGE = 100;

/** Decisions on a page of their log. */
export const DECISIONS_PAGE = 50;

export type Verdict = 'same' | 'different' | 'unsure';

/** The desk of linkage officers: one proposes, another confirms, and only then is anything linked anew. */
export interface OfficerDesk extends EndingDesk {
  /** A page of the queue; the first where no place is given. */
  queue(place?: QueuePlace): Promise<QueuePage>;
  show(reviewId: string): Promise<ReviewDetail | undefined>;
  propose(reviewId: string, proposal: Proposal): Promise<OfficerOutcome>;
  settle(reviewId: string, settling: { officer: string; confirm: boolean }): Promise<OfficerOutcome>;
  /** Asks an agency about records of its own, among decoys. One officer asks; two decide. */
  ask: QuestionDesk['ask'];
  /** A page of the decisions, newest first; those behind one of them where it is given. */
  decisions(after?: string): Promise<DecisionsPage>;
  /** Proposals from which nothing came: rejected, or lapsed with their review. */
  closedProposals(limit?: number): Promise<ClosedProposal[]>;
  /** The officer has been told which of theirs lapsed. */
  seeLapses(officer: string): Promise<void>;
  /** The next pair of the clerical sample that this officer has not judged; it does not say what linkage did. */
  nextToJudge(
    officer: string,
  ): Promise<{ pairId: string; waterfall: Waterfall; model: string; left: number } | undefined>;
  judge(verdict: { pairId: string; officer: string; verdict: Verdict }): Promise<OfficerOutcome>;
}

export function officerDesk(dependencies: ReviewDeskDependencies): OfficerDesk {
  const { dataSource, model, now } = dependencies;
  const desk = reviewDesk(dependencies);
  const questions = questionDesk(dependencies);
  return {
    ...endingDesk(dependencies),
    queue: (place) => readQueue(dataSource, QUEUE_PAGE, place),
    decisions: (after) => readDecisions(dataSource, DECISIONS_PAGE, after),
    closedProposals: (limit = 50) => readClosedProposals(dataSource, limit),
    seeLapses: (officer) => markLapsesSeen(dataSource, officer, now()),
    show: async (reviewId) => {
      const pair = await findReview(dataSource, reviewId);
      if (!pair) return undefined;
      const members = await readMembers(dataSource, pair);
      const ties = await readGraphTies(
        dataSource,
        members.map(({ profile }) => profile),
        pair,
      );
      const proposal = await findProposal(dataSource, pair);
      return {
        reviewId,
        reason: pair.reason,
        waterfall: await desk.explain(pair.recordA, pair.recordB),
        ...cited(model),
        graph: clusterGraph(members, ties, model.threshold),
        ...(await questions.asking(pair, members)),
        ...(proposal && { proposal: await shownProposal(dataSource, proposal) }),
      };
    },
    ask: (reviewId, question) => questions.ask(reviewId, question),
    propose: async (reviewId, { officer, expiresOn, ...proposal }) => {
      const pair = await findReview(dataSource, reviewId);
      if (!pair) return refused('linkage.review.closed');
      const { recordA, recordB } = pair;
      const answered = (await readQuestions(dataSource, pair)).filter(({ state }) => state === 'answered');
      const evidence = answered.map(({ questionId }) => questionId);
      const row = {
        ...proposal,
        recordA,
        recordB,
        expiresOn: expiresOn ?? null,
        proposedBy: officer,
        evidence,
      };
      const added = await addProposal(dataSource, { proposalId: randomUUID(), ...row }, now());
      return added ? { ok: true } : refused('linkage.proposal.exists');
    },
    settle: async (reviewId, { officer, confirm }) => {
      const pair = await findReview(dataSource, reviewId);
      if (!pair) return refused('linkage.review.closed');
      const proposal = await findProposal(dataSource, pair);
      if (!proposal) return refused('linkage.proposal.none');
      if (proposal.proposedBy === officer) return refused('linkage.officer.same');
      const { proposalId, proposedBy, expiresOn, kind, recordA, recordB, scope, reason, evidence } = proposal;
      const settled = { proposalId, by: officer, at: now() };
      if (!confirm) {
        await settleProposal(dataSource, settled);
        return { ok: true };
      }
      const actors = [proposedBy, officer];
      const decision = { kind, recordA, recordB, scope, reason, actors, evidence };
      const made = await desk.decide({ ...decision, ...(expiresOn && { expiresOn }) });
      if ('refused' in made)
        return refused(
          made.refused === 'CONTRADICTS_DECISION'
            ? 'linkage.decision.contradicts'
            : made.refused === 'SCOPE_FULL'
              ? 'linkage.scope.full'
              : 'linkage.record.gone',
        );
      await settleProposal(dataSource, { ...settled, overrideId: made.overrideId });
      return { ok: true };
    },
    nextToJudge: async (officer) => {
      const waiting = await pairsToJudge(dataSource, officer, 1000);
      for (const { pairId, recordA, recordB } of waiting) {
        const waterfall = await desk.explain(recordA, recordB);
        if (waterfall) return { pairId, waterfall, model: model.version, left: waiting.length };
      }
      return undefined;
    },
    judge: async (verdict) => {
      const added = await addVerdict(dataSource, { ...verdict, at: now() });
      return added ? { ok: true } : refused('linkage.verdict.known');
    },
  };
}

/** What a second officer sees of a proposal: no reference, but what its scope adds to it. */
async function shownProposal(
  dataSource: ReviewDeskDependencies['dataSource'],
  proposal: ProposalRow,
): Promise<NonNullable<ReviewDetail['proposal']>> {
  const { kind, scope, reason, expiresOn, proposedBy } = proposal;
  return { kind, scope, reason, expiresOn, proposedBy, inScope: await scopeEffect(dataSource, proposal) };
}

function cited({ threshold, version }: LinkageModel): { threshold: number; model: string } {
  return { threshold, model: version };
}

function refused(code: OfficerRefusal): { ok: false; code: OfficerRefusal } {
  return { ok: false, code };
}
