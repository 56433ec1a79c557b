// Dates, periods and areas
export { addDays, addMonths, ageOn, type CivilDate } from './civil-dates';
export {
  dayAfter,
  firstDay,
  matureOn,
  parsePeriod,
  parseQuarter,
  periodsWithin,
  quarterCode,
  quarterOfDate,
  type Period,
  type PeriodKind,
  type Quarter,
} from './periods';
export {
  BOARDS_CHANGED_ON,
  homeLeaf,
  leafAreas,
  OUTSIDE,
  UNKNOWN_BOARD,
  UNKNOWN_FORCE,
  WALES,
  type HomeArea,
  type Leaf,
  type LeafArea,
} from './areas';

// Definitions as data
export {
  MEASURE_SERIES,
  readCharities,
  readDefinitions,
  type AreaLevel,
  type Bilingual,
  type Breakdown,
  type Definition,
  type Measure,
  type RegisteredOrganisation,
} from './definitions';
export {
  isRatio,
  readSecondSeries,
  type SecondCount,
  type SecondRatio,
  type SecondSeries,
} from './second-series';
export { readDecisions, readRules, type Decision, type Rule } from './plain-words';
export { membership, type Membership, type Predicate, type Standing } from './predicates';
export {
  AGE_BANDS,
  BREAKDOWNS,
  breakdownNumber,
  CATEGORY_CODES,
  categoryNumber,
  ETHNIC_GROUPS,
  ethnicGroup,
  INDEX_DISPOSALS,
  NEEDS,
  ORDERS_ENDED,
  REFERRAL_SOURCES,
  REFERRERS,
  SENTENCES_COUNTED,
  SERVICE_CATEGORIES,
  SETTINGS,
  SEXES,
  STRANDS,
} from './categories';
