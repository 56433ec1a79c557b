import type { Page } from 'playwright-core';
import { PAGES } from '#services/portal';
import { PortalPage } from './portal-page';
import { LANGUAGES, type PageName, PortalVisit, WIDTHS } from './portal-visit';
import { type PortalWorld, USERS } from './portal-world';

const OFFICERS: PageName[] = ['linkage', 'linkagePair', 'linkageSample'];

describe('the pages about links in a browser', () => {
  const visit = new PortalVisit();
  let world: PortalWorld;
  let page: Page;
  beforeEach(() => ({ world, page } = visit));

  it.each([
    ['en', 'desktop'],
    ['cy', 'mobile'],
    ['en', 'mobile'],
  ] as const)('has linkage officers’ pages without faults (%s, %s)', async (language, width) => {
    await visit.signIn(USERS.officer);
    expect(await visit.faultsOf(OFFICERS, language, width)).toEqual([]);
  });

  it.each(LANGUAGES)(
    'draws the cluster as its tables say, with the question marked and no value (%s)',
    async (language) => {
      await visit.signIn(USERS.officer);
      await page.setViewportSize({ width: WIDTHS.desktop, height: 900 });
      await page.goto(world.url + PAGES.linkagePair[language].replace(':reviewId', world.reviewId));
      const graph = page.locator('#graph svg.cyfrif-chart__wide');
      const drawn = await graph.locator('text').allTextContents();
      const rows = page.locator('table:has(caption.govuk-table__caption--s) tbody tr');
      for (const text of await rows.locator('th').allInnerTexts())
        for (const letter of text.match(/\b[A-Z]\b/gu) ?? []) expect(drawn).toContain(letter);
      expect(await graph.locator('.cyfrif-graph__halo').count()).toBe(1);
      expect(await graph.locator('title').textContent()).not.toBe('');
      expect(drawn.join(' ')).toMatch(/police-gwent|health-powys/u);
      expect(drawn.join(' ')).not.toMatch(/Llew|Gwenllian|19\d\d-|r-\d/u);
    },
  );

  it('shows governance the report on linkage of each release, and stewards that of a draft', async () => {
    await visit.signIn(USERS.governance);
    await page.goto(world.url + PAGES.linkageQuality.en);
    await page.click('#releases tbody a');
    const shown = await PortalPage.here(page);
    expect(shown.violations).toEqual([]);
    expect(page.url()).toContain(`release=${world.releaseId}`);
    expect(await page.locator('main').innerText()).toContain('Linkage of release edition 1');
    expect(await page.locator('main').innerText()).toContain('95 % interval');
    const digest = await page.locator('#releases .cyfrif-code').first().innerText();
    expect((await page.goto(`${world.url}${PAGES.linkageQuality.en}?release=unknown`))!.status()).toBe(404);
    await page.context().clearCookies();
    await visit.signIn(USERS.steward);
    await page.goto(world.url + PAGES.draft.cy.replace(':draftId', world.draftId));
    expect(await page.locator('main').innerText()).toContain(digest);
    await page.click('#linkage summary');
    expect((await PortalPage.here(page)).violations).toEqual([]);
  });

  it('asks an agency about its own record, and says until when the answer is awaited', async () => {
    await visit.signIn(USERS.officer);
    await page.goto(world.url + PAGES.linkagePair.en.replace(':reviewId', world.reviewId));
    await page.click('#ask .govuk-button');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Choose what to ask');
    expect((await PortalPage.here(page)).violations).toEqual([]);
    await page.check('#choice');
    await page.fill('#ask-reason', 'enquiry 7');
    await page.click('#ask .govuk-button');
    expect(await page.locator('main').innerText()).toContain('Awaited until 2026-03-30');
    expect((await PortalPage.here(page)).violations).toEqual([]);
    await page.check('#choice');
    await page.fill('#ask-reason', 'once more');
    await page.click('#ask .govuk-button');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('asked this already');
  });

  it('decides on a link when a second officer confirms what the first proposed', async () => {
    const address = world.url + PAGES.linkagePair.en.replace(':reviewId', world.reviewId);
    await visit.signIn(USERS.officer);
    await page.goto(address);
    await page.click('#propose .govuk-button');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('one person or of two');
    expect((await PortalPage.here(page)).violations).toEqual([]);
    await page.check('input[value=include]');
    await page.fill('#scope', 'enquiry 7');
    await page.fill('#reason', 'one digit of the date of birth');
    await page.click('#propose .govuk-button');
    expect(await page.locator('main').innerText()).toContain('Waits for a second officer');
    await page.goto(address);
    expect(await page.locator('button[value=confirm]').count()).toBe(0);
    await page.context().clearCookies();
    await visit.signIn(USERS.secondOfficer);
    await page.goto(address);
    expect((await PortalPage.here(page)).violations).toEqual([]);
    await page.click('button[value=confirm]');
    const queue = await page.locator('main').innerText();
    expect(queue).toContain('enquiry 7');
    expect(queue).toContain('swyddog, ail-swyddog');
    expect(queue).toMatch(/Reviews shown, of all open ones: 1–\d+ \/ \d+/u);
    expect((await page.goto(address))?.status()).toBe(404);
    await page.goto(world.url + PAGES.linkage.en);
    await page.click('tbody a[href*=linkage-decision]');
    expect((await PortalPage.here(page)).violations).toEqual([]);
    await page.click('#end .govuk-button');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Say why');
    await page.fill('#reason', 'a mistake');
    await page.click('#end .govuk-button');
    expect(await page.locator('main').innerText()).toContain('Waits for a second officer');
    await page.click('tbody a[href*=linkage-decision]');
    expect(await page.locator('button[value=confirm]').count()).toBe(0);
    await page.context().clearCookies();
    await visit.signIn(USERS.officer);
    await page.goto(world.url + PAGES.linkage.en);
    await page.click('tbody a[href*=linkage-decision]');
    expect((await PortalPage.here(page)).violations).toEqual([]);
    await page.click('button[value=confirm]');
    expect(await page.locator('main').innerText()).toContain('Ended');
  });

  it('tells an officer that a proposal of theirs lapsed, until they have seen it', async () => {
    await visit.signIn(USERS.officer);
    await page.goto(world.url + PAGES.linkage.en);
    await page.click('tbody a[href*="/en/linkage/"] >> nth=-1');
    const address = page.url();
    await page.check('input[value=exclude]');
    await page.fill('#scope', 'enquiry 8');
    await page.fill('#reason', 'two people');
    await page.click('#propose .govuk-button');
    await world.withdrawProposed();
    expect((await page.goto(address))?.status()).toBe(404);
    await page.goto(world.url + PAGES.linkage.en);
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('no longer held');
    expect((await PortalPage.here(page)).violations).toEqual([]);
    await page.click('#seen .govuk-button');
    expect(await page.locator('.govuk-notification-banner').count()).toBe(0);
    expect(await page.locator('#closed').innerText()).toContain('enquiry 8');
  });

  it('shows in the waterfall what its table says, and no value', async () => {
    await visit.signIn(USERS.secondOfficer);
    await page.goto(world.url + PAGES.linkageSample.en);
    await page.click('summary');
    const table = await page.locator('table').innerText();
    const figures = await page.locator('.cyfrif-chart__wide text[font-weight]').allInnerTexts();
    expect(figures.length).toBeGreaterThan(3);
    expect(figures.filter((text) => !table.includes(text))).toEqual([]);
    expect(await page.locator('main').innerText()).not.toMatch(/Llew|Gwenllian|Rhys|19\d\d-/u);
    await page.check('input[value=unsure]');
    await page.click('form .govuk-button');
    expect(await page.locator('main').innerText()).toContain('Pairs that wait for you');
  });
});
