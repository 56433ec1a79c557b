import { ForbiddenException, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { languageOf, PAGES } from '../paths';
import { sessionOf } from '../web/middleware';
import type { Role } from './cookie';

/** Lets people with the role through; sends those without a session to sign in. */
export function requireRole(role: Role): new () => CanActivate {
  @Injectable()
  class RoleGuard implements CanActivate {
    canActivate(context: ExecutionContext): boolean {
      const http = context.switchToHttp();
      const response = http.getResponse<Response>();
      const session = sessionOf(response);
      if (session?.roles.includes(role)) return true;
      if (session) throw new ForbiddenException();
      response.redirect(303, PAGES.signIn[languageOf(http.getRequest<Request>().path)]);
      return false;
    }
  }
  return RoleGuard;
}
