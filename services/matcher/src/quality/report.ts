import type { DataSource } from 'typeorm';
import type { VerifiedModel } from '#libs/linkage';
import { readStrata } from '../data/clerical';
import { readPairModels } from '../data/pair-models';
import { readQualityCounts, storeReport } from '../data/quality';
import { linkageSummary, type LinkageSummary } from '../data/summary';
import { alarmsOf, type Alarm } from './alarms';
import { expectedByModel, type Quality } from './by-model';
import { estimatedBySample, type JudgedStratum } from './by-sample';
import { shown, shownShare } from './figures';
import { indicatorErrorsOf, type IndicatorErrors, type IndicatorFeed } from './indicator-errors';

/** Schemes of which a person has one: two valid values in one person are looked at. */
const ONE_PER_PERSON = ['PNC', 'CRO', 'NOMS', 'CRN', 'NHS', 'NINO'];

/**
 * What linkage made of the records, for governance: counts rounded to five, fewer than ten not shown (null), no
 * reference and no token, so that nobody is recoverable from it.
 */
export interface LinkageQuality {
  v: 1;
  madeAt: string;
  model: { version: string; sha256: string | null };
  records: number | null;
  persons: number | null;
  /** Records by the model whose decision placed them. */
  decidedBy: { model: string; records: number | null }[];
  agencyPairs: {
    agencies: [string, string];
    persons: number | null;
    /** Share of each agency's persons who are known to the other. */
    matchRates: [number | null, number | null];
    /** Persons by what they share across the two; one person may count under several. */
    rules: { rule: string; persons: number | null }[];
    /** The same persons and match rates by the model of the newest decision that placed a record of either agency. */
    models: { model: string; persons: number | null; matchRates: [number | null, number | null] }[];
  }[];
  clusterSizes: { records: string; persons: number | null }[];
  /** By the weights of the model, of pairs that met in a block. */
  expected: Quality;
  /** By a random sample that two officers each judged; absent until it is judged. */
  sampled?: Quality;
  /** On made-up people: against the truth. */
  truth?: MeasuredQuality;
  /** Pairs drawn and judged by stratum; fewer than ten pairs in a stratum are not counted out. */
  sample: (Omit<JudgedStratum, 'population'> & { population: number | null })[];
  indicatorErrors?: IndicatorErrors;
  reviews: { reason: string; open: number | null }[];
  overrides: { kind: string; inForce: number | null }[];
  alarms: Alarm[];
}

/** Precision and recall of pairs against a truth, and by kinds of agency. */
export interface MeasuredQuality extends Quality {
  byPair: { agencies: [string, string]; precision: number; recall: number }[];
}

/** What a report may hold beyond what the matcher knows. */
export interface ReportOptions {
  /** Where the caller has just asked for it. */
  summary?: LinkageSummary;
  truth?: MeasuredQuality;
  /** Which agencies feed which indicator: the expected error of each is then in the report. */
  feeds?: readonly IndicatorFeed[];
  /** Measured errors, which stand for the expected ones of the same indicators. */
  indicatorErrors?: IndicatorErrors;
}

/** Makes a report of the linkage as it is, and keeps it. */
export async function reportQuality(
  dataSource: DataSource,
  model: VerifiedModel | undefined,
  at: Date,
  { truth, feeds, indicatorErrors, ...given }: ReportOptions = {},
): Promise<LinkageQuality> {
  const summary = given.summary ?? (await linkageSummary(dataSource));
  const counts = await readQualityCounts(dataSource, ONE_PER_PERSON);
  const sample = await readStrata(dataSource);
  const pairModels = await readPairModels(dataSource);
  const expected = expectedByModel(counts.scored);
  const personsAt = new Map(counts.agencies.map(({ agency, persons }) => [agency, persons]));
  const ratesOf = (persons: number, [a, b]: readonly [string, string]): [number | null, number | null] => [
    shownShare(persons, personsAt.get(a) ?? 0),
    shownShare(persons, personsAt.get(b) ?? 0),
  ];
  const modelsOf = new Map(pairModels.map(({ agencies, models }) => [agencies.join(' '), models]));
  const version = model?.model.version ?? 'exact-1';
  const sampled = estimatedBySample(sample);
  const errors = await indicatorErrorsOf(dataSource, { measured: indicatorErrors, feeds });
  const report: LinkageQuality = {
    v: 1,
    madeAt: at.toISOString(),
    model: { version, sha256: model?.sha256 ?? null },
    records: shown(summary.records),
    persons: shown(summary.persons),
    decidedBy: counts.models.map((row) => ({ model: row.model, records: shown(row.records) })),
    agencyPairs: summary.agencyPairs.map(({ agencies, persons, rules }) => ({
      agencies,
      persons: shown(persons),
      matchRates: ratesOf(persons, agencies),
      rules: rules.map((row) => ({ rule: row.rule, persons: shown(row.persons) })),
      models: (modelsOf.get(agencies.join(' ')) ?? []).map((row) => ({
        model: row.model,
        persons: shown(row.persons),
        matchRates: ratesOf(row.persons, agencies),
      })),
    })),
    clusterSizes: summary.clusterSizes.map((row) => ({ records: row.records, persons: shown(row.persons) })),
    expected,
    ...(sampled && { sampled }),
    ...(truth && { truth }),
    sample: sample.map((row) => ({ ...row, population: shown(row.population) })),
    ...(errors && { indicatorErrors: errors }),
    reviews: counts.reviews.map(({ reason, open }) => ({ reason, open: shown(open) })),
    overrides: counts.overrides.map(({ kind, inForce }) => ({ kind, inForce: shown(inForce) })),
    alarms: alarmsOf({
      ...counts,
      persons: summary.persons,
      openReviews: counts.reviews.reduce((sum, { open }) => sum + open, 0),
      precision: (sampled ?? expected).precision.value,
      recall: (sampled ?? expected).recall.value,
    }),
  };
  await storeReport(dataSource, { model: version, at, report });
  return report;
}
