import type { AttackReport } from './attack/attack';
import type { ReleaseOutcome } from './release';
import type { ProtectionRules } from './table/rules';
import type { TableLayout } from './table/table';

/** What the steward reads of a release. */
export interface ReleaseReport {
  accepted: boolean;
  rules: ProtectionRules;
  /** What was asked for, where no release could be protected so and the rules named a fallback. */
  instead?: Pick<ProtectionRules, 'profile' | 'zeros'>;
  cells: number;
  blanks: number;
  primary: number;
  complementary: number;
  /** Share of all that the cells count which is blank. */
  mass: number;
  attackers: AttackSummary[];
  /** Cells that could not be protected, by their codes. */
  unprotected: string[];
  /** `covered` cells were shown to be open, `linear` of them by linear evidence, of `ranged` only a range and the others by whole tables. */
  witnesses?: { changes: number; covered: number; linear: number; ranged: number; problems: number };
  seconds: { protect: number; attack: number; verify: number };
  /** What ended the search for fewer blanks: nothing, its budget of work, or the time limit by the clock. */
  search: ReleaseOutcome['search'];
}

export interface AttackSummary extends Omit<AttackReport, 'failures' | 'disclosed'> {
  failures: { cell: string; low: number; high: number | null }[];
  disclosed: { cell: string; value: number }[];
}

/** Label of a cell for a person: count, then its code on each dimension. */
export function cellLabel(layout: TableLayout, cell: number): string {
  return layout.axes
    .map((axis, at) => axis.codes[Math.floor(cell / layout.strides[at]!) % axis.codes.length]!)
    .join(' / ');
}

export function summarise(attack: AttackReport, layout: TableLayout): AttackSummary {
  const { failures, disclosed, ...rest } = attack;
  return {
    ...rest,
    failures: failures.map(({ cell, low, high }) => ({
      cell: cellLabel(layout, cell),
      low,
      high: high === Infinity ? null : high,
    })),
    disclosed: disclosed.map(({ cell, low }) => ({ cell: cellLabel(layout, cell), value: low })),
  };
}

export function reportOf(
  outcome: ReleaseOutcome,
  rules: ProtectionRules,
  instead?: ProtectionRules,
): ReleaseReport {
  const { layout } = outcome.table;
  const { verification } = outcome;
  return {
    accepted: outcome.accepted,
    rules,
    ...(instead ? { instead: { profile: instead.profile, zeros: instead.zeros } } : {}),
    cells: layout.axes.reduce((product, axis) => product * axis.listed.length, 1),
    blanks: outcome.blanks,
    primary: outcome.primary,
    complementary: outcome.blanks - outcome.primary,
    mass: outcome.mass,
    attackers: outcome.attacks.map((attack) => summarise(attack, layout)),
    unprotected: outcome.unprotected.map((cell) => cellLabel(layout, cell)),
    ...(verification
      ? {
          witnesses: {
            changes: verification.changes,
            covered: verification.covered,
            linear: verification.linear,
            ranged: verification.ranged,
            problems: verification.problems.length,
          },
        }
      : {}),
    seconds: outcome.seconds,
    search: outcome.search,
  };
}

/** The report as a page, in both languages' order of headings: English with Welsh beneath. */
export function reportMarkdown(report: ReleaseReport): string {
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  const lines = [
    `# ${verdict(report)[0]}`,
    `_${verdict(report)[1]}_`,
    '',
    'For the steward only / Ar gyfer y stiward yn unig',
    '',
    '| | |',
    '| --- | --- |',
    `| Cells / Celloedd | ${report.cells} |`,
    `| Blank / Gwag | ${report.blanks} |`,
    `| of which complementary / yn gyflenwol | ${report.complementary} |`,
    `| Share of counts hidden / Cyfran a guddiwyd | ${percent(report.mass)} |`,
    `| Profile / Proffil | ${report.rules.profile}, ${report.rules.protection}, 1-${report.rules.threshold}, zeros ${report.rules.zeros} |`,
    `| Seconds / Eiliadau | ${Object.values(report.seconds)
      .map((seconds) => seconds.toFixed(1))
      .join(' + ')} |`,
    '',
    ...fallbackNote(report),
    ...evidenceNote(report.witnesses, report.rules),
    '| Attacker / Ymosodwr | Cells tried / Celloedd | Exact / Union | Width 1 / Lled 1 | Failures / Methiannau | Narrowest / Culaf | Undecided / Heb benderfynu |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...report.attackers.map(
      (attack) =>
        `| ${[attack.attacker, attack.cells, attack.exact, attack.width1, attack.failures.length, attack.narrowest, attack.undecided].join(' | ')} |`,
    ),
  ];
  lines.push(...searchNote(report.search), ...remedy(report));
  const broken = report.attackers.flatMap((attack) =>
    attack.failures.map(({ cell, low, high }) => `- ${attack.attacker}: ${cell}: ${low} to ${high ?? 'any'}`),
  );
  const bare = report.unprotected.map((cell) => `- ${cell}`);
  if (bare.length > 0) lines.push('', '## Cannot be protected / Ni ellir eu diogelu', '', ...bare);
  if (broken.length > 0) lines.push('', '## What the attackers learn / Yr hyn a ddysgir', '', ...broken);
  return `${lines.join('\n')}\n`;
}

