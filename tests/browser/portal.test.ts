import type { Browser, Page } from 'playwright-core';
import { PAGES, type PortalUser } from '#services/portal';
import { openBrowser } from './browser';
import { PortalPage } from './portal-page';
import { startPortalWorld, USERS, type PortalWorld } from './portal-world';

type Name = keyof typeof PAGES;
const OPEN: Name[] = ['start', 'releases', 'definitions', 'definition', 'about', 'accessibility', 'signIn'];
const CLOSED: Name[] = ['governance', 'refusals', 'flowsOut', 'linkageQuality', 'audit'];
const STEWARDS: Name[] = ['review', 'request', 'draft'];
const OFFICERS: Name[] = ['linkage', 'linkagePair', 'linkageSample'];
const OPERATORS: Name[] = ['refusalList', 'refusal'];
const LANGUAGES = ['en', 'cy'] as const;
const WIDTHS = { desktop: 1280, mobile: 375 } as const;

// Browsers on a busy machine of two cores are slow.
jest.setTimeout(300_000);

describe('the portal in a browser', () => {
  let world: PortalWorld;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    world = await startPortalWorld();
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  beforeEach(async () => {
    const context = await browser.newContext({ viewport: { width: WIDTHS.desktop, height: 900 } });
    page = await context.newPage();
    faults.length = 0;
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('requestfailed', (request) => {
      // A page that is left takes its open requests with it; the icon, asked for last, is often among them.
      if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(request.url());
    });
  });

  afterEach(async () => {
    await page.context().close();
  });

  async function signIn(user: Pick<PortalUser, 'name'> & { password: string }): Promise<void> {
    await page.goto(world.url + PAGES.signIn.en);
    await page.fill('#name', user.name);
    await page.fill('#password', user.password);
    await page.click('main button[type=submit]');
    await page.waitForLoadState('load');
  }

  /** What is wrong with the pages: accessibility, width, faults of the browser. */
  async function faultsOf(
    names: Name[],
    language: (typeof LANGUAGES)[number],
    width: number,
  ): Promise<string[]> {
    await page.setViewportSize({ width, height: 900 });
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
        await page.screenshot({ path: `${folder}/${name}-${language}-${width}.png`, fullPage: true });
      if ((await shown.language()) !== language) found.push(`${name}: wrong language`);
      if (await shown.overflows()) found.push(`${name}: wider than the window`);
      found.push(...shown.violations.map((violation) => `${name}: ${violation}`), ...faults);
    }
    return found;
  }

  describe.each(LANGUAGES)('in %s', (language) => {
    it.each(Object.entries(WIDTHS))('has open pages without faults (%s)', async (_, width) => {
      expect(await faultsOf(OPEN, language, width)).toEqual([]);
    });

    it.each(Object.entries(WIDTHS))('has governance pages without faults (%s)', async (_, width) => {
      await signIn(USERS.governance);
      expect(await faultsOf(CLOSED, language, width)).toEqual([]);
    });
  });

  it.each([
    ['en', 'desktop'],
    ['cy', 'mobile'],
  ] as const)('has stewards’ pages without faults (%s, %s)', async (language, width) => {
    await signIn(USERS.steward);
    expect(await faultsOf(STEWARDS, language, WIDTHS[width])).toEqual([]);
  });

  it.each([
    ['en', 'desktop'],
    ['cy', 'mobile'],
    ['en', 'mobile'],
  ] as const)('has linkage officers’ pages without faults (%s, %s)', async (language, width) => {
    await signIn(USERS.officer);
    expect(await faultsOf(OFFICERS, language, WIDTHS[width])).toEqual([]);
  });

  it.each(LANGUAGES)(
    'draws the cluster as its tables say, with the question marked and no value (%s)',
    async (language) => {
      await signIn(USERS.officer);
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
    await signIn(USERS.governance);
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
    await signIn(USERS.steward);
    await page.goto(world.url + PAGES.draft.cy.replace(':draftId', world.draftId));
    expect(await page.locator('main').innerText()).toContain(digest);
    await page.click('#linkage summary');
    expect((await PortalPage.here(page)).violations).toEqual([]);
  });

  it('asks an agency about its own record, and says until when the answer is awaited', async () => {
    await signIn(USERS.officer);
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
    await signIn(USERS.officer);
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
    await signIn(USERS.secondOfficer);
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
    await signIn(USERS.officer);
    await page.goto(world.url + PAGES.linkage.en);
    await page.click('tbody a[href*=linkage-decision]');
    expect((await PortalPage.here(page)).violations).toEqual([]);
    await page.click('button[value=confirm]');
    expect(await page.locator('main').innerText()).toContain('Ended');
  });

  it('tells an officer that a proposal of theirs lapsed, until they have seen it', async () => {
    await signIn(USERS.officer);
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
    await signIn(USERS.secondOfficer);
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

  it.each([
    ['en', 'mobile'],
    ['cy', 'desktop'],
  ] as const)('has operators’ pages without faults (%s, %s)', async (language, width) => {
    await signIn(USERS.operator);
    expect(await faultsOf(OPERATORS, language, WIDTHS[width])).toEqual([]);
  });

  it('redrives and discards what operators choose, and keeps both from everyone else', async () => {
    await signIn(USERS.operator);
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
    await signIn(USERS.governance);
    await page.goto(world.url + PAGES.refusalList.en);
    expect(await page.locator('h1').innerText()).toBe('You cannot see this page');
  });

  it('schedules a draft when two stewards have approved it, and says what is wrong with a review', async () => {
    const address = world.url + PAGES.draft.en.replace(':draftId', world.draftId);
    await signIn(USERS.steward);
    await page.goto(address);
    await page.click('form[method=post] .govuk-button');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Choose whether');
    expect((await PortalPage.here(page)).violations).toEqual([]);
    await page.check('input[value=approve]');
    await page.click('form[method=post] .govuk-button');
    expect(await page.locator('input[value=approve]').count()).toBe(0);
    await page.context().clearCookies();
    await signIn(USERS.second);
    await page.goto(address);
    expect(await page.locator('main').innerText()).toContain('In review');
    await page.check('input[value=approve]');
    await page.click('form[method=post] .govuk-button');
    expect(await page.locator('main').innerText()).toContain('Approved, waiting for its time');
  });

  it('lets a steward ask for a release, says what is missing, and shows the draft on its way', async () => {
    await signIn(USERS.steward);
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
    await signIn({ name: USERS.governance.name, password: 'wrong' });
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('not right');
    expect((await PortalPage.here(page)).violations).toEqual([]);
    await signIn(USERS.steward);
    await page.goto(world.url + PAGES.governance.en);
    expect(await page.locator('h1').innerText()).toBe('You cannot see this page');
    await page.context().clearCookies();
    await signIn(USERS.governance);
    expect(await page.locator('main').innerText()).toContain('ISP-PROBATION-WALES');
    await page.click('.cyfrif-link-button');
    await page.goto(world.url + PAGES.audit.en);
    expect(page.url()).toBe(world.url + PAGES.signIn.en);
  });

  it('works without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
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
