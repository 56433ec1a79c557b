import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import {
  isRatio,
  type Definition,
  type SecondCount,
  type SecondRatio,
  type SecondSeries,
} from '#libs/measures';
import type { StoredCell } from '../domain/cell-codec';
import { areaCodes } from '../domain/count/places';
import type { Cell } from '../domain/count/roll-up';
import { areasOf, gridRows, type GridRow } from '../domain/grid';
import { makePlan, type PlanFault } from '../domain/plan';
import { periodState } from '../domain/status';
import { compute } from './compute/compute';
import { bookOf } from './cube-store';
import { CUBE_COLUMNS, csvLine } from './export-cubes';
import type { feedsAt } from './feeds';

interface Asked {
  from: string;
  to: string;
  asAt: string;
}

interface Given {
  definitions: readonly Definition[];
  second: readonly SecondSeries[];
  feeds: Awaited<ReturnType<typeof feedsAt>>;
}

type Outcome = { ok: true; rows: number } | { ok: false; fault: PlanFault };

/**
 * Computes the second series and writes them with the columns of cubes.csv, by whole alone. Nothing is stored, and
 * nothing goes to the publisher: what stands beside the Framework's 38 is published when governance decides so.
 */
export async function exportSecondSeries(
  tx: EntityManager,
  { definitions, second, feeds }: Given,
  asked: Asked,
  stream: Writable,
): Promise<Outcome> {
  const counts = second.filter((series): series is SecondCount => !isRatio(series));
  const ratios = second.filter(isRatio);
  const made = [
    ...counts.map((series) => ({
      code: series.code,
      of: series.of,
      definition: derived(definitions, series),
    })),
    // What a ratio divides: the indicator's own rate, which is not written again.
    ...ratios.map(({ indicator, of }) => ({
      code: of,
      of,
      definition: headline(definitions, indicator, of),
    })),
  ];
  const planned = makePlan(
    asked,
    made.map(({ definition }) => definition),
  );
  if (!planned.ok) return planned;
  const { plan } = planned;
  const { count } = await compute([tx], plan);
  const book = bookOf(plan);
  const codes = areaCodes();
  const written = new Map<string, GridRow[]>();
  for (const { series, period, table } of count.tables()) {
    const { definition } = series.planned;
    const { code, of } = made.find((one) => one.definition === definition)!;
    if (series.planned.code !== of) continue;
    const range = plan.periods[period]!;
    const cells = new Map([...table.cells()].map((cell) => [keyOf(cell), stored(cell)]));
    const state = { ...periodState(definition, range, feeds, series.planned.code), unknownWhole: [] };
    const rows = gridRows(
      book.series[series.planned.no]!,
      range,
      areasOf(range, codes),
      state,
      (area, breakdown, category) => cells.get(keyOf({ area, breakdown, category })),
    );
    const name = `${definition.id} ${code}`;
    written.set(name, [...(written.get(name) ?? []), ...rows]);
  }
  let rows = 0;
  let text = `${CUBE_COLUMNS.join(',')}\n`;
  for (const series of second) {
    for (const row of rowsOf(series, written)) {
      text += `${csvLine({ ...row, series: { ...row.series, code: series.code } })}\n`;
      rows += 1;
    }
  }
  if (!stream.write(text)) await once(stream, 'drain');
  return { ok: true, rows };
}

/** The indicator's definition with the other population and the one series, by whole alone. */
function derived(definitions: readonly Definition[], { indicator, of, population }: SecondCount): Definition {
  return { ...headline(definitions, indicator, of), population };
}

function headline(definitions: readonly Definition[], indicator: string, of: string): Definition {
  const definition = definitions.find(({ id }) => id === indicator);
  if (!definition) throw new Error(`definition.second-series.invalid: ${indicator}`);
  const [whole] = definition.breakdowns;
  // Whoever is reached is one of those that the definition's number counts.
  const series = of === 'reach' ? ['number', of] : [of];
  return { ...definition, series, seriesPopulations: undefined, breakdowns: whole ? [whole] : [] };
}

function rowsOf(series: SecondSeries, written: ReadonlyMap<string, GridRow[]>): readonly GridRow[] {
  const of = (code: string): GridRow[] => written.get(`${series.indicator} ${code}`) ?? [];
  if (!isRatio(series)) return of(series.code);
  const against = new Map(of(series.against).map((row) => [cellOf(row), row]));
  return of(series.of).map((row) => ratioOf(row, against.get(cellOf(row)), series));
}

const cellOf = ({ period, area, breakdown, category }: GridRow): string =>
  [period.code, area.code, breakdown, category].join(' ');

/** One rate over the other; no value where either has too few people, or the other is zero. */
function ratioOf(row: GridRow, other: GridRow | undefined, { leastDenominator }: SecondRatio): GridRow {
  const { figure } = row;
  const rate = rateOf(row, leastDenominator);
  const against = other && rateOf(other, leastDenominator);
  const value = rate === undefined || !against ? null : Math.round((rate / against) * 1e6) / 1e6;
  return { ...row, figure: { ...figure, numerator: null, denominator: null, value } };
}

function rateOf({ figure: { numerator, denominator } }: GridRow, least: number): number | undefined {
  if (numerator === null || denominator === null || denominator < least) return undefined;
  return numerator / denominator;
}

const keyOf = ({
  area,
  breakdown,
  category,
}: {
  area: number;
  breakdown: number;
  category: number;
}): string => `${area} ${breakdown} ${category}`;

const stored = ({ digest, ...cell }: Cell): StoredCell => ({
  ...cell,
  digest: digest && Buffer.from(digest.buffer, digest.byteOffset, digest.byteLength),
});
