import {
  AGE_BANDS,
  ETHNIC_GROUPS,
  INDEX_DISPOSALS,
  NEEDS,
  ORDERS_ENDED,
  REFERRERS,
  SENTENCES_COUNTED,
  SERVICE_CATEGORIES,
  SETTINGS,
  SEXES,
  STRANDS,
  type Breakdown,
} from '#libs/measures';

/** Categories of a breakdown; those of `kind` differ by measure. */
export function categoriesOf(breakdown: Breakdown, { measure }: { measure: string }): readonly string[] {
  return breakdown === 'kind' ? (KINDS[measure] ?? []) : CATEGORIES[breakdown];
}

const CATEGORIES: Record<Exclude<Breakdown, 'kind'>, readonly string[]> = {
  none: [''],
  setting: SETTINGS,
  need: NEEDS,
  'need|setting': NEEDS.flatMap((need) => SETTINGS.map((setting) => `${need}|${setting}`)),
  ageband: AGE_BANDS,
  sex: SEXES,
  ethnicity: ETHNIC_GROUPS,
  category: SERVICE_CATEGORIES,
  strand: STRANDS,
  referrer: REFERRERS,
};

const KINDS: Record<string, readonly string[]> = {
  M1: SENTENCES_COUNTED,
  M2: ORDERS_ENDED,
  M3: INDEX_DISPOSALS,
  M4: INDEX_DISPOSALS,
};