/** Says what the proof rests on. */
function evidenceNote(witnesses: ReleaseReport['witnesses'], { protection }: ProtectionRules): string[] {
  if (!witnesses) return [];
  const { covered, linear, ranged } = witnesses;
  const whole = covered - linear - ranged;
  const [en, cy] =
    protection === 'minimum'
      ? ['Shown to be perhaps another number', 'Dangoswyd y gallant fod yn rhif arall']
      : ['Shown to be open', 'Dangoswyd eu bod yn agored'];
  return [
    `${en}: ${whole} cells by whole tables (witnesses), ${linear} by linear evidence (a table in fractions).`,
    `_${cy}: ${whole} o gelloedd gan dablau cyfan (tystion), ${linear} gan dystiolaeth linol (tabl mewn ffracsiynau)._`,
    ...(ranged > 0 ? rangeNote(ranged) : []),
    '',
  ];
}

/** Says of how many cells less is shown. */
function rangeNote(ranged: number): string[] {
  return [
    '',
    `Not pinned: ${ranged} cells more. Their range is more than a point (shown); that they may be another whole number is not shown, so who rounds such a range may read a count.`,
    `_Heb eu pennu: ${ranged} o gelloedd eraill. Mae eu hystod yn fwy na phwynt (dangoswyd); ni ddangoswyd y gallant fod yn rhif cyfan arall, felly gallai rhywun sy’n talgrynnu ystod o’r fath ddarllen cyfrif._`,
  ];
}

/** Says which rules gave way to which, since the release is not what was asked for. */
function fallbackNote({ instead, rules }: ReleaseReport): string[] {
  if (!instead) return [];
  const [en, cy] =
    rules.profile === 'rounded'
      ? ['rounded: nothing is exact', 'wedi’i dalgrynnu: nid oes dim yn union']
      : ['with zeros blank like small counts', 'gyda seroau’n wag fel cyfrifon bach'];
  return [
    `Fallback: with zeros shown the table could not be protected; by the rules it was built again ${en}.`,
    `_Dewis wrth gefn: gyda seroau’n weladwy ni ellid diogelu’r tabl; yn ôl y rheolau fe’i lluniwyd eto ${cy}._`,
    '',
  ];
}

/** Says what helps a refused release whose zeros are shown. */
function remedy({ accepted, rules, unprotected }: ReleaseReport): string[] {
  if (accepted || rules.profile === 'rounded' || rules.zeros !== 'show' || unprotected.length === 0)
    return [];
  return [
    '',
    'Zeros are shown, and those beside a small count can give it away, whatever else is blank. Remedy: leave out `"zeros": "show"`, so that zeros are blank with the small counts; or name what shall happen then: `"fallback": "blank"` or `"rounded"`.',
    '_Dangosir seroau, a gall y rhai wrth ymyl cyfrif bach ei ddatgelu, beth bynnag arall sy’n wag. Ateb: hepgorwch `"zeros": "show"`, fel bod seroau’n wag gyda’r cyfrifon bach; neu nodwch beth a ddylai ddigwydd wedyn: `"fallback": "blank"` neu `"rounded"`._',
  ];
}

/** Says when fewer blanks might do, and when another machine might find others. */
function searchNote(search: ReleaseReport['search']): string[] {
  if (search === 'complete') return [];
  if (search === 'budget') {
    return [
      '',
      'The search for fewer blanks used up its budget of work: with a higher time limit there may be fewer.',
      '_Defnyddiwyd yr holl waith a ganiateir wrth chwilio am lai o gelloedd gwag: gyda therfyn amser uwch gall fod llai._',
    ];
  }
  return [
    '',
    'The time limit was met: the release is as safe, but has more blanks than it might, and another machine may blank other cells.',
    '_Cyrhaeddwyd y terfyn amser: mae’r cyhoeddiad yr un mor ddiogel, ond mae ynddo fwy o gelloedd gwag nag sydd raid, a gall peiriant arall wagio celloedd eraill._',
  ];
}

/** What became of the release, in English and Welsh. */
function verdict({ accepted, attackers }: ReleaseReport): [string, string] {
  if (accepted) {
    return ['The release withstands its attackers', 'Mae’r cyhoeddiad yn gwrthsefyll ei ymosodwyr'];
  }
  if (attackers.some(({ undecided }) => undecided > 0)) {
    return [
      'Refused: time ran out before every blank was decided',
      'Gwrthodwyd: daeth yr amser i ben cyn penderfynu ar bob cell wag',
    ];
  }
  return ['Refused: an attacker breaks the release', 'Gwrthodwyd: mae ymosodwr yn torri’r cyhoeddiad'];
}
