import { quietLogger } from '#libs/telemetry';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { FILES, hashPassword, PAGES, startPortal, type Portal, type PortalUser } from './index';

/** The shapes of the shared store, with one release of three cells. */
const STORE = `
  CREATE TABLE published.release (release_id text, manifest jsonb);
  CREATE VIEW published.releases AS SELECT release_id, 1 AS edition, '2025-01-31' AS as_at, false AS provisional,
    NULL::text AS supersedes, '2026-03-02T09:30:00Z'::timestamptz AS published_at, 'current' AS state, manifest
    FROM published.release;
  CREATE VIEW published.latest_release AS SELECT * FROM published.releases;
  CREATE TABLE published.release_event (release_id text, event text, at timestamptz, note_en text, note_cy text);
  CREATE TABLE published.release_label (release_id text, kind text, code text, en text, cy text);
  CREATE TABLE published.release_file (release_id text, name text, media_type text, content text);
  CREATE TABLE published.release_cell (release_id text, cell_no int, indicator text, measure text, series text,
    statistic text, breakdown text, category text, period text, area_code text, value float8, symbol text, status text);
  INSERT INTO published.release VALUES ('r1', '{"indicators": ["A1"], "periods": ["FY2022-23"], "definitions": {},
    "counts": {"cells": 3, "figures": 2, "blanks": 1, "other": 0}, "files": []}');
  INSERT INTO published.release_label VALUES ('r1', 'area', 'W92000004', '<b>Wales</b>', 'Cymru');
  INSERT INTO published.release_cell VALUES
    ('r1', 1, 'A1', 'M1', 'persons', 'persons', 'none', '', 'FY2022-23', 'W92000004', 1050, '', 'final'),
    ('r1', 2, 'A1', 'M1', 'persons', 'persons', 'none', '', 'FY2022-23', 'W15000001', 1040, '', 'final'),
    ('r1', 3, 'A1', 'M1', 'persons', 'persons', 'none', '', 'FY2022-23', 'W15000002', NULL, 'c', 'final');`;

