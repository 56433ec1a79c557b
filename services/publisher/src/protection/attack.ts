import { attackRelease, roundedRange, type AttackFindings } from '#libs/disclosure';
import type { AreaRegister } from '../domain/areas';
import { cellKey, nameOf, type TrueCell } from '../domain/cells';
import type { TableRules } from './disclosure-rules';
import type { History } from './earlier/history';
import { besideAround, shownAround } from './culprits';
import { knownChanges } from './known-changes';
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
  /** What was attacked before; families of which nothing else is shown now are not attacked again. */
  done?: Map<string, AttackedFamily>;
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
  findings: Finding[];
  /** Indicators that the time allowed left unattacked. */
  unfinished: string[];
}

/** What to change where an attacker finds something. */
export interface Finding {
  /** Keys of the shown cells that it follows from, for a pattern that gives less away. */
  culprits: string[];
  /** The nearest cells beside the headlines: without their tables nothing of them can be to blame. */
  beside: TrueCell[];
}

/** For the programs of one attacker on one indicator; what is undecided then, the release says. */
const MILLISECONDS = 60_000;
/** In the rounded profile a blank that is this narrow is known. */
const NARROW = 2;

/** Attacks everything ever released together, as the public and as each agency that is not alone. */
export async function attackAll(given: AttackGiven): Promise<Attacked> {
  const families = Map.groupBy(given.cells, familyOf);
  const byAttacker = new Map<string, AttackerReport>();
  const findings: Finding[] = [];
  const contradictions: string[] = [];
  const unfinished: string[] = [];
  for (const [at, [family, cells]] of [...families].entries()) {
    given.progress?.('attack', at, families.size);
    if (given.late?.()) {
      unfinished.push(family);
      continue;
    }
    const { relations, found } = await attackFamily(family, cells, given);
    for (const [attacker, own] of found) {
      if (own.contradiction) contradictions.push(family);
      merge(byAttacker, attacker, own, relations);
      for (const at of own.weak)
        findings.push({ culprits: shownAround(at, relations, given), beside: besideAround(at, relations) });
    }
  }
  const attackers = [...byAttacker.values()];
  const failures = attackers.reduce(
    (sum, { exact, provablySmall }) => sum + exact.length + provablySmall.length,
    0,
  );
  return { report: { attackers, failures }, findings, contradictions, unfinished };
}

/** What attackers found in a family, for as long as what is shown of it stays the same. */
export interface AttackedFamily {
  state: string;
  relations: Relations;
  found: [attacker: string, findings: Findings][];
}

async function attackFamily(
  family: string,
  cells: readonly TrueCell[],
  given: AttackGiven,
): Promise<AttackedFamily> {
  const state = cells
    .map((cell) => `${given.shown(cell) ?? ''}${given.mayExceedBand(cell) ? '+' : ''}`)
    .concat(cells.slice(0, 1).map((cell) => JSON.stringify(given.rulesOf(cell))))
    .join();
  const known = given.done?.get(family);
  if (known?.state === state) return known;
  const relations = relationsOf(cells, given.areas, given.unreleased);
  const found: AttackedFamily['found'] = [];
  for (const attacker of attackersOf(cells)) found.push([attacker, await attack(attacker, relations, given)]);
  const attacked = { state, relations, found };
  given.done?.set(family, attacked);
  return attacked;
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
  let least = 0;
  variables.forEach(({ cell, truth, counted }, at) => {
    if (!cell) {
      if (counted && truth !== undefined && truth >= 1 && truth <= threshold) targets.push(at);
      return;
    }
    const rules = given.rulesOf(cell);
    threshold = rules.threshold;
    least = leastBlank(rules);
    const part = attacker === PUBLIC ? 0 : ownPart(cell, attacker);
    const [from, most] = believable(cell, rules, given);
    own[at] = part;
    low[at] = Math.max(from, part);
    high[at] = most;
    const rest = (truth ?? 0) - part;
    const isSmall =
      ((truth ?? 0) >= least && (truth ?? 0) <= threshold) ||
      (part > 0 && rest >= 1 && rest <= threshold) ||
      given.dominated.has(cellKey(cell));
    if (truth !== undefined && isSmall) targets.push(at);
  });
  const findings = await attackRelease({
    system,
    attacker: { name: attacker, bounds: { low, high }, ...(attacker === PUBLIC ? {} : { own }) },
    targets: Int32Array.from(targets),
    threshold,
    least,
    ...(base.some(Number.isNaN) ? {} : { known: { base, changes: knownChanges(relations, given.changes) } }),
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
  // Where zeros are shown a blank is none; those that were blank before they were shown stay so.
  return value === undefined ? [Math.min(leastBlank(rules), cell.value ?? 0), Infinity] : [value, value];
}

/** The least that a blank can be by the published rule. */
function leastBlank(rules: TableRules): 0 | 1 {
  return rules.profile === 'exact' && rules.zeros === 'show' ? 1 : 0;
}

/** A figure of an earlier release that is still true. */
function earlier(cell: TrueCell, history: History): number | undefined {
  const { value } = cell;
  return value !== null && history.get(cellKey(cell))?.includes(value) ? value : undefined;
}

/** Of several counts contributions are known for the whole alone. */
const ownPart = (cell: TrueCell, agency: string): number => cell.contributions[agency] ?? 0;

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
