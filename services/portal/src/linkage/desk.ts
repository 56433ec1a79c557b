/** What the linkage officers' pages need of the matcher; its officers' desk fits. No reference comes with it. */
export interface LinkageDesk {
  /** A page of the open reviews; the first where no place is given. */
  queue(place?: { after?: string; before?: string }): Promise<QueuePage>;
  show(reviewId: string): Promise<PairDetail | undefined>;
  propose(
    reviewId: string,
    proposal: {
      kind: 'include' | 'exclude';
      scope: string;
      reason: string;
      expiresOn?: string;
      officer: string;
    },
  ): Promise<Outcome>;
  settle(reviewId: string, settling: { officer: string; confirm: boolean }): Promise<Outcome>;
  ask(reviewId: string, question: { choice: string; reason: string; officer: string }): Promise<Outcome>;
  /** Decisions, newest first; those behind one of them where it is given. */
  decisions(after?: string): Promise<{ items: readonly DecisionRow[]; older?: string }>;
  /** Proposals from which nothing came, those first of whose lapse their officer has not been told. */
  closedProposals(): Promise<readonly ClosedProposal[]>;
  seeLapses(officer: string): Promise<void>;
  /** A decision in force. */
  decision(overrideId: string): Promise<DecisionDetail | undefined>;
  proposeEnd(overrideId: string, ending: { officer: string; reason: string }): Promise<Outcome>;
  settleEnd(overrideId: string, settling: { officer: string; confirm: boolean }): Promise<Outcome>;
  nextToJudge(
    officer: string,
  ): Promise<{ pairId: string; waterfall: Waterfall; model: string; left: number } | undefined>;
  judge(verdict: {
    pairId: string;
    officer: string;
    verdict: 'same' | 'different' | 'unsure';
  }): Promise<Outcome>;
}

export type Outcome = { ok: true } | { ok: false; code: string };

export interface QueuePage {
  items: readonly QueueItem[];
  /** Place of the first of them, from 1. */
  from: number;
  total: number;
  previous?: string;
  next?: string;
}

export interface QueueItem {
  reviewId: string;
  reason: string;
  bits: number | null;
  agencies: readonly string[];
  openedAt: Date;
  proposedBy: string | null;
}

export interface Waterfall {
  steps: readonly { comparison: string; level: string; bits: number }[];
  bits: number;
  probability: number;
  twins: boolean;
  /** Whose matches it is weighed by, and how many those are; absent: all agencies' together. */
  own?: { agencies: readonly [string, string]; matches: number };
}

export interface PairDetail {
  reviewId: string;
  reason: string;
  waterfall?: Waterfall;
  threshold: number;
  model: string;
  graph: ClusterGraph;
  /** What an agency may be asked about records of its own. */
  choices: readonly { choice: string; agency: string; kind: string; names: readonly string[] }[];
  asked: readonly AskedQuestion[];
  /** Records that an agency cannot be asked about, since it could not be when they came. */
  unasked: readonly { agency: string; names: readonly string[]; records: number }[];
  proposal?: {
    kind: 'include' | 'exclude';
    scope: string;
    reason: string;
    expiresOn: string | null;
    proposedBy: string;
    inScope: ScopeEffect;
  };
}

/** What a decision's scope adds to it: other decisions of the scope, and pairs kept apart only because of both. */
export interface ScopeEffect {
  others: number;
  apart: number;
}

/** The persons around a review: profiles by letter, and what ties them. */
export interface ClusterGraph {
  nodes: readonly { name: string; agency: string; records: number; person: number }[];
  links: readonly GraphLink[];
}

export interface GraphLink {
  from: string;
  to: string;
  /** null: never compared. */
  bits: number | null;
  speaks: 'for' | 'against';
  /** Kinds of identifiers that both hold. */
  rules: readonly string[];
  decided?: 'include' | 'exclude';
  bridge: boolean;
  disputed: boolean;
}

export interface AskedQuestion {
  agency: string;
  kind: string;
  names: readonly string[];
  reason: string;
  askedBy: string;
  askedAt: Date;
  expiresOn: string;
  state: 'open' | 'answered' | 'expired';
  answer: string | null;
  answeredAt: Date | null;
}

export interface DecisionRow {
  overrideId: string;
  kind: 'include' | 'exclude';
  agencies: readonly string[] | null;
  scope: string;
  reason: string;
  actors: readonly string[];
  madeAt: Date;
  expiresOn: string | null;
  endedAt: Date | null;
  /** Answers of agencies that it rests on. */
  answers: number;
  endProposedBy: string | null;
}

export interface DecisionDetail {
  kind: 'include' | 'exclude';
  agencies: readonly string[] | null;
  scope: string;
  reason: string;
  actors: readonly string[];
  madeAt: Date;
  expiresOn: string | null;
  answers: number;
  ending: { proposedBy: string; reason: string } | null;
  inScope: ScopeEffect;
}

export interface ClosedProposal {
  kind: 'include' | 'exclude';
  agencies: readonly string[] | null;
  scope: string;
  reason: string;
  proposedBy: string;
  state: 'rejected' | 'lapsed';
  /** Of a lapsed one: its review healed by itself, or a record of its pair went. */
  because: 'healed' | 'gone' | null;
  rejectedBy: string | null;
  at: Date;
  seen: boolean;
}
