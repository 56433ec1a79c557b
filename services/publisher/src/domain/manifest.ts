import { canonicalDigest, sha256, type CubeBatch } from '#libs/contracts';
import type { ReleaseCell } from './cells';
import type { Bilingual } from './areas';
import type { LabelRow } from './labels';
import { EXACT_RULE } from './protect';
import { RATE_MINIMUM_DENOMINATOR } from './rates';

export interface FileNote {
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
}

/** What a release says of itself. Nothing in it is a time of the making, so equal inputs give equal bytes. */
export interface Manifest {
  format: 'cyfrif release 1';
  releaseId: string;
  title: Bilingual;
  /** The day up to which events were known. */
  asAt: string;
  provisional: boolean;
  supersedes: string | null;
  indicators: string[];
  periods: string[];
  definitions: Record<string, string>;
  rules: {
    profile: string;
    version: string;
    threshold: number;
    zeros: string;
    complementary: string;
    rates: { minimumDenominator: number };
  };
  feedsClosed: { source: string; period: string; matched: boolean }[];
  /** Which model linked people, by version and the digest of its signed content. */
  linkage: { model: string; sha256: string | null };
  codeVersion: string;
  /** `two people`: neither of them built it. `none`: a private run, published by the command that made it. */
  review: 'two people' | 'none';
  trust: { domains: 'none' | 'separate'; note: Bilingual };
  counts: { cells: number; figures: number; blanks: number; other: number };
  /** SHA-256 of the RFC 8785 form of all cells as shown. */
  cellsSha256: string;
  files: FileNote[];
}

export interface ManifestInput {
  run: { asAt: string } & Pick<NonNullable<CubeBatch['last']>, 'definitions' | 'feedsClosed'>;
  cells: readonly ReleaseCell[];
  labels: readonly LabelRow[];
  files: readonly FileNote[];
  provisional: boolean;
  codeVersion: string;
  separateDomains: boolean;
  reviewed: boolean;
  supersedes?: string;
  linkage?: { model: string; sha256: string };
}

export function buildManifest(input: ManifestInput): Manifest {
  const { run, cells } = input;
  const indicators = distinct(cells.map((cell) => cell.indicator));
  const content: Omit<Manifest, 'releaseId'> = {
    format: 'cyfrif release 1',
    title: phrase(input.labels, 'release-title'),
    asAt: run.asAt,
    provisional: input.provisional,
    supersedes: input.supersedes ?? null,
    indicators,
    periods: distinct(cells.map((cell) => cell.period)),
    definitions: pick(run.definitions, indicators),
    rules: {
      profile: EXACT_RULE.name,
      version: EXACT_RULE.version,
      threshold: EXACT_RULE.threshold,
      zeros: EXACT_RULE.zeros,
      complementary: 'areas, and successes with failures',
      rates: { minimumDenominator: RATE_MINIMUM_DENOMINATOR },
    },
    feedsClosed: [...run.feedsClosed].sort((a, b) => (feedOrder(a) < feedOrder(b) ? -1 : 1)),
    linkage: input.linkage ?? { model: 'exact-1', sha256: null },
    codeVersion: input.codeVersion,
    review: input.reviewed ? 'two people' : 'none',
    trust: input.separateDomains
      ? { domains: 'separate', note: phrase(input.labels, 'trust-domains') }
      : { domains: 'none', note: phrase(input.labels, 'no-trust-domains') },
    counts: countsOf(cells),
    cellsSha256: canonicalDigest(cells),
    files: [...input.files],
  };
  return { ...content, releaseId: releaseIdOf(content) };
}

/** A function of everything the manifest says, the digests of the files among it. */
export function releaseIdOf(content: Omit<Manifest, 'releaseId'>): string {
  const { releaseId: _, ...rest } = content as Manifest;
  return `r${canonicalDigest(rest).slice(0, 24)}`;
}

export function fileNote(name: string, mediaType: string, text: string): FileNote {
  return { name, mediaType, bytes: Buffer.byteLength(text, 'utf8'), sha256: sha256(text) };
}

function countsOf(cells: readonly ReleaseCell[]): Manifest['counts'] {
  const figures = cells.filter((cell) => cell.value !== null).length;
  const blanks = cells.filter((cell) => cell.symbol === 'c').length;
  return { cells: cells.length, figures, blanks, other: cells.length - figures - blanks };
}

/** Definitions come keyed by indicator; those of indicators that are not in the release are left out. */
function pick(definitions: Record<string, string>, indicators: readonly string[]): Record<string, string> {
  const kept = Object.entries(definitions).filter(([id]) => indicators.includes(id));
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const feedOrder = (feed: { source: string; period: string }): string => `${feed.source} ${feed.period}`;

const distinct = (values: string[]): string[] => [...new Set(values)].sort();

function phrase(labels: readonly LabelRow[], code: string): Bilingual {
  const found = labels.find((label) => label.kind === 'phrase' && label.code === code);
  return { en: found?.en ?? '', cy: found?.cy ?? '' };
}
