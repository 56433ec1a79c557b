/** What the linkage officers' pages need of the matcher; its officers' desk fits. No reference comes with it. */
export interface LinkageDesk {
  queue(): Promise<readonly QueueItem[]>;
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
  decisions(): Promise<readonly DecisionRow[]>;
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
}

export interface PairDetail {
  reviewId: string;
  reason: string;
  waterfall?: Waterfall;
  threshold: number;
  model: string;
  graph: {
    nodes: readonly { name: string; agency: string; records: number; person: number }[];
    links: readonly { from: string; to: string; bits: number; speaks: 'for' | 'against'; bridge: boolean }[];
  };
  proposal?: {
    kind: 'include' | 'exclude';
    scope: string;
    reason: string;
    expiresOn: string | null;
    proposedBy: string;
  };
}

export interface DecisionRow {
  kind: 'include' | 'exclude';
  agencies: readonly string[] | null;
  scope: string;
  reason: string;
  actors: readonly string[];
  madeAt: Date;
  expiresOn: string | null;
  endedAt: Date | null;
}
