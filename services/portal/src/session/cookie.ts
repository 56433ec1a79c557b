import { createHmac, timingSafeEqual } from 'node:crypto';

/** linkage: an officer who reviews links; two are needed for a decision. */
export type Role = 'governance' | 'steward' | 'linkage' | 'operator';

export interface Session {
  user: string;
  roles: Role[];
  /** Which password opened it: a new one ends it. */
  password: string;
  /** Milliseconds since 1970. */
  expires: number;
}

export const SESSION_COOKIE = 'cyfrif-session';
export const FORM_COOKIE = 'cyfrif-form';
export const SESSION_HOURS = 8;

/** What a browser holds is signed, not hidden: a name, roles and an end. */
export function sealSession(session: Session, key: Buffer): string {
  const body = Buffer.from(JSON.stringify(session)).toString('base64url');
  return `${body}.${mac(`session ${body}`, key)}`;
}

export function openSession(cookie: string | undefined, key: Buffer, now: Date): Session | undefined {
  const [body, signature] = (cookie ?? '').split('.');
  if (!body || !signature || !equal(signature, mac(`session ${body}`, key))) return undefined;
  const session = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Session;
  return session.expires > now.getTime() ? session : undefined;
}

/** The token that a form must bring back: bound to the browser's own cookie by our key. */
export function formToken(browser: string, key: Buffer): string {
  return mac(`form ${browser}`, key);
}

export function formTokenMatches(token: unknown, browser: string | undefined, key: Buffer): boolean {
  return typeof token === 'string' && browser !== undefined && equal(token, formToken(browser, key));
}

export function readCookies(header: string | undefined): Map<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  return new Map(pairs.filter(([name]) => name).map(([name, value]) => [name as string, value ?? '']));
}

/** Tells passwords apart and says nothing about them. */
export const passwordMark = (hash: string, key: Buffer): string => mac(`password ${hash}`, key).slice(0, 16);

const mac = (text: string, key: Buffer): string => createHmac('sha256', key).update(text).digest('base64url');

function equal(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
