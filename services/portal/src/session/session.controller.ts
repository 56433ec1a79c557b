import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { bothOf, languageOf, PAGES, type Language } from '../paths';
import { fieldOf, requireFormToken, type FormBody } from './form';
import { cookieOptions, sessionOf } from '../web/middleware';
import { DEPENDENCIES, type PortalDependencies } from '../web/tokens';
import { Views } from '../web/view';
import { passwordMark, sealSession, SESSION_COOKIE, SESSION_HOURS, type Role } from './cookie';
import { Users } from './users';

/** Signing in and out of the governance pages. */
@Controller()
export class SessionController {
  constructor(
    @Inject(DEPENDENCIES) private readonly given: PortalDependencies,
    @Inject(Users) private readonly users: Users,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Get(bothOf('signIn'))
  form(@Req() request: Request, @Res() response: Response): void {
    const session = sessionOf(response);
    if (session) response.redirect(303, firstPage(session.roles)[languageOf(request.path)]);
    else this.page(request, response);
  }

  @Post(bothOf('signIn'))
  async signIn(@Req() request: Request, @Res() response: Response, @Body() body: FormBody): Promise<void> {
    requireFormToken(response, body, this.given.sessionKey);
    const result = await this.users.signIn(fieldOf(body, 'name'), fieldOf(body, 'password'));
    this.given.logger.info({ event: 'portal.sign-in', outcome: result.ok ? 'done' : result.reason });
    if (!result.ok) {
      response.status(result.reason === 'wrong' ? 401 : 429);
      this.page(request, response, this.views.text(request, `session.${result.reason}`));
      return;
    }
    const expires = this.given.now().getTime() + SESSION_HOURS * 3_600_000;
    const { sessionKey } = this.given;
    const { name, roles, passwordHash } = result.user;
    const session = { user: name, roles, password: passwordMark(passwordHash, sessionKey), expires };
    response.cookie(SESSION_COOKIE, sealSession(session, sessionKey), cookieOptions(this.given));
    response.redirect(303, firstPage(session.roles)[languageOf(request.path)]);
  }

  @Post(bothOf('signOut'))
  signOut(@Req() request: Request, @Res() response: Response, @Body() body: FormBody): void {
    requireFormToken(response, body, this.given.sessionKey);
    response.clearCookie(SESSION_COOKIE, cookieOptions(this.given));
    response.redirect(303, PAGES.start[languageOf(request.path)]);
  }

  private page(request: Request, response: Response, error?: string): void {
    this.views.send(request, response, 'sign-in', {
      title: this.views.text(request, 'session.title'),
      error,
      hasError: error !== undefined,
    });
  }
}

function firstPage(roles: readonly Role[]): Record<Language, string> {
  if (roles.includes('governance')) return PAGES.governance;
  if (roles.includes('steward')) return PAGES.review;
  return roles.includes('linkage') ? PAGES.linkage : PAGES.refusalList;
}
