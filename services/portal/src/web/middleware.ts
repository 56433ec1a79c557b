import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { PAGES_POLICY } from '#libs/web';
import {
  FORM_COOKIE,
  formToken,
  openSession,
  passwordMark,
  readCookies,
  SESSION_COOKIE,
  type Session,
} from '../session/cookie';
import type { PortalDependencies } from './tokens';

/** One script of the page template stands in the page itself; only with this answer's nonce does it run. */
export function pagePolicy(_request: Request, response: Response, next: NextFunction): void {
  const nonce = randomBytes(16).toString('base64');
  response.locals['nonce'] = nonce;
  const policy = PAGES_POLICY.replace("script-src 'self'", `script-src 'self' 'nonce-${nonce}'`);
  response.setHeader('Content-Security-Policy', policy);
  next();
}

/** Finds the session and the form token of a request. */
export function sessions(given: PortalDependencies) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const cookies = readCookies(request.headers.cookie);
    const { sessionKey, now } = given;
    const session = openSession(cookies.get(SESSION_COOKIE), sessionKey, now());
    response.locals['session'] = session && standing(session, given);
    let browser = cookies.get(FORM_COOKIE);
    if (browser === undefined || !/^[\w-]{22}$/u.test(browser)) {
      browser = randomBytes(16).toString('base64url');
      response.cookie(FORM_COOKIE, browser, cookieOptions(given));
    }
    response.locals['browser'] = browser;
    response.locals['csrf'] = formToken(browser, sessionKey);
    next();
  };
}

/** With the roles that the person has now; whoever was taken away or got a new password is signed out. */
function standing(session: Session, { users, sessionKey }: PortalDependencies): Session | undefined {
  const user = users().find(({ name }) => name === session.user);
  if (!user || passwordMark(user.passwordHash, sessionKey) !== session.password) return undefined;
  return { ...session, roles: user.roles };
}

export function cookieOptions(given: PortalDependencies) {
  return { httpOnly: true, sameSite: 'strict', secure: given.https ?? false, path: '/' } as const;
}

export const sessionOf = (response: Response): Session | undefined =>
  response.locals['session'] as Session | undefined;

/** Who is signed in, as decisions and consultations name them; empty where nobody is. */
export const userOf = (response: Response): string => sessionOf(response)?.user ?? '';
