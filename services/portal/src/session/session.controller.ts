import { Body, Controller, ForbiddenException, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { bothOf, languageOf, PAGES } from '../paths';
import { cookieOptions, sessionOf } from '../web/middleware';
import { DEPENDENCIES, type PortalDependencies } from '../web/tokens';
import { Views } from '../web/view';
import { formTokenMatches, sealSession, SESSION_COOKIE, SESSION_HOURS } from './cookie';
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
    if (sessionOf(response)) response.redirect(303, PAGES.governance[languageOf(request.path)]);
    else this.page(request, response);
  }

  @Post(bothOf('signIn'))
  async signIn(
    @Req() request: Request,
    @Res() response: Response,
    @Body() body: Record<string, unknown> | undefined,
  ): Promise<void> {
    this.checkForm(response, body);
    const text = (field: string): string => {
      const value = body?.[field];
      return typeof value === 'string' ? value.slice(0, 200) : '';
    };
    const result = await this.users.signIn(text('name'), text('password'));
    this.given.logger.info({ event: 'portal.sign-in', outcome: result.ok ? 'done' : result.reason });
    if (!result.ok) {
      response.status(result.reason === 'wrong' ? 401 : 429);
      this.page(request, response, this.views.text(request, `session.${result.reason}`));
      return;
    }
    const expires = this.given.now().getTime() + SESSION_HOURS * 3_600_000;
    const session = { user: result.user.name, roles: result.user.roles, expires };
    response.cookie(SESSION_COOKIE, sealSession(session, this.given.sessionKey), cookieOptions(this.given));
    response.redirect(303, PAGES.governance[languageOf(request.path)]);
  }

  @Post(bothOf('signOut'))
  signOut(
    @Req() request: Request,
    @Res() response: Response,
    @Body() body: Record<string, unknown> | undefined,
  ): void {
    this.checkForm(response, body);
    response.clearCookie(SESSION_COOKIE, cookieOptions(this.given));
    response.redirect(303, PAGES.start[languageOf(request.path)]);
  }

  private checkForm(response: Response, body: Record<string, unknown> | undefined): void {
    const browser = response.locals['browser'] as string | undefined;
    if (!formTokenMatches(body?.['token'], browser, this.given.sessionKey)) throw new ForbiddenException();
  }

  private page(request: Request, response: Response, error?: string): void {
    this.views.send(request, response, 'sign-in', {
      title: this.views.text(request, 'session.title'),
      error,
      hasError: error !== undefined,
    });
  }
}
