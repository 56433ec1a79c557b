import {
  parseQuarter,
  periodsWithin,
  type Definition,
  type Measure,
  type Period,
  type Predicate,
  type Quarter,
  type RegisteredOrganisation,
} from '#libs/measures';

/** One series of one indicator; its number is its key in the cubes of a run. */
export interface PlannedSeries {
  no: number;
  definition: Definition;
  measure: Measure;
  code: string;
  /** Place of the population's predicate among the plan's. */
  population: number;
}

/** What one computation does: quarters, periods, series, and each population's condition once. */
export interface Plan {
  from: Quarter;
  to: Quarter;
  asAt: string;
  periods: Period[];
  series: PlannedSeries[];
  /** Each population's predicate once. */
  populations: Predicate[];
  parameters: { assessmentDays: number; conversionDays: number };
  /** The register of ex-armed-services charities (R14). */
  charities: readonly RegisteredOrganisation[];
}

export type PlanFault =
  'period.invalid' | 'period.reversed' | 'as-at.invalid' | 'definitions.parameters-differ';

/** A fault where the request makes no sense; else the plan. */
export function makePlan(
  request: { from: string; to: string; asAt: string },
  definitions: readonly Definition[],
  charities: readonly RegisteredOrganisation[] = [],
): { ok: true; plan: Plan } | { ok: false; fault: PlanFault } {
  const from = parseQuarter(request.from);
  const to = parseQuarter(request.to);
  if (from === undefined || to === undefined) return { ok: false, fault: 'period.invalid' };
  if (from > to) return { ok: false, fault: 'period.reversed' };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(request.asAt)) return { ok: false, fault: 'as-at.invalid' };
  const populations = new Map<string, Predicate>();
  const numberOf = (predicate: Predicate): number => {
    const key = JSON.stringify(predicate);
    if (!populations.has(key)) populations.set(key, predicate);
    return [...populations.keys()].indexOf(key);
  };
  const series = definitions
    .flatMap((definition) =>
      definition.series.map((code) => {
        const { predicate } = definition.seriesPopulations?.[code] ?? definition.population;
        return { definition, measure: definition.measure, code, population: numberOf(predicate) };
      }),
    )
    .map((planned, no) => ({ no, ...planned }));
  const assessmentDays = only(
    definitions.map(({ parameters }) => parameters?.assessmentDays),
    385,
  );
  const conversionDays = only(
    definitions.map(({ parameters }) => parameters?.conversionDays),
    90,
  );
  if (assessmentDays === undefined || conversionDays === undefined) {
    return { ok: false, fault: 'definitions.parameters-differ' };
  }
  const parameters = { assessmentDays, conversionDays };
  const periods = periodsWithin(from, to);
  return {
    ok: true,
    plan: {
      from,
      to,
      asAt: request.asAt,
      periods,
      series,
      populations: [...populations.values()],
      parameters,
      charities,
    },
  };
}

// Steps that serve several indicators take one value; undefined where the definitions name several.
function only(values: readonly (number | undefined)[], standard: number): number | undefined {
  const named = [...new Set(values.filter((value) => value !== undefined))];
  return named.length > 1 ? undefined : (named[0] ?? standard);
}
