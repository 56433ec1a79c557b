import type { NextFunction, Request, Response } from 'express';

/** For doors that answer programs: nothing they answer may run, be framed or be kept by a cache. */
export const API_POLICY = "default-src 'none'; frame-ancestors 'none'";
/** For pages rendered on the server with their own scripts, styles and pictures. */
export const PAGES_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Sets the security headers of every answer. */
export function securityHeaders({
  contentPolicy = API_POLICY,
  cache = 'no-store',
}: { contentPolicy?: string; cache?: string } = {}) {
  return (_request: Request, response: Response, next: NextFunction): void => {
    response.removeHeader('X-Powered-By');
    response.setHeader('Content-Security-Policy', contentPolicy);
    response.setHeader('Strict-Transport-Security', 'max-age=31536000');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('X-Frame-Options', 'DENY');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
    response.setHeader('Cache-Control', cache);
    next();
  };
}
