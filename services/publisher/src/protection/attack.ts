import { attackRelease, roundedRange, type AttackFindings } from '#libs/disclosure';
import type { AreaRegister } from '../domain/areas';
import { cellKey, nameOf, type TrueCell } from '../domain/cells';
import type { TableRules } from './disclosure-rules';
import type { History } from './history';
import { relationsOf, type Relations } from './relations';

/** What attackers found out of the cells as released. For stewards; nothing of it may leave. */
export interface AttackReport {
  attackers: AttackerReport[];
  /** Findings over all attackers: a release with one is not published. */
  failures: number;
}

export interface AttackerReport {
  attacker: string;
  /** Small counts attacked. */
  tried: number;
  /** Blanks that must be one value. */
  exact: string[];
  /** Blanks that cannot be both at their least and above the threshold. */
  provablySmall: string[];
  /** Width of the narrowest interval; null without blanks. */
  narrowest: number | null;
  /** Blanks for which time ran out; they count as open. */
  undecided: number;
}

/** A release as attackers see it, and what is needed to say where they are right. */
export interface AttackGiven {
  /** Every count that was ever released, as true now. */
  cells: readonly TrueCell[];
  /** What is shown of a cell, in this release or an earlier one; null: blank. */
  shown(cell: TrueCell): number | null;
  rulesOf(cell: TrueCell): TableRules;
  /** Whether a blank of the cell's table may be above the band, as where several agencies share it. */
  mayExceedBand(cell: TrueCell): boolean;
  /** The truth of a cell that no release holds. */
  unreleased(cell: TrueCell): number | undefined;
  areas: AreaRegister;
  history: History;
  /** Changes of the true counts that leave all that a table shows as it is, by the cells' keys. */
  changes: readonly ReadonlyMap<string, number>[];
}

export interface Attacked {
  report: AttackReport;
  /** Indicators of which no table fits what is shown: the cubes contradict what every reader knows to hold. */
  contradictions: string[];
  /** For each finding the shown cells that it follows from, for a pattern that gives less away. */
  culprits: string[][];
}

const MILLISECONDS = 60_000;
/** In the rounded profile a blank that is this narrow is known. */
const NARROW = 2;

/** Attacks everything ever released together, as the public and as each agency that is not alone. */
export async function attackAll(given: AttackGiven): Promise<Attacked> {
  const families = Map.groupBy(given.cells, ({ indicator, series }) => `${indicator} ${series}`);
  const byAttacker = new Map<string, AttackerReport>();
  const culprits: string[][] = [];
  const contradictions: string[] = [];
  for (const [family, cells] of families) {
    const relations = relationsOf(cells, given.areas, given.unreleased);
    for (const attacker of attackersOf(cells)) {
      const findings = await attack(attacker, relations, given);
      if (findings.contradiction) contradictions.push(family);
      merge(byAttacker, attacker, findings, relations);
      culprits.push(...[...findings.weak].map((at) => shownBeside(at, relations, given)));
    }
  }
  const attackers = [...byAttacker.values()];
  const failures = attackers.reduce(
    (sum, { exact, provablySmall }) => sum + exact.length + provablySmall.length,
    0,
  );
  return { report: { attackers, failures }, culprits, contradictions };
}

const PUBLIC = 'public';

/** A sole supplier knows everything anyway and is exempt. */
function attackersOf(cells: readonly TrueCell[]): string[] {
  const agencies = [...new Set(cells.flatMap(({ contributions }) => Object.keys(contributions)))].sort();
  return agencies.length > 1 ? [PUBLIC, ...agencies] : [PUBLIC];
}

interface Findings {
  tried: number;
  exact: Set<number>;
  weak: Set<number>;
  narrowest: number;
  undecided: number;
  contradiction: boolean;
}

async function attack(attacker: string, relations: Relations, given: AttackGiven): Promise<Findings> {
  const { system, variables } = relations;
  const low = new Float64Array(variables.length);
  const high = new Float64Array(variables.length).fill(Infinity);
  const own = new Float64Array(variables.length);
  const base = Float64Array.from(variables, ({ truth }) => truth ?? Number.NaN);
  const targets: number[] = [];
  let threshold = 0;
  variables.forEach(({ cell, truth, counted }, at) => {
    if (!cell) {
      if (counted && truth !== undefined && truth >= 1 && truth <= threshold) targets.push(at);
      return;
    }
    const rules = given.rulesOf(cell);
    threshold = rules.threshold;
    const part = attacker === PUBLIC ? 0 : ownPart(cell, attacker);
    const [least, most] = believable(cell, rules, given);
    own[at] = part;
    low[at] = Math.max(least, part);
    high[at] = most;
    const rest = (truth ?? 0) - part;
    const isSmall = (truth ?? 0) <= threshold || (part > 0 && rest >= 1 && rest <= threshold);
    if (truth !== undefined && isSmall) targets.push(at);
  });
  const findings = await attackRelease({
    system,
    attacker: { name: attacker, bounds: { low, high }, ...(attacker === PUBLIC ? {} : { own }) },
    targets: Int32Array.from(targets),
    threshold,
    least: 0,
    ...(base.some(Number.isNaN) ? {} : { known: { base, changes: changesOf(relations, given) } }),
    timeLimit: MILLISECONDS,
  });
  return judge(findings, (at) => profileOf(variables[at]?.cell, given));
}

