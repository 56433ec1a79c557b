import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** A page of the portal. It cannot be had without the accessibility check: `PortalPage.at` runs it. */
export class PortalPage {
  private constructor(
    readonly page: Page,
    readonly violations: readonly string[],
  ) {}

  static async at(page: Page, url: string): Promise<PortalPage> {
    await page.goto(url, { waitUntil: 'load' });
    return await PortalPage.here(page);
  }

  /** The page that the browser shows now. */
  static async here(page: Page): Promise<PortalPage> {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
    );
    return new PortalPage(page, found);
  }

  async heading(): Promise<string> {
    return (await this.page.locator('h1').innerText()).trim();
  }

  async language(): Promise<string | null> {
    return await this.page.locator('html').getAttribute('lang');
  }

  /** Whether the page is wider than its window, so that one would have to scroll sideways. */
  async overflows(): Promise<boolean> {
    return await this.page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
  }

  async rowsOfTable(): Promise<string[][]> {
    const rows = await this.page.locator('tbody tr').all();
    return await Promise.all(rows.map(async (row) => await row.locator('th, td').allInnerTexts()));
  }
}
