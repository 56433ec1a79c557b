import { ForbiddenException } from '@nestjs/common';
import type { Response } from 'express';
import { formTokenMatches } from './cookie';

export type FormBody = Record<string, unknown> | undefined;

/** Refuses a form that did not come from a page of ours in the same browser. */
export function requireFormToken(response: Response, body: FormBody, key: Buffer): void {
  const browser = response.locals['browser'] as string | undefined;
  if (!formTokenMatches(body?.['token'], browser, key)) throw new ForbiddenException();
}

/** A field of a form as text, cut to a length that no honest form exceeds. */
export function fieldOf(body: FormBody, name: string, most = 200): string {
  const value = body?.[name];
  return typeof value === 'string' ? value.slice(0, most) : '';
}
