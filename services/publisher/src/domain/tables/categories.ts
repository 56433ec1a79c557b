/** The one category of a table without breakdown. */
export const ONE: readonly string[] = [''];

export const NEEDS = [
  'ACCOMMODATION',
  'ALCOHOL_MISUSE',
  'ATTITUDES',
  'DRUG_MISUSE',
  'ETE',
  'LIFESTYLE_AND_ASSOCIATES',
  'RELATIONSHIPS',
  'THINKING_AND_BEHAVIOUR',
];
