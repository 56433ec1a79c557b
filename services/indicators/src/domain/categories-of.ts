import {
  AGE_BANDS,
  ETHNIC_GROUPS,
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
  type Breakdown,
} from '#libs/measures';

/** Categories of a breakdown; those of `kind` and `referrer` differ by measure. */
export function categoriesOf(breakdown: Breakdown, { measure }: { measure: string }): readonly string[] {
  if (breakdown === 'kind') return KINDS[measure] ?? [];
  if (breakdown === 'referrer') return measure === 'M6' ? REFERRAL_SOURCES : REFERRERS;
  return CATEGORIES[breakdown];
}

const CATEGORIES: Record<Exclude<Breakdown, 'kind' | 'referrer'>, readonly string[]> = {
  none: [''],
  setting: SETTINGS,
  need: NEEDS,
  'need|setting': NEEDS.flatMap((need) => SETTINGS.map((setting) => `${need}|${setting}`)),
  ageband: AGE_BANDS,
  sex: SEXES,
  ethnicity: ETHNIC_GROUPS,
  category: SERVICE_CATEGORIES,
  strand: STRANDS,
};

const KINDS: Record<string, readonly string[]> = {
  M1: SENTENCES_COUNTED,
  M2: ORDERS_ENDED,
  M3: INDEX_DISPOSALS,
  M4: INDEX_DISPOSALS,
};
