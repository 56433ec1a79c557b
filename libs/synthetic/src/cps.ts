import { isoDay } from './calendar';
import type { Quarter } from './closing';
import type { Recorder } from './lives/recorder';
import { FORCES, PLACE_WEIGHTS } from './places/areas';

const CPS = 'cps-wales';

const STRANDS = [
  ['DOMESTIC_ABUSE', 60],
  ['SEXUAL_OFFENCES_EX_RAPE', 8],
  ['HARASSMENT', 8],
  ['CHILD_SEXUAL_ABUSE', 7],
  ['RAPE', 6],
  ['STALKING', 5],
  ['MODERN_SLAVERY_TRAFFICKING', 2],
  ['PORNOGRAPHY', 2],
  ['PROSTITUTION', 1],
  ['HONOUR_BASED', 0.6],
  ['FORCED_MARRIAGE', 0.2],
  ['FGM', 0.2],
] as const;

const OUTCOMES = [
  ['CONVICTED', 76],
  ['NOT_CONVICTED', 15],
  ['DISCONTINUED', 9],
] as const;

/** Prosecutions of a quarter: by cases in the first two years of three, by aggregates after. */
export function prosecutions(recorder: Recorder, quarters: readonly Quarter[], people: number): void {
  const perQuarter = Math.max(8, Math.round(people * 0.012));
  const byCases = Math.ceil((quarters.length * 2) / 3);
  for (const [index, quarter] of quarters.entries()) {
    if (index < byCases) cases(recorder, quarter, perQuarter);
    else aggregates(recorder, quarter, perQuarter, index % 2 === 0);
  }
}

function cases(recorder: Recorder, quarter: Quarter, count: number): void {
  for (let i = 0; i < count; i++) {
    const one = defendant(recorder);
    const on = recorder.random.whole(quarter.start, quarter.end - 1);
    recorder.record(CPS, 'prosecution.completed', undefined, on, {
      outcomeRef: recorder.reference('cps'),
      finalisedOn: isoDay(on),
      ...one,
    });
  }
}

function defendant(recorder: Recorder): { strands: string[]; outcome: string; forceArea: string } {
  const { random } = recorder;
  const strands = new Set([random.weighted(STRANDS)]);
  // A domestic-abuse flag goes with other offences, so strands overlap.
  if (random.chance(0.25)) strands.add(random.weighted(STRANDS));
  return {
    strands: [...strands],
    outcome: random.weighted(OUTCOMES),
    forceArea: random.weighted(PLACE_WEIGHTS).force,
  };
}

function aggregates(recorder: Recorder, quarter: Quarter, count: number, withUnion: boolean): void {
  const rows = new Map<string, { prosecutions: number; convictions: number }>();
  for (const force of Object.keys(FORCES)) rows.set(`${force} UNION`, { prosecutions: 0, convictions: 0 });
  for (let i = 0; i < count; i++) {
    const { strands, outcome, forceArea } = defendant(recorder);
    const counted = strands.some((strand) => strand !== 'PROSTITUTION' && strand !== 'PORNOGRAPHY');
    for (const strand of counted ? [...strands, 'UNION'] : strands) {
      const key = `${forceArea} ${strand}`;
      const row = rows.get(key) ?? { prosecutions: 0, convictions: 0 };
      row.prosecutions += 1;
      if (outcome === 'CONVICTED') row.convictions += 1;
      rows.set(key, row);
    }
  }
  for (const [key, row] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [forceArea, strand] = key.split(' ');
    if (strand === 'UNION' && !withUnion) continue;
    recorder.record(
      CPS,
      'prosecution.completed',
      undefined,
      quarter.end - 1,
      { period: quarter.name, forceArea, strand, ...row },
      { recordedOn: quarter.end + 20 },
    );
  }
}
