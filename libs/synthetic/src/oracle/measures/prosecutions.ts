import { atForce } from '../areas';
import { NONE, type Breakdown, type Cells } from '../cells';
import { text, type KnownRecord } from '../known';
import { within, type Period, type Quarter } from '../periods';

/** The ten strands of the Framework's wording; prostitution and pornography are not counted. */
const COUNTED = new Set([
  'DOMESTIC_ABUSE',
  'RAPE',
  'SEXUAL_OFFENCES_EX_RAPE',
  'STALKING',
  'HARASSMENT',
  'HONOUR_BASED',
  'FORCED_MARRIAGE',
  'FGM',
  'MODERN_SLAVERY_TRAFFICKING',
  'CHILD_SEXUAL_ABUSE',
]);

interface Tally {
  codes: string[];
  cut: Breakdown;
  prosecutions: number;
  convictions: number;
}

/** M7: prosecutions by strand and prosecuting force; the union only where it can be known (rule R13). */
export function countProsecutions(
  cells: Cells,
  indicator: string,
  records: readonly KnownRecord[],
  periods: readonly Period[],
): void {
  for (const period of periods) {
    const key = { indicator, measure: 'M7', period: period.name };
    for (const quarter of period.quarters) {
      const { tallies, withoutUnion } = quarterOf(records, quarter);
      for (const { codes, cut, prosecutions, convictions } of tallies) {
        for (const code of codes) {
          cells.addAt({ ...key, series: 'prosecutions' }, code, cut, prosecutions);
          cells.addAt({ ...key, series: 'convictions' }, code, cut, convictions);
          cells.addAt({ ...key, series: 'rate' }, code, cut, convictions, prosecutions);
        }
      }
      for (const code of withoutUnion) {
        for (const series of ['prosecutions', 'convictions', 'rate']) {
          cells.mark({ ...key, series }, code, NONE, 'x');
        }
      }
    }
  }
}

function quarterOf(
  records: readonly KnownRecord[],
  quarter: Quarter,
): { tallies: Tally[]; withoutUnion: Set<string> } {
  const tallies: Tally[] = [];
  const withoutUnion = new Set<string>();
  const aggregates = records.filter((record) => text(record, 'period') === quarter.name);
  for (const record of aggregates) {
    const strand = text(record, 'strand');
    const codes = codesOf(record);
    const union = aggregates.some(
      (each) => text(each, 'strand') === 'UNION' && text(each, 'forceArea') === text(record, 'forceArea'),
    );
    if (!union) codes.forEach((code) => withoutUnion.add(code));
    if (strand !== 'UNION' && !COUNTED.has(strand)) continue;
    const cut = strand === 'UNION' ? NONE : { breakdown: 'strand', category: strand };
    const { prosecutions, convictions } = record.facts;
    tallies.push({ codes, cut, prosecutions: Number(prosecutions), convictions: Number(convictions) });
  }
  for (const record of records) {
    if (!within(text(record, 'finalisedOn'), quarter)) continue;
    const strands = (record.facts.strands as string[]).filter((strand) => COUNTED.has(strand));
    if (strands.length === 0) continue;
    const convictions = text(record, 'outcome') === 'CONVICTED' ? 1 : 0;
    const cuts = [NONE, ...strands.map((category) => ({ breakdown: 'strand', category }))];
    for (const cut of cuts) tallies.push({ codes: codesOf(record), cut, prosecutions: 1, convictions });
  }
  return { tallies, withoutUnion };
}

/** An area in which prosecutions cannot be counted: the prosecuting force is the finest (R13). */
export function isTooFineForProsecutions(cell: { indicator: string; areaCode: string }): boolean {
  return cell.indicator === 'B6' && !/^(W92000004(-U)?|W15\d{6})$/.test(cell.areaCode);
}

/** Wales and the force, or the unknown force; health boards do not apply. */
function codesOf(record: KnownRecord): string[] {
  const place = atForce(text(record, 'forceArea') || undefined);
  return place.codes.filter((code) => !code.endsWith('-HU') && !/^W15\d+-U$/.test(code));
}
