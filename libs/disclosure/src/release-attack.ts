import { attackRelease, type AttackReport } from './attack/attack';
import { knowledgeOf } from './attack/knowledge';
import type { Earlier } from './history';
import type { ProtectedTable } from './protect/protect-table';
import type { ProtectionRules } from './table/rules';
import { equationsOf, listedCells, unitChanges, type CountTable } from './table/table';

/** How far each criterion's attack goes. */
const PROGRAMS = { full: 'open', minimum: 'movable', linear: 'none' } as const;

/** Cells of a rounded table up to which the attacker uses programs. */
const ROUNDED_PROGRAMS_UP_TO = 1000;

export interface AttackAll {
  table: CountTable;
  rules: ProtectionRules;
  published: Float64Array;
  attackers: { name: string; own: Float64Array }[];
  shielded: ProtectedTable | undefined;
  history: Earlier;
  left: () => number;
}

/** Attacks a release as the public and as each insider, one after the other, in the time that is left. */
export async function attackAll(input: AttackAll): Promise<AttackReport[]> {
  const { table, rules, published, attackers, shielded, history, left } = input;
  const revisions = rules.profile === 'rounded' ? [] : history.revisions;
  const system = equationsOf(table.layout);
  const listed = listedCells(table.layout);
  const rounded = rules.profile === 'rounded';
  const least = rules.zeros === 'show' && !rounded ? 1 : 0;
  const changes = shielded?.witnesses ?? [];
  const programs = rounded
    ? roundedPrograms(table)
    : shielded?.ranged
      ? 'ranged'
      : PROGRAMS[rules.protection];
  const unit =
    rounded && programs !== 'none' ? unitChanges(table.layout, (cell) => Number.isNaN(published[cell]!)) : [];
  const reports: AttackReport[] = [];
  for (const [at, { name, own }] of attackers.entries()) {
    const targets = table.values.map((value, cell) => {
      if (!Number.isNaN(published[cell]!)) return -1;
      if (at === 0 && revisions.some((revision) => revision.cell === cell)) return cell;
      const rest = value - own[cell]!;
      const small = value >= least && value <= rules.threshold;
      return small || (own[cell]! > 0 && rest >= 1 && rest <= rules.threshold) ? cell : -1;
    });
    const attacker = knowledgeOf({
      name,
      published,
      listed,
      least,
      ...(at > 0 ? { own } : {}),
      ...(rounded ? { rounded: rules } : {}),
    });
    const known = {
      base: table.values,
      changes: rounded ? unit : changes.filter((change) => change.adversaries.includes(at)),
    };
    reports.push(
      await attackRelease({
        system,
        attacker,
        targets: Int32Array.from(targets.filter((cell) => cell >= 0)),
        threshold: rules.threshold,
        least,
        ...(at === 0 ? { ranges: revisions } : {}),
        known,
        timeLimit: left() / (attackers.length - at),
        programs,
      }),
    );
  }
  return reports;
}

/**
 * In a rounded table every figure is unknown within its step, so that programs take long. On the benchmark's table
 * they find no more than propagation does; they are run where they cost little.
 */
function roundedPrograms({ layout }: CountTable): 'movable' | 'none' {
  return layout.cellCount <= ROUNDED_PROGRAMS_UP_TO ? 'movable' : 'none';
}

/** Whether an attack's findings are within what the rules allow. */
export function withstands(attack: AttackReport, rules: ProtectionRules): boolean {
  // What time did not allow to decide is not known to be safe.
  if (attack.contradiction || attack.undecided > 0) return false;
  if (rules.profile === 'rounded') return attack.exact === 0;
  if (rules.protection === 'linear') return attack.linear === 0;
  if (rules.protection === 'minimum') return attack.exact === 0;
  return attack.failures.length === 0;
}
