import type { Browser, Page } from 'playwright-core';
import { PAGES } from '#services/portal';
import { openBrowser } from './browser';
import { PortalPage } from './portal-page';
import { RUNS, startReleaseWorld, STEWARDS, type ReleaseWorld } from './release-world';

describe('a release on its way', () => {
  let world: ReleaseWorld;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    world = await startReleaseWorld(new Date('2026-03-02T08:00:00Z'));
    browser = await openBrowser();
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  beforeEach(async () => {
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  });

  afterEach(() => page.context().close());

  async function signIn({ name, password }: { name: string; password: string }): Promise<void> {
    await page.context().clearCookies();
    await page.goto(world.url + PAGES.signIn.en);
    await page.fill('#name', name);
    await page.fill('#password', password);
    await page.click('main button[type=submit]');
    await page.waitForLoadState('load');
  }

  /** Asks for a release of a run; returns the address of its draft. */
  async function ask(run: string, provisional = false): Promise<string> {
    await signIn(STEWARDS.builder);
    await page.goto(world.url + PAGES.request.en);
    await page.selectOption('#run', run);
    if (provisional) await page.check('#provisional');
    expect(await main()).toContain('Time of publication, in Wales: 09:30.');
    await page.fill('#day', '2026-03-02');
    await Promise.all([page.waitForURL(/\/review\/d/u), page.click('form[action$=request] .govuk-button')]);
    return page.url();
  }

  const main = (): Promise<string> => page.locator('main').innerText();

  /** Looks again until the page of a draft says so. */
  async function until(address: string, words: string): Promise<void> {
    for (let tries = 0; tries < 400; tries += 1) {
      await page.goto(address);
      if ((await main()).includes(words)) return;
      await page.waitForTimeout(100);
    }
    throw new Error(`The page never said: ${words}`);
  }

  async function approve(who: { name: string; password: string }, address: string): Promise<void> {
    await signIn(who);
    await page.goto(address);
    await page.check('input[value=approve]');
    await page.click('form[method=post] .govuk-button');
    await page.waitForLoadState('load');
  }

  it('is reviewed by two others, published at its time, and withdrawn with a reason', async () => {
    const address = await ask(RUNS.sound);
    await until(address, 'In review');
    // Whoever built it is not offered a review, and is refused one that they send all the same.
    expect(await page.locator('input[value=approve]').count()).toBe(0);
    const token = await page.locator('input[name=token]').first().inputValue();
    const forged = await page.request.post(address, { form: { token, decision: 'approve' } });
    expect(forged.status()).toBe(422);
    expect(await forged.text()).toContain('others must review it');

    await approve(STEWARDS.first, address);
    expect(await main()).toContain('In review');
    expect(await main()).toMatch(/if approved now\s+2 March 2026, 09:30/u);
    expect(await page.locator('input[value=approve]').count()).toBe(0);
    const evidence = await page.request.get(`${address}/evidence`);
    expect(evidence.headers()).toMatchObject({
      'content-type': 'application/x-tar',
      'cache-control': 'no-store',
    });
    expect((await evidence.body()).toString('latin1')).toMatch(
      /^tables\/A1-.*\/witnesses\/.*manifest\.json/su,
    );
    await approve(STEWARDS.second, address);
    expect(await main()).toContain('Approved, waiting for its time');
    expect(await main()).toMatch(/2 March 2026.*09:30|09:30.*2 March 2026/u);
    expect((await PortalPage.here(page)).violations).toEqual([]);

    world.setTime(new Date('2026-03-02T09:30:00Z'));
    await until(address, 'Withdraw this release');
    expect((await PortalPage.here(page)).violations).toEqual([]);
    await page.fill('#note-en', 'One feed was counted twice.');
    await page.click('form[action$=withdraw] .govuk-button');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('in English and in Welsh');
    await page.fill('#note-en', 'One feed was counted twice.');
    await page.fill('#note-cy', 'Cyfrifwyd un ffrwd ddwywaith.');
    await page.click('form[action$=withdraw] .govuk-button');
    await page.waitForLoadState('load');
    expect(await main()).toContain('Withdrawn');
    await page.goto(world.url + PAGES.releases.cy);
    expect(await main()).toContain('Cyfrifwyd un ffrwd ddwywaith.');
    // Whoever comes for figures is told on the first page, too.
    await page.goto(world.url + PAGES.start.cy);
    expect(await main()).toContain('Tynnwyd yn ôl: rhifyn 2. Cyfrifwyd un ffrwd ddwywaith.');
    expect(await main()).toContain('Dim cyhoeddiad mewn grym');
    expect((await PortalPage.here(page)).violations).toEqual([]);
  }, 300_000);

  it('is refused when an attacker breaks it, and reviewers see which cell, by whom, and why it is blank', async () => {
    const address = await ask(RUNS.broken);
    await until(address, 'Refused');
    expect(await main()).toMatch(/cannot be hidden|works out figures/u);
    await signIn(STEWARDS.first);
    await page.goto(address);
    expect(await page.locator('input[value=approve]').count()).toBe(0);
    const rows = await page.locator('table').last().locator('tbody tr').allInnerTexts();
    const { indicator, period } = world.exposed;
    await page.goto(`${address.replace('/en/review', '/cy/adolygu')}?only=broken`);
    expect((await PortalPage.here(page)).violations).toEqual([]);
    await page.goto(address);
    const found = rows.find((row) => row.includes(indicator) && row.includes(period.replace('FY', '')));
    expect(found).toMatch(/\t3\t.*Any reader/su);
    expect((await PortalPage.here(page)).violations).toEqual([]);
    await page.click('a[href*=like]');
    expect(await page.locator('#run').inputValue()).toBe(RUNS.broken);
    expect(await page.locator('#period-financial').isChecked()).toBe(true);
    // A refused draft holds true counts like any other: nobody else is given its proof.
    await page.context().clearCookies();
    const asked = await page.request.get(`${address}/evidence`, { maxRedirects: 0 });
    expect([asked.status(), asked.headers()['location']]).toEqual([303, PAGES.signIn.en]);
  }, 300_000);

  it('is stopped by whoever asked for it, who must say why', async () => {
    // Other than the release that was withdrawn, which does not come back.
    const address = await ask(RUNS.sound, true);
    await until(address, 'Stop this release');
    await page.click('form[method=post] .govuk-button--warning');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Say why');
    expect((await PortalPage.here(page)).violations).toEqual([]);
    await page.fill('#comment', 'One feed was late.');
    await page.click('form[method=post] .govuk-button--warning');
    await page.waitForLoadState('load');
    expect(await main()).toMatch(/Stopped by a steward.*One feed was late\./su);
  }, 300_000);
});
