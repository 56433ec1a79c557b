import type { Page } from 'playwright-core';
import { PAGES } from '#services/portal';
import { PortalPage } from './portal-page';
import { LANGUAGES, type PageName, PortalVisit, WIDTHS } from './portal-visit';
import { type PortalWorld, USERS } from './portal-world';

const OPEN: PageName[] = [
  'start',
  'releases',
  'definitions',
  'definition',
  'about',
  'accessibility',
  'signIn',
];
const CLOSED: PageName[] = ['governance', 'refusals', 'flowsOut', 'linkageQuality', 'audit'];
const STEWARDS: PageName[] = ['review', 'request', 'draft'];
const OPERATORS: PageName[] = ['refusalList', 'refusal'];
const EACH_WIDTH = Object.keys(WIDTHS) as (keyof typeof WIDTHS)[];

describe('the portal in a browser', () => {
  const visit = new PortalVisit();
  let world: PortalWorld;
  let page: Page;
  beforeEach(() => ({ world, page } = visit));

  describe.each(LANGUAGES)('in %s', (language) => {
    it.each(EACH_WIDTH)('has open pages without faults (%s)', async (width) => {
      expect(await visit.faultsOf(OPEN, language, width)).toEqual([]);
    });

    it('shows the release id on one line, and files by what they are', async () => {
      await page.goto(world.url + PAGES.start[language]);
      const id = page.locator('.cyfrif-facts .cyfrif-code');
      const lines = await id.evaluate(
        (element: { getClientRects(): ArrayLike<object> }) => element.getClientRects().length,
      );
      expect(lines).toBe(1);
      await page.goto(world.url + PAGES.releases[language]);
      expect(await page.locator('tbody a').innerText()).toContain('(CSV)');
      expect(await page.locator('tbody .cyfrif-code').innerText()).toBe(world.releaseId);
    });

    it.each(EACH_WIDTH)('has governance pages without faults (%s)', async (width) => {
      await visit.signIn(USERS.governance);
      expect(await visit.faultsOf(CLOSED, language, width)).toEqual([]);
    });
  });

  it.each([
    ['en', 'desktop'],
    ['cy', 'mobile'],
  ] as const)('has stewards’ pages without faults (%s, %s)', async (language, width) => {
    await visit.signIn(USERS.steward);
    expect(await visit.faultsOf(STEWARDS, language, width)).toEqual([]);
  });

  it.each([
    ['en', 'mobile'],
    ['cy', 'desktop'],
  ] as const)('has operators’ pages without faults (%s, %s)', async (language, width) => {
    await visit.signIn(USERS.operator);
    expect(await visit.faultsOf(OPERATORS, language, width)).toEqual([]);
  });

  it('redrives and discards what operators choose, and keeps both from everyone else', async () => {
    await visit.signIn(USERS.operator);
    await page.goto(world.url + PAGES.refusalList.en);
    expect(await page.locator('tbody tr').count()).toBe(3);
    await page.click('button[value=redrive]');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('at least one');
    await page.check('input[value=r-matcher]');
    await page.click('button[value=redrive]');
    const shown = await PortalPage.here(page);
    expect(shown.violations).toEqual([]);
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('Decided: 1');
    expect(await page.locator('tbody').innerText()).not.toContain('matcher');
    await page.goto(world.url + PAGES.refusal.en.replace(':refusalId', 'r-indicators'));
    await page.click('button[value=discard]');
    expect(await page.locator('main').innerText()).toContain('Discarded');
    await page.goto(`${world.url}${PAGES.refusalList.en}?state=all&stage=gateway`);
    expect(await page.locator('tbody').innerText()).toContain('Incident');
    await page.context().clearCookies();
    await visit.signIn(USERS.governance);
    await page.goto(world.url + PAGES.refusalList.en);
    expect(await page.locator('h1').innerText()).toBe('You cannot see this page');
  });

  it('schedules a draft when two stewards have approved it, and says what is wrong with a review', async () => {
    const address = world.url + PAGES.draft.en.replace(':draftId', world.draftId);
    await visit.signIn(USERS.steward);
    await page.goto(address);
    await page.click('form[method=post] .govuk-button');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Choose whether');
    expect((await PortalPage.here(page)).violations).toEqual([]);
    await page.check('input[value=approve]');
    await page.click('form[method=post] .govuk-button');
    expect(await page.locator('input[value=approve]').count()).toBe(0);
    await page.context().clearCookies();
    await visit.signIn(USERS.second);
    await page.goto(address);
    expect(await page.locator('main').innerText()).toContain('In review');
    await page.check('input[value=approve]');
    await page.click('form[method=post] .govuk-button');
    expect(await page.locator('main').innerText()).toContain('Approved, waiting for its time');
  });

  it('lets a steward ask for a release, says what is missing, and shows the draft on its way', async () => {
    await visit.signIn(USERS.steward);
    await page.goto(world.url + PAGES.request.en);
    await page.uncheck('#period-financial');
    await page.click('form[action$=request] .govuk-button');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('at least one kind of period');
    expect((await PortalPage.here(page)).violations).toEqual([]);
    await page.check('#period-financial');
    await page.click('form[action$=request] .govuk-button');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('the day as a date');
    await page.fill('#day', '2026-03-04');
    await page.click('form[action$=request] .govuk-button');
    await page.waitForLoadState('load');
    expect(page.url()).toContain('/en/review/d');
    expect(await page.locator('main').innerText()).toContain('Financial years');
    expect((await PortalPage.here(page)).violations).toEqual([]);
    // Whoever asked is not offered a review.
    expect(await page.locator('input[value=approve]').count()).toBe(0);
  });

  it('switches language and keeps the choice of figures', async () => {
    await page.goto(
      `${world.url}${PAGES.start.en}?indicator=A2&category=LICENCE&period=FY2022-23&area=W15000003`,
    );
    await page.click('.govuk-language-navigation a');
    const welsh = await PortalPage.here(page);
    expect(page.url()).toContain(`${PAGES.start.cy}?indicator=A2`);
    expect(await welsh.language()).toBe('cy');
    expect(await page.locator('#figures-heading').innerText()).toContain('Menywod');
  });

  it('shows figures by choice, in the alphabet of the language, unknown areas last', async () => {
    await page.goto(world.url + PAGES.start.cy);
    await page.selectOption('#indicator', 'A1');
    await page.selectOption('#area', 'W15000002');
    await page.click('.cyfrif-filter button');
    await page.waitForLoadState('load');
    const rows = await (await PortalPage.here(page)).rowsOfTable();
    expect(rows.map(([area]) => area)).toEqual([
      'Gwent',
      'Blaenau Gwent',
      'Caerffili',
      'Casnewydd',
      'Sir Fynwy',
      'Torfaen',
      'Gwent: awdurdod lleol anhysbys',
    ]);
  });

  it('says in the chart nothing that the table does not say', async () => {
    await page.goto(`${world.url}${PAGES.start.en}?area=all`);
    const inChart = await page.locator('.cyfrif-chart text').allInnerTexts();
    const inTable = await page.locator('#figures table').innerText();
    expect(inChart.length).toBeGreaterThan(20);
    expect(inChart.filter((text) => !inTable.includes(text))).toEqual([]);
  });

  it('downloads files of the release', async () => {
    await page.goto(world.url + PAGES.start.cy);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('a[href*="ffigurau.cy.csv"]'),
    ]);
    expect(download.suggestedFilename()).toBe(`${world.releaseId}-ffigurau.cy.csv`);
  });

  it('keeps governance pages for those who signed in and have the role', async () => {
    await page.goto(world.url + PAGES.governance.en);
    expect(page.url()).toBe(world.url + PAGES.signIn.en);
    await visit.signIn({ name: USERS.governance.name, password: 'wrong' });
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('not right');
    expect((await PortalPage.here(page)).violations).toEqual([]);
    await visit.signIn(USERS.steward);
    await page.goto(world.url + PAGES.governance.en);
    expect(await page.locator('h1').innerText()).toBe('You cannot see this page');
    await page.context().clearCookies();
    await visit.signIn(USERS.governance);
    expect(await page.locator('main').innerText()).toContain('ISP-PROBATION-WALES');
    await page.click('.cyfrif-link-button');
    await page.goto(world.url + PAGES.audit.en);
    expect(page.url()).toBe(world.url + PAGES.signIn.en);
  });

  it('works without JavaScript', async () => {
    const context = await visit.browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`${world.url}${PAGES.start.en}`);
    await plain.selectOption('#indicator', 'D1');
    await plain.click('.cyfrif-filter button');
    expect(await plain.locator('#figures-heading').innerText()).toContain('Young adults');
    await context.close();
  });

  it('answers an address that is not there with a page in the language of the address', async () => {
    const response = await page.goto(`${world.url}/cy/dim-yma`);
    expect(response?.status()).toBe(404);
    const shown = await PortalPage.here(page);
    expect(await shown.heading()).toBe('Heb ganfod y dudalen');
    expect(shown.violations).toEqual([]);
  });
});
