import { NEEDS, ONE } from './categories';
import type { TableKind } from './table-kind';

/** Kinds of terminations (rule R10), never pooled. */
const SENTENCES = ['COMMUNITY_ORDER', 'SSO_REQ', 'LICENCE', 'PSS'];
/** Strands of M7: they overlap and are never added up (rule R13), so each stands alone. */
const STRANDS = [
  'CHILD_SEXUAL_ABUSE',
  'DOMESTIC_ABUSE',
  'FGM',
  'FORCED_MARRIAGE',
  'HARASSMENT',
  'HONOUR_BASED',
  'MODERN_SLAVERY_TRAFFICKING',
  'RAPE',
  'SEXUAL_OFFENCES_EX_RAPE',
  'STALKING',
];
/** Where the one number of people assessed in an area stands, and that of people on the caseload. */
const ASSESSED = { series: 'of_assessed', breakdown: 'none', category: '' };
const CASELOAD = { series: 'of_caseload', breakdown: 'none', category: '' };

/** The average of M4, of a cohort that M3 counts. */
function frequency(suffix: '' | '_care'): TableKind {
  const people = `reoffenders${suffix}` as const;
  const amount = `reoffences${suffix}` as const;
  const series = `frequency${suffix}` as const;
  return {
    ...{ measure: 'M4', series, breakdown: 'none', time: 'sums', categories: ONE },
    counts: [
      { statistic: people, of: 'denominator' },
      { statistic: amount, of: 'numerator' },
    ],
    // Each reoffender has one reoffence at least.
    share: { part: people, whole: amount },
    amount: { of: amount, people },
    rates: [{ statistic: series, part: amount, whole: people, form: 'average' }],
  };
}

/** The headline of each of the 38 indicators, with its rate. */
export const HEADLINES: readonly TableKind[] = [
  {
    ...{ measure: 'M1', series: 'persons', breakdown: 'none', time: 'distinct', categories: ONE },
    counts: [{ statistic: 'persons', of: 'numerator' }],
  },
  {
    ...{ measure: 'M2', series: 'rate', breakdown: 'kind', time: 'sums', categories: SENTENCES },
    counts: [
      { statistic: 'successes', of: 'numerator' },
      { statistic: 'failures', of: 'rest' },
      { statistic: 'total', of: 'denominator' },
    ],
    sum: { whole: 'total', parts: ['successes', 'failures'] },
    rates: [{ statistic: 'percent', part: 'successes', whole: 'total' }],
  },
  {
    ...{ measure: 'M3', series: 'rate', breakdown: 'none', time: 'sums', categories: ONE },
    counts: [
      { statistic: 'reoffenders', of: 'numerator' },
      { statistic: 'offenders', of: 'denominator' },
    ],
    share: { part: 'reoffenders', whole: 'offenders' },
    rates: [{ statistic: 'reoffending', part: 'reoffenders', whole: 'offenders' }],
  },
  frequency(''),
  // The care-experienced, within an indicator whose young adults are many more.
  { ...frequency('_care'), finest: { quarter: 0, financial: 1, rolling: 0 } },
  {
    ...{ measure: 'M5', series: 'of_assessed', breakdown: 'need', time: 'stock', categories: NEEDS },
    counts: [{ statistic: 'with_need', of: 'numerator' }],
    rates: [
      { statistic: 'need', part: 'with_need', whole: 'assessed', of: ASSESSED },
      { statistic: 'need_of_caseload', part: 'with_need', whole: 'caseload', of: CASELOAD },
    ],
  },
  {
    // One number for all needs, not one for each: their differences would count the few whose section was left out.
    ...{ measure: 'M5', series: 'of_assessed', breakdown: 'none', time: 'stock', categories: ONE },
    counts: [{ statistic: 'assessed', of: 'denominator' }],
    rates: [{ statistic: 'coverage', part: 'assessed', whole: 'caseload', of: CASELOAD }],
  },
  {
    ...{ measure: 'M6', series: 'number', breakdown: 'none', time: 'distinct', categories: ONE },
    counts: [{ statistic: 'participants', of: 'numerator' }],
  },
  {
    // Who is on the caseload from before and joins the group within a year is in the base of later quarters alone.
    ...{ measure: 'M6', series: 'reach', breakdown: 'none', time: 'apart', categories: ONE },
    counts: [
      { statistic: 'reached', of: 'numerator' },
      { statistic: 'base', of: 'denominator' },
    ],
    share: { part: 'reached', whole: 'base' },
    rates: [{ statistic: 'reach', part: 'reached', whole: 'base' }],
  },
  {
    ...{ measure: 'M7', series: 'rate', breakdown: 'strand', time: 'sums', categories: STRANDS },
    counts: [
      { statistic: 'convictions', of: 'numerator' },
      { statistic: 'not_convicted', of: 'rest' },
      { statistic: 'prosecutions', of: 'denominator' },
    ],
    sum: { whole: 'prosecutions', parts: ['convictions', 'not_convicted'] },
    rates: [{ statistic: 'conviction_rate', part: 'convictions', whole: 'prosecutions' }],
    divides: 'overlaps',
    restricted: {
      categories: ['FGM', 'FORCED_MARRIAGE', 'HONOUR_BASED'],
      finest: { quarter: -1, financial: 0, rolling: -1 },
    },
  },
  {
    ...{ measure: 'M8', series: 'referrals', breakdown: 'none', time: 'sums', categories: ONE },
    counts: [{ statistic: 'referrals', of: 'numerator' }],
  },
];
