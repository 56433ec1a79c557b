import { join } from 'node:path';
import type { Request, Response } from 'express';
import nunjucks from 'nunjucks';
import { projectPath } from '#libs/config';
import {
  API,
  addressLike,
  FILES,
  languageOf,
  LANGUAGES,
  PAGES,
  pageOf,
  type Language,
  type PageName,
} from '../paths';
import type { Role, Session } from '../session/cookie';
import { packageFolder, type Assets } from './assets';
import { wholeNumber } from './formats';
import type { Locales } from './locales';

export interface PageContext {
  title: string;
  [name: string]: unknown;
}

/** Renders pages; what every page needs (language, navigation, session) is put in here. */
export class Views {
  private readonly environment: nunjucks.Environment;

  constructor(
    private readonly locales: Locales,
    private readonly assets: Assets,
    private readonly codeVersion: string,
  ) {
    const folders = [
      projectPath('services', 'portal', 'views'),
      join(packageFolder('govuk-frontend'), 'dist'),
      packageFolder('@ministryofjustice/frontend'),
    ];
    const loader = new nunjucks.FileSystemLoader(folders, { noCache: false, watch: false });
    this.environment = new nunjucks.Environment(loader, { autoescape: true, throwOnUndefined: false });
  }

  text(request: Request, key: string): string {
    return this.locales.in(languageOf(request.path))(key);
  }

  send(request: Request, response: Response, template: string, context: PageContext): void {
    const language = languageOf(request.path);
    const common = this.common(request, response, language);
    response.type('html').send(this.environment.render(`${template}.njk`, { ...common, ...context }));
  }

  private common(request: Request, response: Response, language: Language): object {
    const page = pageOf(request.path);
    const session = response.locals['session'] as Session | undefined;
    const languageItems = LANGUAGES.map((other) => ({
      text: other === 'en' ? 'English' : 'Cymraeg',
      lang: other,
      current: other === language,
      href: addressIn(request, page, other),
      languageDescriptionText: `(${this.locales.in(other)('site.language-change')})`,
    }));
    return {
      language,
      t: this.locales.in(language),
      number: (value: number) => wholeNumber(value, language),
      asset: (name: string) => `${FILES.assets}/${this.assets.version}/${name}`,
      cspNonce: response.locals['nonce'] as string,
      csrf: response.locals['csrf'] as string,
      page: Object.fromEntries(Object.entries(PAGES).map(([name, slugs]) => [name, slugs[language]])),
      api: API,
      languageItems,
      languageLinks: page && languageItems.map(({ lang, href }) => ({ lang, href })),
      navigation: this.navigation(page, language, session),
      session,
      draftWelsh: this.locales.hasDrafts,
      codeVersion: this.codeVersion,
    };
  }

  private navigation(page: PageName | undefined, language: Language, session: Session | undefined): object[] {
    const t = this.locales.in(language);
    const governance: PageName[] = [
      'governance',
      'refusals',
      'flowsOut',
      'linkageQuality',
      'audit',
      'signIn',
    ];
    const has = (role: Role): boolean => session?.roles.includes(role) ?? false;
    const linkage: PageName[] = ['linkage', 'linkagePair', 'linkageSample'];
    const items: [PageName, string, PageName[]][] = [
      ['start', 'site.nav-start', ['start']],
      ['releases', 'site.nav-releases', ['releases']],
      ['definitions', 'site.nav-definitions', ['definitions', 'definition']],
      ['about', 'site.nav-about', ['about']],
      ...(session && !has('governance')
        ? []
        : [
            [session ? 'governance' : 'signIn', 'site.nav-governance', governance] as [
              PageName,
              string,
              PageName[],
            ],
          ]),
      ...(has('linkage') ? [['linkage', 'site.nav-linkage', linkage] as [PageName, string, PageName[]]] : []),
      ...(has('steward')
        ? [
            ['review', 'site.nav-review', ['review', 'draft', 'request', 'withdraw']] as [
              PageName,
              string,
              PageName[],
            ],
          ]
        : []),
      ...(has('operator')
        ? [['refusalList', 'site.nav-refusals', ['refusalList', 'refusal']] as [PageName, string, PageName[]]]
        : []),
    ];
    return items.map(([name, key, covers]) => ({
      text: t(key),
      href: PAGES[name][language],
      current: page === name,
      active: page !== undefined && covers.includes(page),
    }));
  }
}

/** The same page and the same choice in the other language. */
function addressIn(request: Request, page: PageName | undefined, language: Language): string {
  if (!page) return PAGES.start[language];
  const query = request.originalUrl.split('?')[1];
  const keepQuery = query !== undefined && request.method === 'GET';
  // A form's own address has no page to show: its draft has.
  const shown = page === 'withdraw' ? 'draft' : page;
  return addressLike(request.path, shown, language) + (keepQuery ? `?${query}` : '');
}
