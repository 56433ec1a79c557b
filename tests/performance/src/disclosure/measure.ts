import { buildRelease, parseRules, parseSpecification, type ReleaseOutcome } from '#libs/disclosure';
import { benchmarkSpecification, benchmarkTable, seeded, type TableName } from './tables';

export interface Measured {
  outcome: ReleaseOutcome;
  complementary: number;
  seconds: number;
  /** Seconds of processor time, which other work on the machine does not stretch. */
  processor: number;
}

/** Builds a release of a benchmark table: protect, attack and verify, on the clock. */
export async function measure(
  name: TableName,
  rules: object,
  csv = benchmarkTable(name).csv,
): Promise<Measured> {
  const started = performance.now();
  const before = process.cpuUsage();
  const outcome = await buildRelease({
    csv,
    specification: parseSpecification(benchmarkSpecification(name)),
    rules: parseRules(rules),
    seed: 1,
  });
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  const processor = (user + system) / 1e6;
  return { outcome, complementary: outcome.blanks - outcome.primary, seconds, processor };
}

/** Cells that an attacker of the release narrows below what the rules require, or that nobody could protect. */
export function failures({ attacks, unprotected }: ReleaseOutcome): number {
  return attacks.reduce((sum, attack) => sum + attack.failures.length, unprotected.length);
}

export function total(outcome: ReleaseOutcome, figure: 'linear' | 'exact' | 'width2' | 'undecided'): number {
  return outcome.attacks.reduce((sum, attack) => sum + attack[figure], 0);
}

const AGENCIES = ['health', 'police', 'prison', 'probation'];
const AGENCY_SEED = 301;

/** Table (a) with each person's agency drawn from four. */
export function tableWithAgencies(): string {
  const random = seeded(AGENCY_SEED);
  const [header, ...rows] = benchmarkTable('a').csv.trimEnd().split('\n');
  const lines = rows.flatMap((row) => {
    const at = row.lastIndexOf(',');
    const counts = AGENCIES.map(() => 0);
    for (let person = 0; person < Number(row.slice(at + 1)); person++) counts[Math.floor(random() * 4)]! += 1;
    return AGENCIES.map((agency, k) => `${row.slice(0, at)},${agency},${counts[k]!}`);
  });
  return [header!.replace(',freq', ',agency,freq'), ...lines, ''].join('\n');
}
