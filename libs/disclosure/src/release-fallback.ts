import { buildRelease, type ReleaseInput, type ReleaseOutcome } from './release';
import { readCellRows } from './table/cells-file';
import { roundCount } from './table/rounding';
import type { ProtectionRules } from './table/rules';

/** A release and the rules that it was built by in the end. */
export interface RuledRelease {
  outcome: ReleaseOutcome;
  rules: ProtectionRules;
  /** The rules that were asked for, where no release by them could be protected. */
  instead?: ProtectionRules;
}

/** How a policy of shown zeros gives way. */
export type Fallback = Pick<ProtectionRules, 'profile' | 'zeros' | 'fallback'>;

/**
 * Builds a release, and where zeros are to be shown and cannot be, by the fallback that the rules name. Each attempt has
 * half of the time then, so that the limit is kept and the blanks do not depend on how long the first one took.
 */
export async function buildByRules(input: ReleaseInput): Promise<RuledRelease> {
  const { rules: asked } = input;
  if (!mayFallBack(asked, (rules) => isRounded(input, rules)))
    return { outcome: await buildRelease(input), rules: asked };
  const timeLimitSeconds = asked.timeLimitSeconds / 2;
  const outcome = await buildRelease({ ...input, rules: { ...asked, timeLimitSeconds } });
  if (outcome.accepted) return { outcome, rules: asked };
  const rules = fallenBack(asked);
  return {
    outcome: await buildRelease({ ...input, rules: { ...rules, timeLimitSeconds } }),
    rules,
    instead: asked,
  };
}

/**
 * Whether rules may give way. Exact figures that were published cannot be taken back by rounding later ones, so that
 * only what was rounded before, or never published, is rounded.
 */
export function mayFallBack<T extends Fallback>(rules: T, isRounded: (rules: T) => boolean): boolean {
  if (rules.profile !== 'exact' || rules.zeros !== 'show' || rules.fallback === 'refuse') return false;
  return rules.fallback === 'blank' || isRounded(rules);
}

/** The rules that the fallback leads to. */
export function fallenBack<T extends Fallback>(rules: T): T {
  return rules.fallback === 'rounded' ? { ...rules, profile: 'rounded' } : { ...rules, zeros: 'blank' };
}

/** Whether all before was rounded, and the table can be: amounts are not hidden by rounding what they count. */
function isRounded({ history = [], specification }: ReleaseInput, rules: ProtectionRules): boolean {
  if (specification.amounts?.length) return false;
  return history.every((text) =>
    readCellRows(text, specification).every(
      ({ value }) => Number.isNaN(value) || roundCount(value, rules) === value,
    ),
  );
}
