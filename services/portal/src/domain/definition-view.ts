import {
  isRatio,
  type Bilingual,
  type Breakdown,
  type Decision,
  type Definition,
  type PeriodKind,
  type Rule,
  type SecondSeries,
} from '#libs/measures';
import type { Language } from '../paths';

type Translate = (key: string) => string;

/** Periods in the order of a reader's interest. */
const PERIODS: readonly PeriodKind[] = ['quarter', 'financial', 'year', 'rolling'];

export interface DefinitionWords {
  rules: readonly Rule[];
  decisions: readonly Decision[];
  /** Of every indicator; the page shows its own. */
  second: readonly SecondSeries[];
}

/** One definition as its page shows it: everything from the signed data, in one language. */
export function definitionView(
  definition: Definition,
  { rules, decisions, second }: DefinitionWords,
  { t, language }: { t: Translate; language: Language },
) {
  const { id, version, measure, parameters, restricted, minimum } = definition;
  const own = (text: Bilingual): string => text[language];
  const areasOf = (grain: Definition['grain']) =>
    PERIODS.map((period) => ({
      period: t(`definitions.period-${period}`),
      areas: grain[period].map((level) => t(`definitions.level-${level}`)),
    }));
  return {
    id,
    version,
    label: own(definition.label),
    wording: definition.wording,
    population: own(definition.population.label),
    populationVersion: definition.population.version,
    measure: t(`definitions.measure-${measure}`),
    measureCode: measure,
    explanation: own(definition.explanation),
    caveats: definition.caveats.map(own),
    series: definition.series.map((code) => ({ code, text: t(`definitions.series-${measure}-${code}`) })),
    second: second
      .filter(({ indicator }) => indicator === id)
      .map((series) => ({
        code: series.code,
        text: isRatio(series) ? t('definitions.second-ratio') : own(series.population.label),
      })),
    breakdowns: definition.breakdowns
      .filter((breakdown) => breakdown !== 'none')
      .map((breakdown) => t(`definitions.breakdown-${wordsOf(breakdown, measure)}`)),
    categories: (parameters?.categories ?? []).map((code) => t(`definitions.category-${code}`)),
    base: parameters?.base && t(`definitions.base-${parameters.base}`),
    feeds: definition.eventTypes,
    grain: areasOf(definition.grain),
    restricted: restricted && {
      categories: restricted.categories.map((code) => t(`definitions.category-${code}`)),
      grain: areasOf(restricted.grain),
    },
    minimum,
    profile: t(`definitions.profile-${definition.disclosure.profile}`),
    rules: rules.map((rule) => ({ code: rule.rule, text: own(rule) })),
    decisions: decisions.map((decision) => ({ code: decision.id, text: own(decision) })),
  };
}

/** What a breakdown is called; `kind` is of sentences, or of the event that began the following of M3 and M4. */
function wordsOf(breakdown: Breakdown, measure: string): string {
  if (breakdown === 'need|setting') return 'need-setting';
  return breakdown === 'kind' && (measure === 'M3' || measure === 'M4') ? 'index' : breakdown;
}

/** Definitions by the letter of their group, in the Framework's order. */
export function byGroup<Row extends { id: string }>(rows: readonly Row[]): { letter: string; rows: Row[] }[] {
  const letters = [...new Set(rows.map(({ id }) => id.charAt(0)))].sort();
  return letters.map((letter) => ({ letter, rows: rows.filter(({ id }) => id.startsWith(letter)) }));
}
