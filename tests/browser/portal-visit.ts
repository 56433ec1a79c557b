import type { Browser, Page } from 'playwright-core';
import { PAGES, type PortalUser } from '#services/portal';
import { openBrowser } from './browser';
import { PortalPage } from './portal-page';
import { type PortalWorld, startPortalWorld } from './portal-world';

export type PageName = keyof typeof PAGES;
export const LANGUAGES = ['en', 'cy'] as const;
export const WIDTHS = { desktop: 1280, mobile: 375 } as const;

// Browsers on a busy machine of two cores are slow.
jest.setTimeout(300_000);

/** A portal for the tests of one `describe`, and for each of them a page of a browser that knows nobody. */
export class PortalVisit {
  world!: PortalWorld;
  browser!: Browser;
  page!: Page;
  private readonly faults: string[] = [];

  constructor() {
    beforeAll(async () => {
      this.world = await startPortalWorld();
      this.browser = await openBrowser();
    });
    afterAll(async () => {
      await this.browser?.close();
      await this.world?.stop();
    });
    beforeEach(async () => {
      const context = await this.browser.newContext({ viewport: { width: WIDTHS.desktop, height: 900 } });
      this.page = await context.newPage();
      this.faults.length = 0;
      this.page.on('console', (message) => message.type() === 'error' && this.faults.push(message.text()));
      this.page.on('requestfailed', (request) => {
        // A page that is left takes its open requests with it; the icon, asked for last, is often among them.
        if (request.failure()?.errorText !== 'net::ERR_ABORTED') this.faults.push(request.url());
      });
    });
    afterEach(async () => {
      await this.page.context().close();
    });
  }

  async signIn(user: Pick<PortalUser, 'name'> & { password: string }): Promise<void> {
    const { page } = this;
    await page.goto(this.world.url + PAGES.signIn.en);
    await page.fill('#name', user.name);
    await page.fill('#password', user.password);
    await page.click('main button[type=submit]');
    await page.waitForLoadState('load');
  }

  /** What is wrong with the pages: accessibility, width, faults of the browser. */
  async faultsOf(
    names: readonly PageName[],
    language: (typeof LANGUAGES)[number],
    width: keyof typeof WIDTHS,
  ): Promise<string[]> {
    const { page, world } = this;
    await page.setViewportSize({ width: WIDTHS[width], height: 900 });
    const found: string[] = [];
    for (const name of names) {
      const address = PAGES[name][language]
        .replace(':draftId', world.draftId)
        .replace(':reviewId', world.reviewId)
        .replace(':refusalId', 'r-sealed')
        // One that has second series.
        .replace(':indicatorId', 'D4');
      const shown = await PortalPage.at(page, world.url + address);
      const folder = process.env['CYFRIF_PICTURES'];
      if (folder)
        await page.screenshot({ path: `${folder}/${name}-${language}-${WIDTHS[width]}.png`, fullPage: true });
      if ((await shown.language()) !== language) found.push(`${name}: wrong language`);
      if (await shown.overflows()) found.push(`${name}: wider than the window`);
      found.push(...shown.violations.map((violation) => `${name}: ${violation}`), ...this.faults);
    }
    return found;
  }
}
