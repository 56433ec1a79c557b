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
  | { daFlaggedWithinMonths: number };

/** Columns by which SQL answers a predicate; see `predicateSql`. */
export const PREDICATE_COLUMNS = {
  indexOn: 'index_on',
  age: 'age',
  sex: 'sex',
  ethnicGroup: 'ethnic_group',
  service: 'service',
  care: 'care',
  careCategory: 'care_category',
  parent: 'parent',
  register: 'da_register',
  registeredAfter: 'da_registered_after',
  flaggedOn: 'da_flagged_on',
} as const;

const column = PREDICATE_COLUMNS;

/**
 * The predicate as an SQL condition over PREDICATE_COLUMNS. Never null: what is not known is not a member.
 * Throws `definition.predicate.invalid` for data that is no predicate.
 */
export function predicateSql(predicate: Predicate): string {
  return `coalesce(${condition(predicate)}, false)`;
}

function condition(predicate: Predicate): string {
  if ('all' in predicate) return group(predicate.all, ' AND ');
  if ('any' in predicate) return group(predicate.any, ' OR ');
  if ('not' in predicate) return `NOT ${predicateSql(predicate.not)}`;
  if ('everyone' in predicate) return 'true';
  if ('age' in predicate) return ageCondition(predicate.age);
  if ('sex' in predicate) return `${column.sex} IN (${texts(predicate.sex)})`;
  if ('ethnicGroup' in predicate) return `${column.ethnicGroup} IN (${texts(predicate.ethnicGroup)})`;
  if ('exService' in predicate) return column.service;
  if ('careExperienced' in predicate) return column.care;
  if ('careCategory' in predicate) {
    return `${column.careCategory} IN (${predicate.careCategory.map(whole).join(', ')})`;
  }
  if ('parent' in predicate) return column.parent;
  if ('daRegister' in predicate) return column.register;
  if ('daRegisteredWithinDays' in predicate) {
    const days = whole(predicate.daRegisteredWithinDays);
    return `${column.registeredAfter} <= ${column.indexOn} + ${days}`;
  }
  if ('daFlaggedWithinMonths' in predicate) {
    const months = whole(predicate.daFlaggedWithinMonths);
    // Most people have no flag: the months are counted back for those alone who have.
    return `(${column.flaggedOn} IS NOT NULL
      AND ${column.flaggedOn} > indicators.add_months(${column.indexOn}, -${months}))`;
  }
  throw new Error('definition.predicate.invalid');
}

function group(predicates: readonly Predicate[], operator: string): string {
  if (predicates.length === 0) throw new Error('definition.predicate.invalid');
  return `(${predicates.map(predicateSql).join(operator)})`;
}

function ageCondition({ from, to }: { from: number; to?: number }): string {
  const upper = to === undefined ? '' : ` AND ${column.age} <= ${whole(to)}`;
  return `(${column.age} >= ${whole(from)}${upper})`;
}

function whole(value: number): number {
  if (!Number.isInteger(value) || value < 0) throw new Error('definition.predicate.invalid');
  return value;
}

function texts(values: readonly string[]): string {
  if (values.length === 0 || values.some((value) => !/^[A-Z0-9_]+$/.test(value))) {
    throw new Error('definition.predicate.invalid');
  }
  return values.map((value) => `'${value}'`).join(', ');
}
