import type { Breakdown } from './definitions';

/** Needs in the order of the assessment's sections; ties between assessments compare them in this order (R11). */
export const NEEDS = [
  'ACCOMMODATION',
  'ETE',
  'RELATIONSHIPS',
  'LIFESTYLE_AND_ASSOCIATES',
  'DRUG_MISUSE',
  'ALCOHOL_MISUSE',
  'THINKING_AND_BEHAVIOUR',
  'ATTITUDES',
] as const;

export const AGE_BANDS = ['18-20', '21-25', '26-49', '50+'] as const;
export const SETTINGS = ['custody', 'community'] as const;
export const SEXES = ['F', 'M', 'X', 'NOT_STATED'] as const;
export const ETHNIC_GROUPS = ['ASIAN', 'BLACK', 'MIXED', 'OTHER', 'WHITE', 'NOT_STATED'] as const;
export const SENTENCES_COUNTED = ['COMMUNITY_ORDER', 'IMMEDIATE_CUSTODY', 'SSO_REQ'] as const;
export const ORDERS_ENDED = ['COMMUNITY_ORDER', 'LICENCE', 'PSS', 'SSO_REQ'] as const;
export const INDEX_DISPOSALS = ['CUSTODY', 'COURT_ORDER', 'CAUTION', 'OTHER'] as const;
export const SERVICE_CATEGORIES = [
  'WOMENS_DIVERSION',
  'DA_PROGRAMME',
  'YOUNG_ADULT',
  'FAMILY',
  'EX_SERVICE',
  'ACCOMMODATION',
  'ETE',
  'FINANCE',
  'WELLBEING',
  'SUBSTANCE_MISUSE',
  'ACCREDITED_PROGRAMME',
  'OTHER',
] as const;
/** Strands counted by B6; PROSTITUTION and PORNOGRAPHY are accepted and not counted (R13). */
export const STRANDS = [
  'DOMESTIC_ABUSE',
  'RAPE',
  'SEXUAL_OFFENCES_EX_RAPE',
  'STALKING',
  'HARASSMENT',
  'HONOUR_BASED',
  'FORCED_MARRIAGE',
  'FGM',
  'MODERN_SLAVERY_TRAFFICKING',
  'CHILD_SEXUAL_ABUSE',
] as const;
/** Who refers to charities (C6). */
export const REFERRERS = ['POLICE', 'PRISON', 'PROBATION'] as const;
/**
 * Who referred people to an intervention (M6); families, who seldom do, are among the others. No code is one of a
 * category of service too: open formats name a cell without its breakdown.
 */
export const REFERRAL_SOURCES = [
  ...REFERRERS,
  'COURT',
  'CPS',
  'HEALTH',
  'LA',
  'PROVIDER',
  'SELF',
  'OTHER_REFERRER',
  'NOT_STATED',
] as const;

/** Every category code, once; its place is its number in the cubes. The first is the whole. */
export const CATEGORY_CODES: readonly string[] = [
  ...new Set<string>([
    '',
    ...AGE_BANDS,
    ...SETTINGS,
    ...SEXES,
    ...ETHNIC_GROUPS,
    ...SENTENCES_COUNTED,
    ...ORDERS_ENDED,
    ...INDEX_DISPOSALS,
    ...NEEDS,
    ...NEEDS.flatMap((need) => SETTINGS.map((setting) => `${need}|${setting}`)),
    ...SERVICE_CATEGORIES,
    ...STRANDS,
    ...REFERRERS,
    ...REFERRAL_SOURCES,
  ]),
];

/** Every breakdown, its place being its number in the cubes. */
export const BREAKDOWNS: readonly Breakdown[] = [
  'none',
  'kind',
  'setting',
  'need',
  'need|setting',
  'ageband',
  'sex',
  'ethnicity',
  'category',
  'strand',
  'referrer',
];

export function categoryNumber(code: string): number {
  return CATEGORY_CODES.indexOf(code);
}

export function breakdownNumber(breakdown: Breakdown): number {
  return BREAKDOWNS.indexOf(breakdown);
}

/**
 * Group of a self-defined ethnicity code of the 16+1, 18+1 and 19+1 lists; O1 is the legacy code for Chinese.
 * NOT_STATED for codes that say so and for codes of no list.
 */
export function ethnicGroup(code: string): (typeof ETHNIC_GROUPS)[number] {
  if (code === 'O1') return 'ASIAN';
  if (!/^[ABMOW]\d$/.test(code)) return 'NOT_STATED';
  return { A: 'ASIAN', B: 'BLACK', M: 'MIXED', O: 'OTHER', W: 'WHITE' }[code[0] as 'A'] as 'ASIAN';
}