describe('the portal over HTTP', () => {
  let database: TemporaryDatabase;
  let portal: Portal;
  let users: PortalUser[];
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(portal.url + path, { headers, redirect: 'manual' });

  beforeAll(async () => {
    database = await temporaryDatabase([
      {
        schema: 'publisher',
        migrations: [
          class Store1763700000001 {
            name = 'Store1763700000001';
            up = async (runner: { query(sql: string): Promise<unknown> }) => void (await runner.query(STORE));
            down = () => Promise.resolve();
          },
        ],
      },
    ]);
    users = [{ name: 'a', passwordHash: await hashPassword('secret word'), roles: ['governance'] }];
    portal = await startPortal({
      dataSource: await database.dataSource('portal'),
      host: '127.0.0.1',
      port: 0,
      logger: quietLogger,
      now: () => new Date('2026-03-02T10:00:00Z'),
      codeVersion: 'test',
      sessionKey: Buffer.alloc(32, 1),
      users: () => users,
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await database?.stop();
  });

  it('sends a reader to the language that the browser prefers', async () => {
    const welsh = await get('/', { 'Accept-Language': 'cy-GB,cy;q=0.9,en;q=0.5' });
    expect([welsh.status, welsh.headers.get('location')]).toEqual([302, '/cy']);
    expect((await get('/')).headers.get('location')).toBe('/en');
  });

  /** Signs in with the form, as a browser does; returns the cookies. */
  async function signIn(name: string, password: string): Promise<string> {
    const form = await get(PAGES.signIn.en);
    const browser = cookiesOf(form);
    const token = /name="token" value="([^"]+)"/u.exec(await form.text())?.[1] ?? '';
    const answer = await fetch(portal.url + PAGES.signIn.en, {
      ...{ method: 'POST', redirect: 'manual', headers: { Cookie: browser } },
      body: new URLSearchParams({ token, name, password }),
    });
    return `${browser}; ${cookiesOf(answer)}`;
  }
  const cookiesOf = (response: Response): string =>
    response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');

  it('lets in whoever is added while it serves, and shuts out whoever is taken away or changed', async () => {
    const [first] = users;
    // Whoever is signed in is sent on to the first page of their role.
    const sentTo = async (cookies: string) =>
      (await get(PAGES.signIn.en, { Cookie: cookies })).headers.get('location');
    const added: PortalUser = {
      ...{ name: 'b', passwordHash: await hashPassword('another word'), roles: ['steward'] },
    };
    users = [first!, added];
    const cookies = await signIn('b', 'another word');
    expect(await sentTo(cookies)).toBe(PAGES.review.en);
    users = [first!, { ...added, roles: ['governance'] }];
    expect(await sentTo(cookies)).toBe(PAGES.governance.en);
    users = [first!, { ...added, roles: ['governance'], passwordHash: await hashPassword('a new word') }];
    expect(await sentTo(cookies)).toBeNull();
    users = [first!];
    expect(await sentTo(await signIn('b', 'a new word'))).toBeNull();
  });

  it('sends every page with headers that let nothing foreign run', async () => {
    const response = await get(PAGES.start.en);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'; script-src 'self' 'nonce-[\w+/=]+';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
  });

  it('writes text as text, also when it looks like a tag', async () => {
    const html = await (await get(PAGES.start.en)).text();
    expect(html).toContain('&lt;b&gt;Wales&lt;/b&gt;');
    expect(html).not.toContain('<b>Wales');
  });

  it('gives cells to programs, with a symbol where a figure is blank', async () => {
    const answer = await (await get('/api/v1/releases/latest/cells?area=W15000002')).json();
    expect(answer).toMatchObject({
      releaseId: 'r1',
      count: 1,
      cells: [{ indicator: 'A1', areaCode: 'W15000002', value: null, symbol: 'c' }],
    });
  });

  it('answers programs that ask for what is not there with a problem document', async () => {
    const response = await get('/api/v1/releases/r2/cells');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'not-found', status: 404 });
  });

  it('serves the design systems without their typeface and crown', async () => {
    const html = await (await get(PAGES.start.en)).text();
    const sheets = [...html.matchAll(/href="(\/assets\/[^"]+\.css)"/gu)].map((match) => match[1] ?? '');
    expect(sheets).toHaveLength(3);
    const texts = await Promise.all(sheets.map(async (sheet) => await (await get(sheet)).text()));
    expect(texts.join('')).not.toMatch(/GDS Transport|@font-face/u);
    expect(html).not.toMatch(/crown/iu);
  });

  it('takes no form from elsewhere, and no wrong password', async () => {
    const post = (cookie: string, fields: Record<string, string>) =>
      fetch(portal.url + PAGES.signIn.cy, {
        method: 'POST',
        headers: { cookie },
        body: new URLSearchParams(fields),
        redirect: 'manual',
      });
    expect((await post('', { name: 'a', password: 'secret word' })).status).toBe(403);
    const page = await get(PAGES.signIn.cy);
    const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const token = /name="token" value="([^"]+)"/u.exec(await page.text())?.[1] ?? '';
    expect((await post(cookie, { token, name: 'a', password: 'wrong' })).status).toBe(401);
    const signedIn = await post(cookie, { token, name: 'a', password: 'secret word' });
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, PAGES.governance.cy]);
    expect(
      (await post('cyfrif-form=aaaaaaaaaaaaaaaaaaaaaa', { token, name: 'a', password: 'secret word' }))
        .status,
    ).toBe(403);
  });

  it.each(['/en/nowhere', FILES.download('r1', 'none.csv'), '/assets/x/none.css'])(
    'has nothing at %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it('tells that it is alive and ready', async () => {
    expect(await (await get('/health/live')).json()).toEqual({ status: 'up' });
    expect((await get('/health/ready')).status).toBe(200);
    expect(await (await get('/info')).json()).toEqual({ service: 'portal', version: 'test' });
  });
});
