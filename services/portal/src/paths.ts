/** Every address of the portal. Pages have a slug in each language; what programs read has one. */
export type Language = 'en' | 'cy';
export const LANGUAGES: readonly Language[] = ['en', 'cy'];

export const PAGES = {
  start: { en: '/en', cy: '/cy' },
  releases: { en: '/en/releases', cy: '/cy/cyhoeddiadau' },
  definitions: { en: '/en/definitions', cy: '/cy/diffiniadau' },
  definition: { en: '/en/definitions/:indicatorId', cy: '/cy/diffiniadau/:indicatorId' },
  about: { en: '/en/about-the-figures', cy: '/cy/ynghylch-y-ffigurau' },
  accessibility: { en: '/en/accessibility', cy: '/cy/hygyrchedd' },
  signIn: { en: '/en/sign-in', cy: '/cy/mewngofnodi' },
  signOut: { en: '/en/sign-out', cy: '/cy/allgofnodi' },
  governance: { en: '/en/governance', cy: '/cy/llywodraethu' },
  refusals: { en: '/en/governance/refusals', cy: '/cy/llywodraethu/gwrthodiadau' },
  flowsOut: { en: '/en/governance/flows-out', cy: '/cy/llywodraethu/llif-allan' },
  review: { en: '/en/review', cy: '/cy/adolygu' },
  request: { en: '/en/review/request', cy: '/cy/adolygu/gofyn' },
  draft: { en: '/en/review/:draftId', cy: '/cy/adolygu/:draftId' },
  withdraw: { en: '/en/review/:draftId/withdraw', cy: '/cy/adolygu/:draftId/tynnu-yn-ol' },
  evidence: { en: '/en/review/:draftId/evidence', cy: '/cy/adolygu/:draftId/tystiolaeth' },
  linkage: { en: '/en/linkage', cy: '/cy/cysylltu' },
  linkagePair: { en: '/en/linkage/:reviewId', cy: '/cy/cysylltu/:reviewId' },
  linkageSample: { en: '/en/linkage-sample', cy: '/cy/sampl-cysylltu' },
  linkageDecision: { en: '/en/linkage-decision/:reviewId', cy: '/cy/penderfyniad-cysylltu/:reviewId' },
  linkageQuality: { en: '/en/governance/linkage-quality', cy: '/cy/llywodraethu/ansawdd-cysylltu' },
  refusalList: { en: '/en/refusals', cy: '/cy/gwrthodiadau' },
  refusal: { en: '/en/refusals/:refusalId', cy: '/cy/gwrthodiadau/:refusalId' },
  audit: { en: '/en/governance/audit', cy: '/cy/llywodraethu/archwilio' },
} as const satisfies Record<string, Record<Language, string>>;

export type PageName = keyof typeof PAGES;

export const FILES = {
  assets: '/assets',
  download: (releaseId: string, name: string): string =>
    `/releases/${encodeURIComponent(releaseId)}/${encodeURIComponent(name)}`,
  downloadRoute: '/releases/:releaseId/:name',
} as const;

export const API = {
  releases: '/api/v1/releases',
  release: '/api/v1/releases/:releaseId',
  cells: '/api/v1/releases/:releaseId/cells',
} as const;

/** Both addresses of a page, for a route. */
export const bothOf = (page: PageName): string[] => LANGUAGES.map((language) => PAGES[page][language]);

/** The language that an address asks for; English where it asks for none. */
export function languageOf(path: string): Language {
  return /^\/cy(?:\/|$)/u.test(path) ? 'cy' : 'en';
}

/** The page that an address belongs to, without its query. */
export function pageOf(path: string): PageName | undefined {
  const parts = partsOf(path);
  const matches = (pattern: string): boolean => {
    const wanted = partsOf(pattern);
    return (
      wanted.length === parts.length && wanted.every((part, at) => part.startsWith(':') || part === parts[at])
    );
  };
  return (Object.keys(PAGES) as PageName[]).find((name) => Object.values<string>(PAGES[name]).some(matches));
}

/** Address of a page in a language, its parameters taken from an address of the same page. */
export function addressLike(path: string, page: PageName, language: Language): string {
  const parts = partsOf(path);
  const slugs = partsOf(PAGES[page][language]).map((part, at) =>
    part.startsWith(':') ? (parts[at] ?? '') : part,
  );
  return `/${slugs.join('/')}`;
}

/** Address of an indicator's definition. */
export function definitionAddress(language: Language, indicatorId: string): string {
  return PAGES.definition[language].replace(':indicatorId', encodeURIComponent(indicatorId));
}

/** Address of a draft's page. */
export function draftAddress(language: Language, draftId: string): string {
  return PAGES.draft[language].replace(':draftId', encodeURIComponent(draftId));
}

/** Address of the proof of a draft. */
export function evidenceAddress(language: Language, draftId: string): string {
  return PAGES.evidence[language].replace(':draftId', encodeURIComponent(draftId));
}

/** Address of a linkage review's page. */
export function reviewAddress(language: Language, reviewId: string): string {
  return PAGES.linkagePair[language].replace(':reviewId', encodeURIComponent(reviewId));
}

/** Address of the page of a linkage decision. */
export function decisionAddress(language: Language, overrideId: string): string {
  return PAGES.linkageDecision[language].replace(':reviewId', encodeURIComponent(overrideId));
}

/** Address of a refusal's page. */
export function refusalAddress(language: Language, refusalId: string): string {
  return PAGES.refusal[language].replace(':refusalId', encodeURIComponent(refusalId));
}

const partsOf = (path: string): string[] => (path.split('?')[0] ?? '').split('/').filter(Boolean);
