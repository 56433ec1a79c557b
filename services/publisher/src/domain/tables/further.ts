import {
  AGE_BANDS,
  INDEX_DISPOSALS,
  REFERRAL_SOURCES,
  REFERRERS,
  SENTENCES_COUNTED,
  SERVICE_CATEGORIES,
  SETTINGS,
  SEXES,
} from '#libs/measures';
import { NEEDS, ONE } from './categories';
import type { TableKind } from './table-kind';

/** Beside the headlines: breakdowns and second denominators, protected together with what they are part of. */
export const FURTHER: readonly TableKind[] = [
  {
    ...{ measure: 'M1', series: 'persons', breakdown: 'kind', time: 'distinct-wales', further: true },
    ...{ categories: [...SENTENCES_COUNTED], divides: 'overlaps' },
    counts: [{ statistic: 'persons', of: 'numerator' }],
  },
  {
    ...{ measure: 'M1', series: 'persons', breakdown: 'ageband', time: 'entered', further: true },
    ...{ categories: [...AGE_BANDS], divides: 'sums', absent: { D: ['26-49', '50+'] } },
    counts: [{ statistic: 'persons', of: 'numerator' }],
  },
  {
    ...{ measure: 'M1', series: 'persons', breakdown: 'sex', time: 'distinct', further: true },
    ...{ categories: [...SEXES], divides: 'sums' },
    counts: [{ statistic: 'persons', of: 'numerator' }],
  },
  {
    ...{ measure: 'M3', series: 'rate', breakdown: 'kind', time: 'sums', further: true },
    ...{ categories: [...INDEX_DISPOSALS], divides: 'sums' },
    counts: [
      { statistic: 'reoffenders', of: 'numerator' },
      { statistic: 'offenders', of: 'denominator' },
    ],
    share: { part: 'reoffenders', whole: 'offenders' },
    rates: [{ statistic: 'reoffending', part: 'reoffenders', whole: 'offenders' }],
  },
  {
    ...{ measure: 'M4', series: 'frequency', breakdown: 'kind', time: 'sums', further: true },
    ...{ categories: [...INDEX_DISPOSALS], divides: 'sums' },
    counts: [
      { statistic: 'reoffenders', of: 'denominator' },
      { statistic: 'reoffences', of: 'numerator' },
    ],
    share: { part: 'reoffenders', whole: 'reoffences' },
    amount: { of: 'reoffences', people: 'reoffenders' },
    rates: [{ statistic: 'frequency', part: 'reoffences', whole: 'reoffenders', form: 'average' }],
  },
  {
    // Nobody is in custody and in the community on one day.
    ...{ measure: 'M5', series: 'of_assessed', breakdown: 'need|setting', time: 'stock', further: true },
    ...{ divides: 'sums', within: 'need' },
    categories: NEEDS.flatMap((need) => SETTINGS.map((setting) => `${need}|${setting}`)),
    counts: [{ statistic: 'with_need', of: 'numerator' }],
  },
  {
    // Who starts interventions of two types is in both.
    ...{ measure: 'M6', series: 'number', breakdown: 'category', time: 'distinct-wales', further: true },
    ...{ categories: [...SERVICE_CATEGORIES], divides: 'overlaps' },
    counts: [{ statistic: 'participants', of: 'numerator' }],
  },
  {
    // Who comes to two interventions from two sides is in both; who was referred by whom is not stated is a side too.
    ...{ measure: 'M6', series: 'number', breakdown: 'referrer', time: 'distinct-wales', further: true },
    ...{ categories: [...REFERRAL_SOURCES], divides: 'overlaps' },
    counts: [{ statistic: 'participants', of: 'numerator' }],
  },
  {
    ...{ measure: 'M5', series: 'of_caseload', breakdown: 'none', time: 'stock', further: true },
    categories: ONE,
    counts: [{ statistic: 'caseload', of: 'denominator' }],
  },
  {
    ...{ measure: 'M6', series: 'conversion', breakdown: 'none', time: 'distinct-wales', further: true },
    categories: ONE,
    counts: [
      { statistic: 'converted', of: 'numerator' },
      { statistic: 'referred', of: 'denominator' },
    ],
    share: { part: 'converted', whole: 'referred' },
    rates: [{ statistic: 'conversion', part: 'converted', whole: 'referred' }],
  },
  {
    ...{ measure: 'M7', series: 'rate', breakdown: 'none', time: 'sums', further: true, categories: ONE },
    counts: [
      { statistic: 'convictions', of: 'numerator' },
      { statistic: 'not_convicted', of: 'rest' },
      { statistic: 'prosecutions', of: 'denominator' },
    ],
    sum: { whole: 'prosecutions', parts: ['convictions', 'not_convicted'] },
    rates: [{ statistic: 'conviction_rate', part: 'convictions', whole: 'prosecutions' }],
  },
  {
    ...{ measure: 'M8', series: 'referrals', breakdown: 'referrer', time: 'sums', further: true },
    ...{ categories: [...REFERRERS], divides: 'sums' },
    counts: [{ statistic: 'referrals', of: 'numerator' }],
  },
];
