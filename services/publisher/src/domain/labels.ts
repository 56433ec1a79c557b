import { isBoard, parentOf, WALES, type AreaRegister, type Bilingual } from './areas';
import type { ReleaseCell } from './cells';
import type { WithheldTable } from './choose-tables';

export type LabelKind =
  | 'indicator'
  | 'explanation'
  | 'caveats'
  | 'group'
  | 'measure'
  | 'series'
  | 'statistic'
  | 'breakdown'
  | 'category'
  | 'symbol'
  | 'status'
  | 'column'
  | 'phrase'
  | 'period'
  | 'area';

/** Labels by kind and code, as the translators' file has them. */
export type Labels = Readonly<Record<string, Readonly<Record<string, Bilingual>>>>;

export interface LabelRow extends Bilingual {
  kind: LabelKind;
  code: string;
}

export type LabelResult = { ok: true; labels: LabelRow[] } | { ok: false; missing: string[] };

const KEPT: LabelKind[] = ['group', 'symbol', 'status', 'column', 'phrase'];

/** Every label that a release needs, in both languages; one missing string blocks the release. */
export function labelsFor(
  cells: readonly ReleaseCell[],
  labels: Labels,
  areas: AreaRegister,
  withheld: readonly WithheldTable[] = [],
): LabelResult {
  const rows = new Map<string, LabelRow>();
  const missing = new Set<string>();
  const add = (kind: LabelKind, code: string, label: Bilingual | undefined): void => {
    if (!label?.en || !label.cy) missing.add(`${kind}:${code}`);
    else rows.set(`${kind}:${code}`, { kind, code, en: label.en, cy: label.cy });
  };
  for (const cell of cells) {
    for (const kind of ['indicator', 'measure', 'series', 'statistic', 'breakdown'] as const)
      add(kind, cell[kind], labels[kind]?.[cell[kind]]);
    add('category', cell.category, categoryLabel(cell.category, labels));
    add('explanation', cell.indicator, labels['explanation']?.[cell.indicator]);
    // An indicator without caveats has none to show; half a caveat would be a missing string.
    const caveats = labels['caveats']?.[cell.indicator];
    if (caveats?.en || caveats?.cy) add('caveats', cell.indicator, caveats);
    add('period', cell.period, periodLabel(cell.period, labels));
    add('area', cell.areaCode, areaLabel(cell.areaCode, labels, areas));
  }
  // What is left out is named too.
  for (const table of withheld) {
    for (const kind of ['indicator', 'series', 'breakdown'] as const)
      add(kind, table[kind], labels[kind]?.[table[kind]]);
    add('period', table.period, periodLabel(table.period, labels));
  }
  for (const kind of KEPT)
    for (const [code, label] of Object.entries(labels[kind] ?? {})) add(kind, code, label);
  if (missing.size > 0) return { ok: false, missing: [...missing].sort() };
  return { ok: true, labels: [...rows.keys()].sort().map((key) => rows.get(key) as LabelRow) };
}

/** Of a part of a category both names, one after the other. */
export function categoryLabel(code: string, labels: Labels): Bilingual | undefined {
  const [whole, part] = code.split('|').map((one) => labels['category']?.[one]);
  return code.includes('|') ? part && withWords(whole, part) : whole;
}

const PERIODS: [pattern: RegExp, phrase: string][] = [
  [/^FY(?<name>\d{4}-\d{2})$/u, 'financial-year'],
  [/^(?<name>\d{4}-Q[1-4])$/u, 'quarter'],
  [/^(?<name>\d{4})$/u, 'calendar-year'],
  [/^R(?<name>\d{4}-Q[1-4])$/u, 'rolling-year'],
];

export function periodLabel(period: string, labels: Labels): Bilingual | undefined {
  for (const [pattern, code] of PERIODS) {
    const name = pattern.exec(period)?.groups?.['name'];
    const phrase = labels.phrase?.[code];
    if (name && phrase) return { en: `${phrase.en} ${name}`, cy: `${phrase.cy} ${name}` };
  }
  return undefined;
}

/** `name: local authority not known` puts the name before the words, so that no Welsh name mutates. */
export function areaLabel(code: string, labels: Labels, areas: AreaRegister): Bilingual | undefined {
  if (isBoard(areas, code)) return withWords(areas[code], labels.phrase?.['health-board']);
  if (!code.endsWith('-U')) return areas[code];
  const parent = parentOf(areas, code) ?? '';
  return withWords(areas[parent], labels.phrase?.[parent === WALES ? 'area-unknown-pfa' : 'area-unknown-la']);
}

function withWords(name: Bilingual | undefined, words: Bilingual | undefined): Bilingual | undefined {
  return name && words && { en: `${name.en}: ${words.en}`, cy: `${name.cy}: ${words.cy}` };
}
