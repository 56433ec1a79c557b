import { canonicalDigest, sha256, type CubeBatch } from '#libs/contracts';
import type { ReleaseCell } from './cells';
import type { Bilingual } from './areas';
import type { WithheldTable } from './choose-tables';
import type { LabelRow } from './labels';
import { withheldOf, type Withheld } from './withheld';
import type { AttackReport } from '../protection/attack';
import type { DisclosureRules, TableRules } from '../protection/disclosure-rules';
import type { GaveWay } from '../protection/give-way';
import type { ProtectedTable } from '../protection/protect';

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
  /** Indicators and tables that were computed and of which this release shows nothing, with the rule that says so. */
  withheld: Withheld[];
  definitions: Record<string, string>;
  rules: {
    version: string;
    /** The profile and its numbers, for each indicator of the release, with the strictest controller's threshold. */
    indicators: Record<string, TableRules>;
    rates: DisclosureRules['rates'];
    averages: DisclosureRules['averages'];
    /** Indicators whose zeros were to be shown and pinned a small count: by which rules they are protected instead. */
    fallbacks: { indicator: string; asked: TableRules; used: TableRules; note: Bilingual }[];
  };
  /** How it is known that no blank can be worked out; what the evidence holds is for stewards. */
  protection: {
    attackers: number;
    /** Small counts attacked, over all attackers. */
    attacked: number;
    found: number;
    /** Blanks for which an attack ran out of time. */
    undecided: number;
    /** SHA-256 of the witnesses of all tables; a program without a solver checks them. */
    witnessSha256: string;
    tablesWithWitnesses: number;
    tables: number;
  };
  feedsClosed: { source: string; period: string; matched: boolean }[];
  /** Which model linked people, by version and the digest of its signed content. */
  linkage: { model: string; sha256: string | null };
  /** The report on that linkage, which stands with the evidence; null: the run has none. */
  linkageQuality: { sha256: string } | null;
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
  /** Tables that could be in the release and are not. */
  withheld: readonly WithheldTable[];
  gaveWay: readonly GaveWay[];
  labels: readonly LabelRow[];
  files: readonly FileNote[];
  provisional: boolean;
  codeVersion: string;
  separateDomains: boolean;
  reviewed: boolean;
  supersedes?: string;
  linkage?: { model: string; sha256: string };
  linkageQuality: Manifest['linkageQuality'];
  rules: DisclosureRules;
  attack: AttackReport;
  tables: readonly ProtectedTable[];
  witnessSha256: string;
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
    withheld: withheldOf(input.withheld, Object.keys(run.definitions), indicators, (reason) =>
      phrase(input.labels, `withheld-${reason}`),
    ),
    definitions: pick(run.definitions, indicators),
    rules: {
      version: input.rules.version,
      indicators: rulesOfTables(input.tables),
      rates: input.rules.rates,
      averages: input.rules.averages,
      fallbacks: input.gaveWay.map((one) => ({
        ...one,
        note: phrase(input.labels, `fallback-${one.used.profile === 'rounded' ? 'rounded' : 'blank'}`),
      })),
    },
    protection: protectionOf(input),
    feedsClosed: [...run.feedsClosed].sort((a, b) => (feedOrder(a) < feedOrder(b) ? -1 : 1)),
    linkage: input.linkage ?? { model: 'exact-1', sha256: null },
    linkageQuality: input.linkageQuality,
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

/**
 * A function of everything that the manifest says of the content, the digests of the files among it. The proof is left
 * out: it may be found in another way when the same figures are built again; and so is the report on linkage, since
 * officers may have judged more of the sample by then.
 */
export function releaseIdOf(content: Omit<Manifest, 'releaseId'>): string {
  const { releaseId: _, protection: __, linkageQuality: ___, ...rest } = content as Manifest;
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

function rulesOfTables(tables: readonly ProtectedTable[]): Record<string, TableRules> {
  const rules = tables.map(({ system }): [string, TableRules] => [
    system.cells[0]?.indicator ?? '',
    system.rules,
  ]);
  return Object.fromEntries(rules.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function protectionOf({ attack, tables, witnessSha256 }: ManifestInput): Manifest['protection'] {
  const sum = (of: (attacker: AttackReport['attackers'][number]) => number): number =>
    attack.attackers.reduce((total, attacker) => total + of(attacker), 0);
  return {
    attackers: attack.attackers.length,
    attacked: sum(({ tried }) => tried),
    found: attack.failures,
    undecided: sum(({ undecided }) => undecided),
    witnessSha256,
    tablesWithWitnesses: tables.filter(({ outcome }) => outcome.verification).length,
    tables: tables.length,
  };
}
