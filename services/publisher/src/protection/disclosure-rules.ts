import { roundCount } from '#libs/disclosure';
import { AREA_DEPTHS, type FurtherTables } from '../domain/choose-tables';
import { PERIOD_SERIES } from '../domain/periods';
import { FURTHER } from '../domain/tables/further';
import { kindName } from '../domain/tables/table-kind';

/** How the figures of one indicator are protected. */
export type TableRules =
  | { profile: 'exact'; threshold: number; zeros: 'blank' | 'show'; fallback: ZeroFallback }
  | { profile: 'rounded'; threshold: number; band: number; base: number };

/** What happens where shown zeros pin a small count: no release, the zeros blank as well, or the rounded profile. */
export type ZeroFallback = 'refuse' | 'blank' | 'rounded';

export interface AmountRules {
  minimumPeople: number;
  /** The largest so many ... */
  largest: number;
  /** ... may not hold more than this share of the sum, in per cent. */
  mostPercent: number;
  /** The second largest may not know the largest to within this per cent. */
  priorPercent: number;
}

/**
 * The rules in force, as versioned data: what governance may change without a line of code. Every release names
 * the version and carries the rules of its indicators.
 */
export interface DisclosureRules {
  version: string;
  exact: { threshold: number; zeros: 'blank' | 'show'; fallback: ZeroFallback };
  rounded: { threshold: number; band: number; base: number };
  rates: { minimumDenominator: number; wholePerCentBelow: number };
  /** For sums of amounts over people: how many people at least, and what one of them may amount to. */
  averages: AmountRules;
  /** What a controller asks for its own records, by the agency's common name or its kind; the strictest wins. */
  controllers: Readonly<Record<string, { threshold: number }>>;
  indicators: Readonly<Record<string, { profile: 'exact' | 'rounded'; threshold?: number }>>;
  /**
   * Tables beside the headlines that are released, and their finest areas. An indicator's profile and threshold hold for
   * them too, since profiles are never mixed within what adds up.
   */
  further: FurtherTables;
}

/**
 * The rules of a table: those of its indicator, made stricter by every controller whose records are in it. An
 * indicator that the rules do not name is rounded, the sturdier profile.
 */
export function rulesFor(rules: DisclosureRules, indicator: string, agencies: readonly string[]): TableRules {
  const { profile, threshold } = rules.indicators[indicator] ?? { profile: 'rounded' };
  const asked = agencies
    .flatMap((agency) => [agency, agency.split('-')[0] ?? ''])
    .map((name) => rules.controllers[name]?.threshold ?? 0);
  const strictest = Math.max(threshold ?? rules[profile].threshold, ...asked);
  if (profile === 'rounded') return roundedRules(rules, strictest);
  const { zeros, fallback } = rules.exact;
  return { profile, zeros, fallback, threshold: strictest };
}

function roundedRules(
  rules: DisclosureRules,
  threshold: number,
): Extract<TableRules, { profile: 'rounded' }> {
  const { base } = rules.rounded;
  // The first figure shown must stand for a whole step above the band, or it would tell what the band hides.
  const half = Math.floor(base / 2);
  const reach = Math.ceil((threshold - half) / base) * base + half;
  return { profile: 'rounded', base, band: Math.max(rules.rounded.band, reach), threshold };
}

/**
 * What governance chose for an indicator whose shown zeros pin a small count; undefined: nothing but to refuse it. Exact
 * figures that were published cannot be taken back by rounding later ones: then it is refused.
 */
export function fallbackOf(
  rules: DisclosureRules,
  own: TableRules,
  shownBefore: readonly (number | null)[],
): TableRules | undefined {
  if (own.profile !== 'exact' || own.zeros !== 'show' || own.fallback === 'refuse') return undefined;
  if (own.fallback === 'blank') return { ...own, zeros: 'blank' };
  const rounded = roundedRules(rules, own.threshold);
  const isRounded = (value: number | null): boolean => value === null || roundCount(value, rounded) === value;
  return shownBefore.every(isRounded) ? rounded : undefined;
}

/** Checks the file of rules. Throws a fault with a code where it is not one. */
export function parseDisclosureRules(input: unknown): DisclosureRules {
  const rules = input as DisclosureRules;
  const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 1;
  const isPercent = (value: unknown): boolean => isCount(value) && (value as number) <= 100;
  const thresholds = [
    ...Object.values(rules.controllers ?? {}).map(({ threshold }) => threshold),
    ...Object.values(rules.indicators ?? {}).flatMap(({ threshold }) => threshold ?? []),
  ];
  const profiles = Object.values(rules.indicators ?? {}).map(({ profile }) => profile);
  const sound =
    typeof rules.version === 'string' &&
    isCount(rules.exact?.threshold) &&
    ['blank', 'show'].includes(rules.exact.zeros) &&
    ['refuse', 'blank', 'rounded'].includes(rules.exact.fallback) &&
    isCount(rules.rounded?.threshold) &&
    isCount(rules.rounded.base) &&
    // Else the first figure shown would stand for fewer counts than a step has.
    rules.rounded.band >= rules.rounded.base + Math.floor(rules.rounded.base / 2) &&
    rules.rates?.minimumDenominator >= 50 &&
    isCount(rules.rates.wholePerCentBelow) &&
    rules.averages?.minimumPeople >= 10 &&
    isCount(rules.averages.largest) &&
    isPercent(rules.averages.mostPercent) &&
    isPercent(rules.averages.priorPercent) &&
    thresholds.every(isCount) &&
    profiles.length > 0 &&
    rules.further !== undefined &&
    isFurther(rules.further) &&
    profiles.every((profile) => profile === 'exact' || profile === 'rounded');
  if (!sound) throw new Error('publisher.rules.invalid: the rules of disclosure control are not in order.');
  return rules;
}

/** Every name is that of a table that there is, and says how deep it goes in each kind of period. */
function isFurther(further: FurtherTables): boolean {
  const names = new Set(FURTHER.map(kindName));
  return Object.entries(further).every(
    ([name, depths]) =>
      names.has(name) && PERIOD_SERIES.every((series) => AREA_DEPTHS.includes(depths[series])),
  );
}
