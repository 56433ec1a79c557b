import { locate, type HomeArea } from '../areas';
import type { Breakdown, Cells } from '../cells';
import { ageOn } from '../dates';
import { text, type KnownRecord } from '../known';
import { spanOf, within, type Period } from '../periods';
import type { PersonFile, Population } from '../populations';

const KINDS = new Set(['COMMUNITY_ORDER', 'SSO_REQ', 'LICENCE', 'PSS']);
const GOOD = new Set(['RAN_FULL_COURSE', 'EARLY_GOOD_PROGRESS', 'REQUIREMENTS_COMPLETED']);

/** M2: terminations by kind, never pooled; the second series keeps endings of another kind below the line. */
export function countCompletions(
  cells: Cells,
  file: PersonFile,
  indicator: string,
  population: Population,
  periods: readonly Period[],
): void {
  for (const record of file.of('probation.sentence.terminated')) {
    const kind = text(record, 'kind');
    const place = locate(record.facts.homeArea as HomeArea | undefined);
    const outcome = outcomeOf(record);
    if (!KINDS.has(kind) || !place || outcome === 'administrative') continue;
    if (!isMember(file, population, record)) continue;
    const cut: Breakdown = { breakdown: 'kind', category: kind };
    const on = text(record, 'terminatedOn');
    for (const period of periods) {
      if (!within(on, spanOf(period))) continue;
      const key = { indicator, measure: 'M2', period: period.name };
      const success = outcome === 'success' ? 1 : 0;
      if (outcome !== 'other') cells.add({ ...key, series: 'rate' }, place, cut, success, 1);
      cells.add({ ...key, series: 'omsq' }, place, cut, success, 1);
    }
  }
}

/** Age and parenthood as at the start, the register on any day of the order (rules R3 and R5). */
function isMember(file: PersonFile, population: Population, record: KnownRecord): boolean {
  const startedOn = text(record, 'startedOn');
  return file.isIn(population, {
    on: text(record, 'terminatedOn'),
    age: record.birth === undefined ? undefined : ageOn(record.birth, startedOn),
    parentOn: startedOn,
    registerSince: startedOn,
  });
}

/** Rule R10. A full course with a breach outstanding is a failure to comply. */
function outcomeOf(record: KnownRecord): 'success' | 'failure' | 'other' | 'administrative' {
  const reason = text(record, 'reason');
  if (reason === 'ADMINISTRATIVE') return 'administrative';
  if (reason === 'OTHER') return 'other';
  if (reason === 'RAN_FULL_COURSE' && record.facts.breachOutstanding === true) return 'failure';
  return GOOD.has(reason) ? 'success' : 'failure';
}