const profileOf = (cell: TrueCell | undefined, given: AttackGiven): TableRules['profile'] =>
  cell ? given.rulesOf(cell).profile : 'exact';

function judge(found: AttackFindings, profile: (at: number) => TableRules['profile']): Findings {
  const exact = new Set(found.disclosed.map(({ cell }) => cell));
  const isWeak = ({ cell, low, high }: { cell: number; low: number; high: number }): boolean =>
    profile(cell) === 'exact' || high - low <= NARROW;
  const weak = new Set([...exact, ...found.failures.filter(isWeak).map(({ cell }) => cell)]);
  const { cells: tried, narrowest, undecided, contradiction } = found;
  return { tried, exact, weak, narrowest, undecided, contradiction };
}

/** What a reader of all releases can believe of a cell, before reasoning. */
function believable(cell: TrueCell, rules: TableRules, given: AttackGiven): [number, number] {
  const shown = given.shown(cell);
  if (rules.profile === 'rounded') {
    if (shown !== null) return roundedRange(shown, rules);
    // The published rule says that a blank may also be a larger count that something else would give away.
    return [0, given.mayExceedBand(cell) ? Infinity : rules.band];
  }
  const value = shown ?? earlier(cell, given.history);
  return value === undefined ? [0, Infinity] : [value, value];
}

/** A figure of an earlier release that is still true. */
function earlier(cell: TrueCell, history: History): number | undefined {
  const { value } = cell;
  return value !== null && history.get(cellKey(cell))?.includes(value) ? value : undefined;
}

/** Of several counts contributions are known for the whole alone. */
function ownPart(cell: TrueCell, agency: string): number {
  return cell.statistic === 'successes' || cell.statistic === 'failures' || cell.statistic === 'reoffenders'
    ? 0
    : (cell.contributions[agency] ?? 0);
}

function changesOf(
  { numbers }: Relations,
  { changes }: AttackGiven,
): { cells: Int32Array; by: Int32Array }[] {
  return changes.flatMap((change) => {
    const own = [...change].flatMap(([key, by]) => {
      const at = numbers.get(key);
      return at === undefined ? [] : [{ at, by }];
    });
    if (own.length === 0) return [];
    return [{ cells: Int32Array.from(own, ({ at }) => at), by: Int32Array.from(own, ({ by }) => by) }];
  });
}

/** Shown cells that stand in a relation with a variable, those that hide least first. */
function shownBeside(at: number, { rows, variables }: Relations, given: AttackGiven): string[] {
  // First those of other periods: within its own table a cell is protected already.
  const near = rows.filter((row) => row.includes(at)).flat();
  const far = rows.filter((row) => row.some((one) => near.includes(one) && !variables[one]?.cell)).flat();
  const { period } = variables[at]?.cell ?? {};
  return [...new Set([...near, ...far])]
    .filter((other) => variables[other]?.cell?.period !== period)
    .flatMap((other) => variables[other]?.cell ?? [])
    .filter((cell) => given.shown(cell) !== null && !given.history.get(cellKey(cell))?.includes(cell.value))
    .sort((a, b) => (a.value ?? 0) - (b.value ?? 0))
    .map(cellKey);
}

function merge(
  all: Map<string, AttackerReport>,
  attacker: string,
  found: Findings,
  relations: Relations,
): void {
  const report = all.get(attacker) ?? {
    attacker,
    tried: 0,
    exact: [],
    provablySmall: [],
    narrowest: null,
    undecided: 0,
  };
  all.set(attacker, report);
  const name = (at: number): string => {
    const { cell, name: own } = relations.variables[at]!;
    return cell ? nameOf(cell) : own.replaceAll('\u001F', ' ');
  };
  report.tried += found.tried;
  report.undecided += found.undecided;
  report.exact.push(...[...found.exact].map(name));
  report.provablySmall.push(...[...found.weak].filter((at) => !found.exact.has(at)).map(name));
  if (found.narrowest < Infinity) report.narrowest = Math.min(report.narrowest ?? Infinity, found.narrowest);
}
