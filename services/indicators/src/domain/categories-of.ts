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
  switch (breakdown) {
    case 'none':
      return [''];
    case 'kind':
      return KINDS[measure] ?? [];
    case 'setting':
      return SETTINGS;
    case 'need':
      return NEEDS;
    case 'need|setting':
      return NEEDS.flatMap((need) => SETTINGS.map((setting) => `${need}|${setting}`));
    case 'ageband':
      return AGE_BANDS;
    case 'sex':
      return SEXES;
    case 'ethnicity':
      return ETHNIC_GROUPS;
    case 'category':
      return SERVICE_CATEGORIES;
    case 'strand':
      return STRANDS;
    case 'referrer':
      return REFERRERS;
  }
}

const KINDS: Record<string, readonly string[]> = {
  M1: SENTENCES_COUNTED,
  M2: ORDERS_ENDED,
  M3: INDEX_DISPOSALS,
  M4: INDEX_DISPOSALS,
};
