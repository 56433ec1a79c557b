import { TableRefusal } from './refusal';

/** What a release must withstand. */
export interface ProtectionRules {
  /** Blanks with complements, or bands and rounding. */
  profile: 'exact' | 'rounded';
  /** Counts up to this are small. */
  threshold: number;
  /** Whether zeros are blank with the small counts or shown. */
  zeros: 'blank' | 'show';
  /**
   * Where zeros are shown and the release cannot be protected so (zeros beside a small count may pin it, whatever else
   * is blank): refused, or built again with zeros blank, or rounded.
   */
  fallback: 'refuse' | 'blank' | 'rounded';
  /**
   * full: every primary may be 0 (or 1 where zeros are shown) and threshold + 1 in the eyes of every
   * attacker. minimum: no primary is exactly known to one who knows the rule. linear: none follows by
   * linear algebra.
   */
  protection: 'full' | 'minimum' | 'linear';
  /**
   * What minimum protection shows of small counts in a table that is too large to search for each: range, that each
   * is open over a range of its own, by a whole person where a change is found in time; person, by a whole person all.
   */
  evidence: 'range' | 'person';
  /** Agencies of the `agency` column that attack with their own records: all, none, or those named. */
  insiders: 'all' | 'none' | string[];
  /** Whether a blank costs one, or the size of what it hides. */
  price: 'number' | 'mass';
  timeLimitSeconds: number;
  /** No rate is shown over fewer people. */
  leastDenominator: number;
  /** A sum of amounts is blank over fewer people. */
  leastPeople: number;
  /** When a sum of amounts is dominated: p%, or the largest n (1 or 2) over k per cent. */
  dominance: { p: number } | { n: 1 | 2; k: number };
  /** Rounded profile: counts up to `band` are one band, others go to the nearest `base`. */
  band: number;
  base: number;
}

export const DEFAULT_RULES: ProtectionRules = {
  profile: 'exact',
  threshold: 4,
  zeros: 'blank',
  fallback: 'refuse',
  protection: 'full',
  evidence: 'range',
  insiders: 'all',
  price: 'number',
  timeLimitSeconds: 900,
  leastDenominator: 50,
  leastPeople: 10,
  dominance: { p: 10 },
  band: 7,
  base: 5,
};

/** Checks an untrusted r.json; what it leaves out has its default. */
export function parseRules(input: unknown): ProtectionRules {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    fail('the rules are not an object');
  const source = input as Record<string, unknown>;
  const unknown = Object.keys(source).find((key) => !(key in DEFAULT_RULES));
  if (unknown !== undefined) fail(`${unknown} is not a rule`);
  const rules = { ...DEFAULT_RULES, ...source };
  oneOf(rules.profile, ['exact', 'rounded'], 'profile');
  oneOf(rules.zeros, ['blank', 'show'], 'zeros');
  oneOf(rules.fallback, ['refuse', 'blank', 'rounded'], 'fallback');
  oneOf(rules.protection, ['full', 'minimum', 'linear'], 'protection');
  oneOf(rules.evidence, ['range', 'person'], 'evidence');
  oneOf(rules.price, ['number', 'mass'], 'price');
  whole(rules.threshold, 1, 1000, 'threshold');
  whole(rules.band, 0, 1000, 'band');
  whole(rules.base, 2, 1000, 'base');
  whole(rules.leastDenominator, 1, 100_000, 'leastDenominator');
  whole(rules.leastPeople, 1, 100_000, 'leastPeople');
  dominance(rules.dominance);
  if (typeof rules.timeLimitSeconds !== 'number' || !(rules.timeLimitSeconds > 0)) {
    fail('timeLimitSeconds is a number above zero');
  }
  const { insiders } = rules;
  if (insiders !== 'all' && insiders !== 'none') {
    if (!Array.isArray(insiders) || insiders.some((name) => typeof name !== 'string')) {
      fail('insiders is all, none or a list of agencies');
    }
  }
  const mayRound = rules.profile === 'rounded' || rules.fallback === 'rounded';
  if (mayRound && rules.band < rules.base + Math.floor(rules.base / 2)) {
    // "5" would otherwise be read as the few values between the band and the next step.
    fail('the band must reach base + base / 2, or the first shown step tells its values');
  }
  return rules;
}

function dominance(rule: unknown): void {
  const own = (typeof rule === 'object' && rule !== null ? rule : {}) as Record<string, unknown>;
  const percent = (value: unknown) => typeof value === 'number' && value > 0 && value <= 100;
  const keys = Object.keys(own).sort().join(' ');
  const good =
    keys === 'p'
      ? percent(own['p'])
      : keys === 'k n' && percent(own['k']) && [1, 2].includes(own['n'] as number);
  if (!good) fail('dominance is {"p": per cent} or {"n": 1 or 2, "k": per cent}');
}

function oneOf(value: unknown, allowed: readonly string[], name: string): void {
  if (typeof value !== 'string' || !allowed.includes(value)) fail(`${name} is one of ${allowed.join(', ')}`);
}

function whole(value: unknown, from: number, to: number, name: string): void {
  if (!Number.isInteger(value) || (value as number) < from || (value as number) > to) {
    fail(`${name} is a whole number from ${from} to ${to}`);
  }
}

function fail(reason: string): never {
  throw new TableRefusal('rules.invalid', reason);
}
