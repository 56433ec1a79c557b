import type { ManifestOfTables } from '../domain/withheld-view';

export const PERIODS = ['financial', 'quarter', 'rolling'] as const;
export type PeriodSeries = (typeof PERIODS)[number];

/** What the stewards' pages need of the publisher; its `desk` fits. */
export interface ReviewDesk {
  list(): Promise<DraftSummary[]>;
  /** Runs that a release can be asked for, newest first. */
  runs(): Promise<{ runId: string; asAt: string; receivedAt: Date; cells: number }[]>;
  /** Releases that a correction may name, newest first. */
  releases(): Promise<{ releaseId: string; edition: number; asAt: string; state: string }[]>;
  /** Time of day at which releases are published, HH:MM in Wales. */
  publishTime(): Promise<string>;
  /** How far the building of a draft is. */
  progress(draftId: string): Promise<{ stage: string; done: number; total: number } | undefined>;
  request(request: {
    runId: string;
    builtBy: string;
    publishOn: string;
    provisional: boolean;
    periods: PeriodSeries[];
    supersedes?: string;
    note: { en: string; cy: string };
  }): Promise<{ ok: true; draftId: string } | { ok: false; code: string }>;
  /** With the cells before protection; recorded as a consultation by this user. */
  show(
    draftId: string,
    user: string,
  ): Promise<
    | {
        draft: DraftDetail;
        cells: DraftCell[];
        /** What a refusal is about, in words, but for the cells shown. */
        subjects: readonly { en: string; cy: string }[];
        linkage?: LinkageOfDraft;
        /** Of a draft in review: when it is published if it is approved now. */
        dueAt?: Date | string;
      }
    | undefined
  >;
  /** Witnesses and reports of a draft from a file on; recorded as a consultation by this user. */
  evidencePart(
    draftId: string,
    user: string,
    from: number,
  ): Promise<
    | { ok: true; files: readonly { name: string; text: string }[]; next: number | null }
    | { ok: false; code: string }
  >;
  review(draftId: string, review: DraftReview): Promise<{ ok: true } | { ok: false; code: string }>;
  withdraw(request: {
    releaseId: string;
    by: string;
    note: { en: string; cy: string };
  }): Promise<{ ok: true } | { ok: false; code: string }>;
}

/** The report on the linkage of the draft's run; the matcher's own shape. */
export interface LinkageOfDraft {
  madeAt: Date;
  report: object;
}

export interface DraftReview {
  reviewer: string;
  decision: 'approve' | 'reject';
  comment: string;
}

export interface DraftSummary {
  draftId: string;
  runId: string;
  builtBy: string;
  publishOn: string;
  provisional: boolean;
  periods: readonly PeriodSeries[];
  supersedes: string | null;
  note: { en: string; cy: string };
  state: string;
  publishAt: Date | string | null;
  refusedCode: string | null;
  reviews: readonly DraftReview[];
}

export interface DraftDetail extends DraftSummary {
  release: {
    manifest: ManifestOfTables & {
      releaseId: string;
      asAt: string;
      counts: { cells: number; figures: number; blanks: number; other: number };
      /** Absent in drafts of before. */
      linkageQuality?: { sha256: string } | null;
    };
    labels: readonly { kind: string; code: string; en: string; cy: string }[];
  } | null;
  attack: {
    attackers: readonly {
      attacker: string;
      tried: number;
      exact: readonly string[];
      provablySmall: readonly string[];
      narrowest: number | null;
      undecided: number;
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
  findings: readonly { attacker: string; kind: 'exact' | 'small' }[];
}
