import type { ProtectionRules } from './table/rules';
import { equationsOf, listedCells, type CountTable } from './table/table';
import type { OpenRange, RecordedChange } from './table/witness-file';
import { verifyRelease, type Verification } from './verify/verify';

export interface VerifyOutcomeInput {
  table: Pick<CountTable, 'layout' | 'values'>;
  rules: Pick<ProtectionRules, 'threshold' | 'zeros' | 'protection'>;
  published: Float64Array;
  attackers: { name: string; own: Float64Array }[];
  changes: readonly RecordedChange[];
  /** Cells that must be open over a range of their own, to the public. */
  revisions?: readonly OpenRange[];
  /** Minimum protection: a range of more than a point is enough. */
  ranged?: boolean;
  /** Cells that everyone knows from elsewhere: no release can hide them. */
  known?: ReadonlySet<number>;
}

/** Checks a release's witnesses, with the verifier alone. */
export function verifyOutcome(input: VerifyOutcomeInput): Verification {
  const { table, rules, published, attackers, changes, revisions = [], known, ranged = false } = input;
  const listed = listedCells(table.layout);
  const least = Float64Array.from(listed, (is) => (is && rules.zeros === 'show' ? 1 : 0));
  const minimum = rules.protection === 'minimum';
  // The minimum criterion protects from the public, and promises nothing of agencies that know their own part.
  const asked = minimum ? attackers.slice(0, 1) : attackers;
  return verifyRelease({
    system: equationsOf(table.layout),
    published,
    base: table.values,
    threshold: rules.threshold,
    least,
    ...(known ? { known } : {}),
    ...(minimum ? { movable: ranged ? ('range' as const) : ('person' as const) } : {}),
    claims: asked.map(({ name, own }, at) => ({
      attacker: name,
      own,
      lower: own.map((part, cell) => Math.max(part, least[cell]!)),
      changes: changes.filter((change) => change.attackers.includes(at)),
      ranges: at === 0 ? revisions : [],
    })),
  });
}
