import type { ProtectionRules } from './rules';

/** The rounded profile: counts up to the band are blank, all others go to the nearest base, totals too. */
export function roundCount(value: number, rules: Pick<ProtectionRules, 'band' | 'base'>): number {
  if (value <= rules.band) return Number.NaN;
  return Math.round(value / rules.base) * rules.base;
}

/** Smallest and largest count that a released figure can stand for. */
export function roundedRange(
  released: number,
  rules: Pick<ProtectionRules, 'band' | 'base'>,
): [number, number] {
  if (Number.isNaN(released)) return [0, rules.band];
  const low = Math.max(
    rules.band + 1,
    released - Math.floor((rules.base - 1) / 2) - (rules.base % 2 === 0 ? 1 : 0),
  );
  return [low, released + Math.floor((rules.base - 1) / 2)];
}
