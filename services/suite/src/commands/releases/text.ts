import type { Draft, ReleaseDesk, ReviewedCell } from '#services/publisher';
import { wordsFor } from './words';

type Runs = Awaited<ReturnType<ReleaseDesk['runs']>>;
type Releases = Awaited<ReturnType<ReleaseDesk['releases']>>;

/** Drafts, releases and computations, one a line. */
export function listText(drafts: readonly Draft[], releases: Releases, runs: Runs): string {
  const reviews = (draft: Draft): string =>
    draft.reviews.map(({ reviewer, decision }) => `${reviewer}: ${decision}`).join(', ') || '-';
  return [
    'Drafts / Drafftiau',
    ...drafts.map(
      (draft) =>
        `  ${draft.draftId}  ${draft.state}  ${draft.publishOn}  ${draft.periods.join('+')}  ${draft.builtBy}  ${reviews(draft)}`,
    ),
    'Releases / Cyhoeddiadau',
    ...releases.map(({ releaseId, edition, asAt, state }) => `  ${edition}  ${releaseId}  ${asAt}  ${state}`),
    'Computations / Cyfrifiadau',
    ...runs.map(({ runId, asAt, cells }) => `  ${runId}  ${asAt}  ${cells}`),
    '',
  ].join('\n');
}

const SUBJECTS_SHOWN = 50;

/** What the release does not hold of its indicators, and what is protected otherwise than the rules ask. */
function leftOut({ release }: Draft): string[] {
  const { withheld = [], rules } = release?.manifest ?? {};
  return [
    ...withheld.map(({ indicator, table, reason }) => {
      const names = table ? [table.series, table.breakdown, table.periods.join('+')] : [];
      return `  ${['left out', indicator, ...names].join('  ')}: ${reason}`;
    }),
    ...(rules?.fallbacks ?? []).map(({ indicator, note }) => `  ${indicator}: ${note.en} / ${note.cy}`),
  ];
}

/**
 * A draft for its reviewer, with where the report on its linkage stands; with `cells`, every count that is blank, its
 * truth and the rule.
 */
export function draftText(
  { draft, cells }: { draft: Draft; cells: ReviewedCell[] },
  withCells: boolean,
): string {
  const counts = draft.release?.manifest.counts;
  const blanks = cells.filter((cell) => cell.symbol === 'c' && cell.reason !== '');
  const line = (cell: ReviewedCell): string =>
    [
      '',
      cell.indicator,
      cell.statistic,
      cell.category || '-',
      cell.period,
      cell.areaCode,
      cell.truth ?? '',
      cell.reason,
    ]
      .concat(cell.findings.map(({ attacker, kind }) => `BROKEN by ${attacker}: ${kind}`))
      .join('  ');
  return [
    `${draft.draftId}  ${draft.state}  ${draft.refusedCode ? wordsFor(draft.refusedCode) : ''}`.trimEnd(),
    `  asked for by ${draft.builtBy}, to be published on ${draft.publishOn}, ${draft.periods.join(' and ')}`,
    ...(counts ? [`  ${counts.figures} figures, ${counts.blanks} blanks, ${counts.cells} cells`] : []),
    ...(draft.release ? [`  ${linkageLine(draft.release.manifest)}`] : []),
    ...(draft.attack?.attackers ?? []).map(
      ({ attacker, tried, exact, provablySmall, narrowest, undecided }) =>
        `  ${attacker}: ${tried} tried, ${exact.length} exact, ${provablySmall.length} small, narrowest ${narrowest ?? '-'}, ${undecided} undecided`,
    ),
    ...leftOut(draft),
    ...draft.refusedSubjects.slice(0, SUBJECTS_SHOWN).map((subject) => `  about ${subject}`),
    ...draft.reviews.map(({ reviewer, decision, comment }) => `  ${reviewer}: ${decision} ${comment}`),
    ...(withCells ? blanks : blanks.filter((cell) => cell.findings.length > 0)).map(line),
    '',
  ].join('\n');
}

/** Which model linked people, and how surely: the report goes with the evidence. */
function linkageLine({ linkage, linkageQuality }: NonNullable<Draft['release']>['manifest']): string {
  const report = linkageQuality
    ? `report linkage-quality.json (sha256 ${linkageQuality.sha256}) in "releases evidence"`
    : 'no report';
  return `linked by ${linkage.model}; ${report}`;
}
