import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PeriodKind } from './periods';
import { membership, type Predicate } from './predicates';

export type Measure = 'M1' | 'M2' | 'M3' | 'M4' | 'M5' | 'M6' | 'M7' | 'M8';

export type Breakdown =
  | 'none'
  | 'kind'
  | 'setting'
  | 'need'
  | 'need|setting'
  | 'ageband'
  | 'sex'
  | 'ethnicity'
  | 'category'
  | 'strand'
  | 'referrer';

export type AreaLevel = 'country' | 'force' | 'authority' | 'board';

export interface Bilingual {
  en: string;
  cy: string;
}

/** One indicator of the Framework: data that governance signs and versions. */
export interface Definition {
  id: string;
  version: string;
  measure: Measure;
  population: { id: string; version: string; label: Bilingual; predicate: Predicate };
  /** Populations of single series that differ from the indicator's, for example D5's `frequency_care`. */
  seriesPopulations?: Record<string, { id: string; predicate: Predicate }>;
  /** The Framework's words, exactly; the detailed section governs (I-1). null: not in that part. */
  wording: { quick: string | null; detailed: string };
  label: Bilingual;
  /** In plain words, for the definitions page and `explain`. */
  explanation: Bilingual;
  caveats: Bilingual[];
  series: string[];
  breakdowns: Breakdown[];
  /** Area levels that may be published, by kind of period. */
  grain: Record<PeriodKind, AreaLevel[]>;
  minimum: { count: number; denominator: number; reoffenders?: number };
  disclosure: { rule: string; profile: 'exact' | 'rounded' };
  /** Interpretation decisions (I-1 ... I-15) that shape the definition. */
  decisions: string[];
  /** Types without which a period of this indicator cannot become final. */
  eventTypes: string[];
  /** Those of them that the measure counts: without any record of them there is no figure, not zero. */
  countedTypes: string[];
  /** Categories that may be published less finely than the rest. */
  restricted?: { categories: string[]; grain: Record<PeriodKind, AreaLevel[]> };
  parameters?: {
    /** M6: the closed list of service categories, and whom reach is out of. */
    categories?: string[];
    base?: 'police-contact' | 'caseload';
    /** M6: days from referral to start. */
    conversionDays?: number;
    /** M5: days for which an assessment is valid. */
    assessmentDays?: number;
  };
}

/** Reads every definition of a folder, in the order of their ids. Throws `definition.invalid` with the file's name. */
export function readDefinitions(folder: string): Definition[] {
  return readdirSync(folder)
    .filter((name) => /^[A-Z]\d+\.json$/.test(name))
    .map((name) => checked(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Definition, name))
    .sort((a, b) => a.id[0]!.localeCompare(b.id[0]!) || Number(a.id.slice(1)) - Number(b.id.slice(1)));
}

/** An organisation on a maintained register: from a day, until before another. */
export interface RegisteredOrganisation {
  organisationId: string;
  name: Bilingual;
  from: string;
  to?: string;
}

/** The register of ex-armed-services charities, of the definitions' folder (R14). */
export function readCharities(folder: string): RegisteredOrganisation[] {
  const file = join(folder, 'registers', 'ex-service-charities.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { organisations: RegisteredOrganisation[] })
    .organisations;
}

function checked(definition: Definition, name: string): Definition {
  const known = MEASURE_SERIES[definition.measure];
  if (`${definition.id}.json` !== name || !known) throw new Error(`definition.invalid: ${name}`);
  if (definition.series.some((series) => !known.includes(series))) {
    throw new Error(`definition.invalid: ${name}`);
  }
  membership(definition.population.predicate);
  for (const { predicate } of Object.values(definition.seriesPopulations ?? {})) membership(predicate);
  return definition;
}

/** Every series that a measure can give. */
export const MEASURE_SERIES: Record<Measure, readonly string[]> = {
  M1: ['persons', 'starts', 'activations'],
  M2: ['rate', 'omsq'],
  M3: ['rate'],
  M4: ['frequency', 'frequency_care'],
  M5: ['of_assessed', 'of_caseload'],
  M6: ['number', 'reach', 'conversion'],
  M7: ['prosecutions', 'convictions', 'rate'],
  M8: ['referrals', 'persons'],
};
