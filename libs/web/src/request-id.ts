import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const HEADER = 'X-Request-Id';
const OPAQUE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Names each request. A client's own name is taken if it is a UUID: any other text could hold anything. */
export function requestId(request: Request, response: Response, next: NextFunction): void {
  const given = request.headers['x-request-id'];
  response.setHeader(HEADER, typeof given === 'string' && OPAQUE.test(given) ? given : randomUUID());
  next();
}

/** The name that `requestId` gave. */
export function requestIdOf(response: Response): string | undefined {
  const value = response.getHeader(HEADER);
  return typeof value === 'string' ? value : undefined;
}
