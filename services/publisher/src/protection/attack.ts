import { attackRelease, roundedRange, type AttackFindings } from '#libs/disclosure';
import type { AreaRegister } from '../domain/areas';
import { cellKey, nameOf, type TrueCell } from '../domain/cells';
import type { TableRules } from './disclosure-rules';
import type { History } from './history';
import { quartersOf } from '../domain/periods';
import { familyOf, relationsOf, type Relations } from './relations';

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
  /** Sums of amounts that few people may make up, by the cells' keys. */
  dominated: ReadonlySet<string>;
  /** The truth of a cell that no release holds. */
  unreleased(cell: TrueCell): number | undefined;
  areas: AreaRegister;
  history: History;
  progress?: (stage: 'attack', done: number, of: number) => void;
  /** Whether the time allowed is over. */
  late?: () => boolean;
  /** Changes of the true counts that leave all that a table shows as it is, by the cells' keys. */
  changes: readonly ReadonlyMap<string, number>[];
}

export interface Attacked {
  report: AttackReport;
  /** Indicators of which no table fits what is shown: the cubes contradict what every reader knows to hold. */
  contradictions: string[];
  /** For each finding the shown cells that it follows from, for a pattern that gives less away. */
  culprits: string[][];
  /** Indicators that the time allowed left unattacked. */
  unfinished: string[];
}

/** For the programs of one attacker on one indicator; what is undecided then, the release says. */
const MILLISECONDS = 5000;
/** In the rounded profile a blank that is this narrow is known. */
const NARROW = 2;

/** Attacks everything ever released together, as the public and as each agency that is not alone. */
export async function attackAll(given: AttackGiven): Promise<Attacked> {
  const families = Map.groupBy(given.cells, familyOf);
  const byAttacker = new Map<string, AttackerReport>();
  const culprits: string[][] = [];
  const contradictions: string[] = [];
  const unfinished: string[] = [];
  for (const [at, [family, cells]] of [...families].entries()) {
    given.progress?.('attack', at, families.size);
    if (given.late?.()) {
      unfinished.push(family);
      continue;
    }
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
  return { report: { attackers, failures }, culprits, contradictions, unfinished };
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
    const isSmall =
      (truth ?? 0) <= threshold ||
      (part > 0 && rest >= 1 && rest <= threshold) ||
      given.dominated.has(cellKey(cell));
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
    // On rounded figures bounds alone find nearly all that programs find; the library's own attack stops there too.
    programs: variables.some(({ cell }) => profileOf(cell, given) === 'exact') ? 'open' : 'none',
  });
  return judge(findings, (at) => profileOf(variables[at]?.cell, given));
}

const profileOf = (cell: TrueCell | undefined, given: AttackGiven): TableRules['profile'] | undefined =>
  cell && given.rulesOf(cell).profile;

function judge(found: AttackFindings, profile: (at: number) => TableRules['profile'] | undefined): Findings {
  const exact = new Set(found.disclosed.map(({ cell }) => cell));
  const isWeak = ({ cell, low, high }: { cell: number; low: number; high: number }): boolean =>
    profile(cell) !== 'rounded' || high - low <= NARROW;
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
const ownPart = (cell: TrueCell, agency: string): number => cell.contributions[agency] ?? 0;

function changesOf(relations: Relations, given: AttackGiven): { cells: Int32Array; by: Int32Array }[] {
  const { numbers } = relations;
  return given.changes.flatMap((change) => {
    const own = new Map<number, number>();
    for (const [key, by] of change) {
      const at = numbers.get(key);
      if (at !== undefined) own.set(at, by);
    }
    if (own.size === 0) return [];
    return [own, ...withQuarters(own, relations)].map((offered) => {
      const whole = withDifferences(offered, relations);
      return { cells: Int32Array.from(whole.keys()), by: Int32Array.from(whole.values()) };
    });
  });
}

/** A change of a year may lie in any one of its quarters. */
function withQuarters(change: ReadonlyMap<number, number>, relations: Relations): Map<number, number>[] {
  const { variables, numbers } = relations;
  const [first] = [...change.keys()];
  const period = first === undefined ? undefined : variables[first]?.cell?.period;
  const quarters = period === undefined ? [] : quartersOf(period);
  if (quarters.length < 2) return [];
  return quarters.map((quarter) => {
    const more = new Map(change);
    for (const [at, by] of change) {
      const cell = variables[at]?.cell;
      const part = cell && numbers.get(cellKey({ ...cell, period: quarter }));
      if (part !== undefined) more.set(part, by);
    }
    return more;
  });
}

/** Adds what follows for sums and differences that no release holds. */
function withDifferences(
  change: ReadonlyMap<number, number>,
  { rows, variables }: Relations,
): Map<number, number> {
  const whole = new Map(change);
  for (const row of rows) {
    const open = row.findIndex((at) => !variables[at]?.cell && !whole.has(at));
    if (open < 0 || row.every((at) => !whole.has(at))) continue;
    const by = row.reduce((sum, at, place) => sum + (place === 0 ? -1 : 1) * (whole.get(at) ?? 0), 0);
    if (by !== 0) whole.set(row[open] ?? -1, open === 0 ? by : -by);
  }
  return whole;
}

/** Shown cells that stand in a relation with a variable, those that hide least first. */
function shownBeside(at: number, { rows, variables }: Relations, given: AttackGiven): string[] {
  // Within its own table an exact cell is protected already; rounding protects each cell by itself alone.
  const isRounded = profileOf(variables[at]?.cell, given) === 'rounded';
  const near = rows.filter((row) => row.includes(at)).flat();
  const far = rows.filter((row) => row.some((one) => near.includes(one) && !variables[one]?.cell)).flat();
  const { period } = variables[at]?.cell ?? {};
  return [...new Set([...near, ...far])]
    .filter((other) => isRounded || variables[other]?.cell?.period !== period)
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
