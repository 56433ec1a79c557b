/**
 * Who belongs to a population, as data. Each leaf is answered as at the index date by the rules of evidence
 * (R2-R5); a population is any combination of them, so that a new priority group is a new data file.
 */
export type Predicate =
  | { all: readonly Predicate[] }
  | { any: readonly Predicate[] }
  | { not: Predicate }
  /** Everyone, also of unknown age: B6 and C6 count cases and referrals, not people of a group. */
  | { everyone: true }
  /** Whole years on the index date, both ends included; unknown age is outside. */
  | { age: { from: number; to?: number } }
  /** Recorded sex: F, M or X. */
  | { sex: readonly string[] }
  /** Groups of the self-defined list: ASIAN, BLACK, MIXED, OTHER, WHITE. */
  | { ethnicGroup: readonly string[] }
  /** Codes of the self-defined list, for what the groups do not tell apart: W2, W3 ... */
  | { ethnicity: readonly string[] }
  | { exService: true }
  | { careExperienced: true }
  /** Social Services and Well-being (Wales) Act 2014 s.104 category on the index date: 1-6. */
  | { careCategory: readonly number[] }
  /** Declared or confirmed parent of a dependent child in the three years to the index date. */
  | { parent: true }
  /** On the register of domestic abuse perpetrators on the index date (M2: on any day of the order). */
  | { daRegister: true }
  /** Registered up to so many days after the index date. */
  | { daRegisteredWithinDays: number }
  /** A flagged conviction, caution or conditional caution in the months to the index date. */
  | { daFlaggedWithinMonths: number }
  /** Said at all, be it yes or no: of whom it is known whether they are of the group (recording rates). */
  | { stated: 'ETHNICITY' | 'EX_SERVICE' | 'PARENT' };

/** What is known of a person at one index date; not known is undefined, or false of what was never said. */
export interface Standing {
  readonly age: number | undefined;
  readonly sex: string;
  readonly ethnicGroup: string;
  readonly ethnicity: string;
  readonly exService: boolean;
  readonly careExperienced: boolean;
  readonly careCategory: number | undefined;
  readonly parent: boolean;
  /** Whether anything was said of service, or of parenthood in the three years to the index date. */
  readonly exServiceStated: boolean;
  readonly parentStated: boolean;
  /** On any day on which the register counts. */
  readonly onDaRegister: boolean;
  /** Added to the register after the index date, up to so many days. */
  registeredWithinDays(days: number): boolean;
  /** In (index date - months, index date]. */
  flaggedWithinMonths(months: number): boolean;
}

export type Membership = (standing: Standing) => boolean;

/**
 * The predicate as a function. What is not known is not a member. Throws `definition.predicate.invalid` for data
 * that is no predicate.
 */
export function membership(predicate: Predicate): Membership {
  if ('all' in predicate) return every(predicate.all);
  if ('any' in predicate) return some(predicate.any);
  if ('not' in predicate) {
    const inner = membership(predicate.not);
    return (standing) => !inner(standing);
  }
  if ('everyone' in predicate) return () => true;
  if ('age' in predicate) return aged(predicate.age);
  if ('sex' in predicate) return oneOf(predicate.sex, ({ sex }) => sex);
  if ('ethnicGroup' in predicate) return oneOf(predicate.ethnicGroup, ({ ethnicGroup }) => ethnicGroup);
  if ('ethnicity' in predicate) return oneOf(predicate.ethnicity, ({ ethnicity }) => ethnicity);
  if ('exService' in predicate) return ({ exService }) => exService;
  if ('careExperienced' in predicate) return ({ careExperienced }) => careExperienced;
  if ('careCategory' in predicate) {
    const categories = new Set(predicate.careCategory.map(whole));
    return ({ careCategory }) => careCategory !== undefined && categories.has(careCategory);
  }
  if ('parent' in predicate) return ({ parent }) => parent;
  if ('daRegister' in predicate) return ({ onDaRegister }) => onDaRegister;
  if ('daRegisteredWithinDays' in predicate) {
    const days = whole(predicate.daRegisteredWithinDays);
    return (standing) => standing.registeredWithinDays(days);
  }
  if ('daFlaggedWithinMonths' in predicate) {
    const months = whole(predicate.daFlaggedWithinMonths);
    return (standing) => standing.flaggedWithinMonths(months);
  }
  if ('stated' in predicate) return stated(predicate.stated);
  throw new Error('definition.predicate.invalid');
}

function stated(what: 'ETHNICITY' | 'EX_SERVICE' | 'PARENT'): Membership {
  if (what === 'EX_SERVICE') return ({ exServiceStated }) => exServiceStated;
  if (what === 'PARENT') return ({ parentStated }) => parentStated;
  return ({ ethnicGroup }) => ethnicGroup !== 'NOT_STATED';
}

function every(predicates: readonly Predicate[]): Membership {
  const tests = several(predicates);
  return (standing) => {
    for (const test of tests) if (!test(standing)) return false;
    return true;
  };
}

function some(predicates: readonly Predicate[]): Membership {
  const tests = several(predicates);
  return (standing) => {
    for (const test of tests) if (test(standing)) return true;
    return false;
  };
}

function several(predicates: readonly Predicate[]): Membership[] {
  if (predicates.length === 0) throw new Error('definition.predicate.invalid');
  return predicates.map(membership);
}

function aged({ from, to }: { from: number; to?: number }): Membership {
  const least = whole(from);
  const most = to === undefined ? Infinity : whole(to);
  return ({ age }) => age !== undefined && age >= least && age <= most;
}

function oneOf(codes: readonly string[], read: (standing: Standing) => string): Membership {
  if (codes.length === 0 || codes.some((code) => !/^[A-Z0-9_]+$/.test(code))) {
    throw new Error('definition.predicate.invalid');
  }
  const [only] = codes;
  if (codes.length === 1) return (standing) => read(standing) === only;
  const known = new Set(codes);
  return (standing) => known.has(read(standing));
}

function whole(value: number): number {
  if (!Number.isInteger(value) || value < 0) throw new Error('definition.predicate.invalid');
  return value;
}
