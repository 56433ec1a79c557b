import {
  parsePeriod,
  quarterCode,
  readDecisions,
  readRules,
  type Decision,
  type Definition,
  type Rule,
} from '#libs/measures';
import { projectPath } from '#libs/config';
import type { ComputeDependencies } from './compute-run';
import { compute } from './data/compute/compute';
import { recordCounts } from './data/record-counts';
import { explainedFigures, stepCounts, type ExplainedFigure, type StepCount } from './domain/explanation';
import { Funnel } from './domain/count/funnel';
import { areaCodes } from './domain/count/places';
import { feedsAt } from './data/feeds';
import { makePlan, type PlanFault } from './domain/plan';
import { periodState } from './domain/status';

export interface ExplainOptions {
  indicator: string;
  period: string;
  area: string;
  asAt: string;
}

export interface Explanation {
  ok: true;
  definition: Definition;
  rules: Rule[];
  /** How the Framework was read. */
  decisions: Decision[];
  period: string;
  area: string;
  asAt: string;
  /** Status of each series, and the feeds that are open. */
  states: { series: string; status: string; symbol: string; open: string[] }[];
  /** What each step kept; counts only. */
  steps: StepCount[];
  figures: ExplainedFigure[];
}

export type ExplainOutcome =
  Explanation | { ok: false; fault: PlanFault | 'indicator.unknown' | 'area.unknown' };

/**
 * Computes one indicator for one period and counts what each step kept. Nothing is stored but the record of the
 * consultation; the counts are unsuppressed, for the operator alone.
 */
export async function explain(given: ComputeDependencies, options: ExplainOptions): Promise<ExplainOutcome> {
  const definition = given.definitions.find(({ id }) => id === options.indicator);
  if (!definition) return { ok: false, fault: 'indicator.unknown' };
  const period = parsePeriod(options.period);
  if (!period) return { ok: false, fault: 'period.invalid' };
  const area = [...areaCodes()].find(([, code]) => code === options.area)?.[0];
  if (area === undefined) return { ok: false, fault: 'area.unknown' };
  const range = { from: quarterCode(period.first), to: quarterCode(period.last), asAt: options.asAt };
  const planned = makePlan(range, [definition], given.charities);
  if (!planned.ok) return planned;
  const plan = { ...planned.plan, periods: planned.plan.periods.filter(({ code }) => code === period.code) };
  return given.dataSource.transaction('REPEATABLE READ', async (tx) => {
    const feeds = await feedsAt(tx, given.agreements, plan.asAt);
    const funnel = new Funnel(area);
    const { count, unknown, cases } = await compute([tx], plan, { funnel });
    const states = plan.series.map(({ code }) => ({
      series: code,
      ...periodState(definition, period, feeds, code),
    }));
    await given.audit.stage(tx, {
      op: 'consultation',
      what: 'indicators.figure.explained',
      counts: { indicators: 1 },
    });
    return {
      ok: true,
      definition,
      rules: readRules(FOLDER, definition),
      decisions: readDecisions(FOLDER, definition.decisions),
      period: period.code,
      area: options.area,
      asAt: options.asAt,
      states,
      steps: stepCounts(await recordCounts(tx, plan, definition), definition, { funnel, cases, area }),
      figures: explainedFigures(count, area, (unknown.get(0) ?? []).includes(area), states),
    };
  });
}

const FOLDER = projectPath('schemas', 'indicators');
