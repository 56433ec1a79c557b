import type { Draft, ShownDraft } from '#services/publisher';
import { columns } from './columns';
import { inWales, nextStep } from './next-step';
import { outcomeLine } from './text';
import { inBoth } from '../../words';
import { say } from './words';

type Cell = ShownDraft['cells'][number];
type Release = NonNullable<Draft['release']>;
export type Language = 'en' | 'cy';

export interface DraftWords {
  /** Every count that is blank with its truth and the rule; else only those that an attacker works out. */
  cells: boolean;
  /** Of the names of tables and cells; all else stands in both. */
  language: Language;
}

/** A draft for its reviewer: where it stands, what attackers found, what is left out and why, and what comes next. */
export function draftText({ draft, cells, subjects, dueAt }: ShownDraft, wanted: DraftWords): string {
  const { release } = draft;
  const blanks = cells.filter((cell) => cell.symbol === 'c' && cell.reason !== '');
  const named = wanted.cells ? blanks : cells.filter((cell) => cell.findings.length > 0);
  const label = labelsOf(release, wanted.language);
  return [
    outcomeLine(draft).trimEnd(),
    ...columns(summary(draft, dueAt)),
    ...attackers(draft),
    ...leftOut(release, label),
    ...(subjects.length > 0 ? [say('show.subjects'), ...subjects.map((one) => `  ${inBoth(one)}`)] : []),
    ...draft.reviews.map(({ reviewer, decision, comment }) =>
      `  ${reviewer}: ${decision} ${comment}`.trimEnd(),
    ),
    ...(named.length > 0
      ? [say('show.cells'), ...columns([cellHeads(), ...named.map((cell) => cellRow(cell, label))])]
      : []),
    nextStep(draft),
    '',
  ].join('\n');
}

function summary(draft: Draft, dueAt: Date | undefined): string[][] {
  const { builtBy, publishOn, periods, provisional, supersedes, note, release } = draft;
  const counts = release?.manifest.counts;
  return [
    [say('column.built-by'), builtBy],
    [say('column.publish-on'), publishOn],
    ...(dueAt ? [[say('show.due-at'), inWales(new Date(dueAt))]] : []),
    [say('column.periods'), `${periods.join(', ')}${provisional ? `; ${say('show.provisional')}` : ''}`],
    ...(supersedes ? [[say('show.corrects'), supersedes]] : []),
    ...(note.en ? [[say('show.note'), inBoth(note)]] : []),
    ...(counts
      ? [
          [say('show.figures'), String(counts.figures)],
          [say('show.blanks'), String(counts.blanks)],
          [say('show.all-cells'), String(counts.cells)],
        ]
      : []),
    ...(release ? [[say('show.linked-by'), linkage(release)]] : []),
  ];
}

/** Which model linked people, and how surely: the report goes with the evidence. */
function linkage({ manifest }: Release): string {
  const report = manifest.linkageQuality;
  return `${manifest.linkage.model}; ${report ? `linkage-quality.json (sha256 ${report.sha256})` : say('show.no-report')}`;
}

function attackers({ attack }: Draft): string[] {
  if (!attack) return [];
  const heads = ['attacker', 'tried', 'exact', 'small', 'narrowest', 'undecided'];
  return [
    say('show.attack'),
    ...columns([
      heads.map((head) => say(`column.${head}`)),
      ...attack.attackers.map(({ attacker, tried, exact, provablySmall, narrowest, undecided }) => [
        attackerName(attacker),
        ...[tried, exact.length, provablySmall.length, narrowest ?? '-', undecided].map(String),
      ]),
    ]),
  ];
}

type LabelOf = (kind: string, code: string) => string;

function labelsOf(release: Release | null, language: Language): LabelOf {
  const words = new Map(release?.labels.map((one) => [`${one.kind}:${one.code}`, one[language]]));
  return (kind, code) => words.get(`${kind}:${code}`) ?? code;
}

/** What the release does not hold of its indicators, by reason, and what is protected otherwise than the rules ask. */
function leftOut(release: Release | null, label: LabelOf): string[] {
  const { withheld = [], rules } = release?.manifest ?? {};
  const byReason = Map.groupBy(withheld, ({ note }) => inBoth(note));
  const groups = [...byReason].flatMap(([note, rows]) => [
    `  ${note}`,
    ...rows.map(({ indicator, table }) => {
      if (!table) return `    ${indicator}`;
      const { series, breakdown, periods } = table;
      const names = [indicator, label('series', series), label('breakdown', breakdown)];
      return `    ${names.join(' · ')}: ${periods.map((period) => label('period', period)).join(', ')}`;
    }),
  ]);
  const fallbacks = (rules?.fallbacks ?? []).map(({ indicator, note }) => `  ${indicator}: ${inBoth(note)}`);
  return [
    ...(groups.length > 0 ? [say('show.left-out'), ...groups] : []),
    ...(fallbacks.length > 0 ? [say('show.fallbacks'), ...fallbacks] : []),
  ];
}

const cellHeads = (): string[] =>
  ['indicator', 'statistic', 'category', 'period', 'area', 'truth', 'why', 'found'].map((head) =>
    say(`column.${head}`),
  );

function cellRow(cell: Cell, label: LabelOf): string[] {
  return [
    cell.indicator,
    label('statistic', cell.statistic),
    cell.category ? label('category', cell.category) : '-',
    label('period', cell.period),
    label('area', cell.areaCode),
    String(cell.truth ?? '-'),
    cell.reason ? say(`why.${cell.reason}`) : '-',
    cell.findings
      .map(({ attacker, kind }) => `${say(`found.${kind}`)}: ${attackerName(attacker)}`)
      .join('; '),
  ];
}

const attackerName = (attacker: string): string =>
  attacker === 'public' ? say('show.any-reader') : attacker;
