import { formToken, formTokenMatches, openSession, readCookies, sealSession } from './cookie';
import { hashPassword, passwordMatches } from './passwords';
import { Users } from './users';

const KEY = Buffer.alloc(32, 3);
const NOW = new Date('2026-03-02T09:30:00Z');

describe('a session cookie', () => {
  const session = {
    user: 'arweinydd',
    roles: ['governance' as const],
    password: 'x',
    expires: NOW.getTime() + 1000,
  };

  it('opens with the key that sealed it, until it ends', () => {
    const cookie = sealSession(session, KEY);
    expect(openSession(cookie, KEY, NOW)).toEqual(session);
    expect(openSession(cookie, KEY, new Date(session.expires))).toBeUndefined();
    expect(openSession(cookie, Buffer.alloc(32, 4), NOW)).toBeUndefined();
  });

  it('cannot be rewritten to another role', () => {
    const [, signature] = sealSession(session, KEY).split('.');
    const body = Buffer.from(JSON.stringify({ ...session, roles: ['steward'] })).toString('base64url');
    expect(openSession(`${body}.${signature}`, KEY, NOW)).toBeUndefined();
    expect(openSession('rubbish', KEY, NOW)).toBeUndefined();
  });

  it('is found among other cookies', () => {
    expect(readCookies('a=1; cyfrif-session=x.y; b').get('cyfrif-session')).toBe('x.y');
  });
});

describe('a form', () => {
  it('is taken only with the token of its own browser', () => {
    const token = formToken('browser-one', KEY);
    expect(formTokenMatches(token, 'browser-one', KEY)).toBe(true);
    expect(formTokenMatches(token, 'browser-two', KEY)).toBe(false);
    expect(formTokenMatches(undefined, 'browser-one', KEY)).toBe(false);
  });
});

describe('signing in', () => {
  it('knows a password by its hash alone', async () => {
    const hash = await hashPassword('cyfrinair hir');
    expect(hash).not.toContain('cyfrinair');
    expect(await passwordMatches('cyfrinair hir', hash)).toBe(true);
    expect(await passwordMatches('cyfrinair', hash)).toBe(false);
    expect(await passwordMatches('cyfrinair hir', 'plain$text')).toBe(false);
  });

  it('pauses after five wrong passwords, also for names that do not exist, and not for others', async () => {
    let now = NOW;
    const hash = await hashPassword('right');
    const users = new Users(
      () => [
        { name: 'a', passwordHash: hash, roles: [] },
        { name: 'b', passwordHash: hash, roles: [] },
      ],
      () => now,
    );
    const tries = await Promise.all([1, 2, 3, 4, 5, 6].map(() => users.signIn('a', 'wrong')));
    expect(tries.map((result) => !result.ok && result.reason)).toEqual([
      ...Array(5).fill('wrong'),
      'too-many',
    ]);
    expect(await users.signIn('a', 'right')).toEqual({ ok: false, reason: 'too-many' });
    expect(await users.signIn('b', 'right')).toMatchObject({ ok: true });
    now = new Date(NOW.getTime() + 16 * 60_000);
    expect(await users.signIn('a', 'right')).toMatchObject({ ok: true });
  });
});
