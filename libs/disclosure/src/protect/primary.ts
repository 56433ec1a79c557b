import type { ProtectionRules } from '../table/rules';
import { listedCells, type CountTable } from '../table/table';
import type { Adversary, Demand } from './demands/adversary';

/** Attackers, with what each may not learn, and the cells that must be blank for it. */
export interface PrimaryCells {
  /** Cells of the release that are small, for the public or for an insider. */
  primary: Uint8Array;
  /** Cells that are no rows of the release: always unknown to the reader. */
  hidden: Uint8Array;
  adversaries: Adversary[];
}

/**
 * Primary rules: counts up to the threshold (zeros with them unless shown), rests of rates likewise, and for
 * each agency its remainder: a cell less the agency's own part, where that is 1 up to the threshold.
 * An agency that is the sole supplier of the table knows everything anyway and is exempt.
 */
export function primaryCells(
  table: CountTable,
  rules: ProtectionRules,
  known: ReadonlySet<number> = new Set(),
): PrimaryCells {
  const { values, layout } = table;
  const listed = listedCells(layout);
  const hidden = listed.map((shown) => 1 - shown);
  const primary = new Uint8Array(values.length);
  const least = rules.zeros === 'show' ? 1 : 0;
  const small = (value: number) => value >= least && value <= rules.threshold;
  // A rest can never be shown, so nothing tells that it is not zero; nor can an earlier span's blanks.
  const lower = new Float64Array(values.length);
  for (let cell = 0; cell < values.length; cell++) {
    if (small(values[cell]!) && !known.has(cell)) primary[cell] = 1;
    if (listed[cell]) lower[cell] = least;
  }
  const demand = (cell: number, own: number): Demand => ({
    cell,
    atLeast: own + rules.threshold + 1,
    atMost: own + (listed[cell] ? least : 0),
  });
  const demands: Demand[] = [];
  primary.forEach((is, cell) => {
    if (is) demands.push(demand(cell, 0));
  });
  const adversaries: Adversary[] = [{ name: 'public', lower, demands }];
  for (const [name, own] of insidersOf(table, rules)) {
    const insider: Adversary = {
      name,
      lower: own.map((part, cell) => Math.max(part, lower[cell]!)),
      demands: [],
    };
    for (let cell = 0; cell < values.length; cell++) {
      if (known.has(cell)) continue;
      const remainder = values[cell]! - own[cell]!;
      const isSmall = own[cell]! > 0 && remainder >= 1 && remainder <= rules.threshold;
      if (isSmall) primary[cell] = 1;
      // Where zeros are shown and the agency is in the cell, the cell's being blank says nothing of the rest.
      if (isSmall)
        insider.demands.push({ cell, atLeast: own[cell]! + rules.threshold + 1, atMost: own[cell]! + least });
      else if (small(values[cell]!))
        insider.demands.push(insiderDemand(demand(cell, own[cell]!), insider.lower[cell]!));
    }
    adversaries.push(insider);
  }
  return { primary, hidden, adversaries };
}

/** An insider can never believe less than its own part, or than what a shown zero would be. */
function insiderDemand(demand: Demand, lower: number): Demand {
  return { ...demand, atMost: Math.max(demand.atMost, lower) };
}

function insidersOf(table: CountTable, rules: ProtectionRules): [string, Float64Array][] {
  const { insiders } = rules;
  if (insiders === 'none') return [];
  const chosen = [...table.contributions].filter(([name]) => insiders === 'all' || insiders.includes(name));
  return chosen.filter(([, own]) => own.some((part, cell) => part < table.values[cell]!));
}
