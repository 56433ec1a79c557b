/** What the stewards' pages need of the publisher; its `desk` fits. */
export interface ReviewDesk {
  list(): Promise<DraftSummary[]>;
  /** With the cells before protection; recorded as a consultation by this user. */
  show(draftId: string, user: string): Promise<{ draft: DraftDetail; cells: DraftCell[] } | undefined>;
  review(draftId: string, review: DraftReview): Promise<{ ok: true } | { ok: false; code: string }>;
  withdraw(request: {
    releaseId: string;
    by: string;
    note: { en: string; cy: string };
  }): Promise<{ ok: true } | { ok: false; code: string }>;
}

export interface DraftReview {
  reviewer: string;
  decision: 'approve' | 'reject';
  comment: string;
}

export interface DraftSummary {
  draftId: string;
  builtBy: string;
  publishOn: string;
  state: string;
  publishAt: Date | string | null;
  refusedCode: string | null;
  reviews: readonly DraftReview[];
}

export interface DraftDetail extends DraftSummary {
  release: {
    manifest: { releaseId: string; counts: { cells: number; figures: number; blanks: number } };
    labels: readonly { kind: string; code: string; en: string; cy: string }[];
  } | null;
  attack: {
    attackers: readonly {
      attacker: string;
      tried: number;
      exact: readonly string[];
      provablySmall: readonly string[];
      narrowest: number | null;
    }[];
  } | null;
}

export interface DraftCell {
  indicator: string;
  statistic: string;
  category: string;
  period: string;
  areaCode: string;
  value: number | null;
  symbol: string;
  truth: number | null;
  reason: string;
  broken: boolean;
}
