import type { AreaRegister, Bilingual } from './areas';
import { areaLabel, categoryLabel, periodLabel, type Labels } from './labels';

/**
 * What a refusal is about, in words: a cell (`nameOf`), a table (its name over releases), a family of tables
 * (`indicator series`). A part that has no label stands as its code, so that it can still be looked for.
 */
export function subjectWords(subject: string, labels: Labels, areas: AreaRegister): Bilingual {
  const parts = cellParts(subject) ?? tableParts(subject) ?? familyParts(subject);
  if (!parts) return { en: subject, cy: subject };
  const wordsOf = ([kind, code]: Part): Bilingual => {
    if (kind === 'area') return areaLabel(code, labels, areas) ?? asCode(code);
    if (kind === 'period') return spanLabel(code, labels) ?? asCode(code);
    if (kind === 'part') return labels['breakdown']?.[code] ?? partLabel(code, labels) ?? asCode(code);
    return labels[kind]?.[code] ?? asCode(code);
  };
  const words = parts.map(wordsOf);
  const [[, indicator] = ['', '']] = parts;
  const line = (language: 'en' | 'cy'): string =>
    [indicator, ...words.map((one) => one[language])].join(' · ');
  return { en: line('en'), cy: line('cy') };
}

type Part = [kind: 'indicator' | 'series' | 'statistic' | 'part' | 'period' | 'area', code: string];

const QUARTERS = '-quarters';
const INDICATOR = /^[A-Z]\d+$/u;
const TABLE =
  /^(?<indicator>[A-Z]\d+)-(?<series>[a-z_]+)(?:-(?<part>.+?))?-(?<period>(?:FY\d{4}-\d{2}|R?\d{4}-Q[1-4]|\d{4})(?:-quarters)?)$/u;

function cellParts(subject: string): Part[] | undefined {
  const [indicator = '', statistic, category, period, area, ...more] = subject.split(' ');
  if (!INDICATOR.test(indicator) || !statistic || !category || !period || !area || more.length > 0)
    return undefined;
  return [
    ['indicator', indicator],
    ['statistic', statistic],
    ...(category === '-' ? [] : [['part', category] satisfies Part]),
    ['period', period],
    ['area', area],
  ];
}

function tableParts(subject: string): Part[] | undefined {
  const { indicator, series, part, period } = TABLE.exec(subject)?.groups ?? {};
  if (!indicator || !series || !period) return undefined;
  return [
    ['indicator', indicator],
    ['series', series],
    ...(part ? [['part', part] satisfies Part] : []),
    ['period', period],
  ];
}

function familyParts(subject: string): Part[] | undefined {
  const [indicator = '', series, ...more] = subject.split(' ');
  if (!INDICATOR.test(indicator) || more.length > 0) return undefined;
  return [['indicator', indicator], ...(series ? [['series', series] satisfies Part] : [])];
}

/** A table's name has a hyphen where a category has a bar, since it is a folder's too. */
function partLabel(code: string, labels: Labels): Bilingual | undefined {
  const known = Object.keys(labels['category'] ?? {});
  const whole = known.find((one) => code.startsWith(`${one}-`) && known.includes(code.slice(one.length + 1)));
  const divided = whole === undefined ? code : `${whole}|${code.slice(whole.length + 1)}`;
  return categoryLabel(code, labels) ?? categoryLabel(divided, labels);
}

/** The quarters of a year stand together where they add up to it. */
function spanLabel(code: string, labels: Labels): Bilingual | undefined {
  if (!code.endsWith(QUARTERS)) return periodLabel(code, labels);
  const year = periodLabel(code.slice(0, -QUARTERS.length), labels);
  return year && { en: `${year.en}, Q1–Q4`, cy: `${year.cy}, Q1–Q4` };
}

const asCode = (code: string): Bilingual => ({ en: code, cy: code });
