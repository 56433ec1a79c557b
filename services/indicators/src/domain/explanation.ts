import { policeAreaOf } from '#libs/contracts';
import { BREAKDOWNS, CATEGORY_CODES, type Definition } from '#libs/measures';
import type { Count } from './count/count';
import type { Funnel } from './count/funnel';
import { areaCodes, WALES_AREA } from './count/places';
import type { Prosecuted } from './count/prosecutions';
import { COUNTS } from './count/roll-up';

/** Records of the counted types. */
export interface RecordCounts {
  recorded: number;
  known: number;
  linked: number;
}

/** A step of a computation and how many it left. */
export interface StepCount {
  step: 'recorded' | 'known' | 'linked' | 'counted' | 'wales' | 'population' | 'area';
  kept: number;
  dropped: number;
}

export interface ExplainedFigure {
  series: string;
  breakdown: string;
  category: string;
  numerator: number | null;
  denominator: number | null;
  symbol: string;
}

/**
 * What each step kept. Records are those of the types that the measure counts; from `counted` on it is what the
 * measure evaluates: events, people at a quarter's end, cases.
 */
export function stepCounts(
  records: RecordCounts,
  { measure }: Definition,
  { funnel, cases, area }: { funnel: Funnel; cases: readonly Prosecuted[]; area: number },
): StepCount[] {
  const counts = { ...records, ...(measure === 'M7' ? caseCounts(cases, area) : funnel) };
  return STEPS.map((step, at) => {
    const before = at === 0 ? counts[step] : counts[STEPS[at - 1]!];
    return { step, kept: counts[step], dropped: Math.max(0, before - counts[step]) };
  });
}

const STEPS = ['recorded', 'known', 'linked', 'counted', 'wales', 'population', 'area'] as const;

function caseCounts(cases: readonly Prosecuted[], area: number) {
  const code = areaCodes().get(area);
  const whole = cases.filter(({ strand }) => strand === null);
  const sum = (rows: readonly Prosecuted[]): number =>
    rows.reduce((all, { prosecutions }) => all + prosecutions, 0);
  const counted = sum(whole);
  const isForce = code !== undefined && policeAreaOf(code) === code;
  const inArea = area === WALES_AREA ? whole : whole.filter(({ force }) => isForce && force === code);
  return { counted, wales: counted, population: counted, area: sum(inArea) };
}

/** The area's figures of every breakdown, with the symbol of their series in place of what has no figure. */
export function explainedFigures(
  count: Count,
  area: number,
  wholeUnknown: boolean,
  states: readonly { symbol: string }[],
): ExplainedFigure[] {
  return [...count.tables()].flatMap(({ series: { planned }, table }): ExplainedFigure[] => {
    const symbol = states[planned.no]!.symbol;
    const head = { series: planned.code, breakdown: 'none', category: '' };
    if (symbol !== '') return [{ ...head, numerator: null, denominator: null, symbol }];
    return [...table.cells()]
      .filter((cell) => cell.area === area)
      .map(({ breakdown, category, numerator, denominator }) => {
        const unknown = wholeUnknown && breakdown === 0;
        return {
          series: planned.code,
          breakdown: BREAKDOWNS[breakdown]!,
          category: CATEGORY_CODES[category]!,
          numerator: unknown ? null : numerator,
          denominator: unknown || COUNTS.has(planned.code) ? null : denominator,
          symbol: unknown ? 'x' : '',
        };
      });
  });
}
