import {
  Body,
  Controller,
  Get,
  Inject,
  NotFoundException,
  Param,
  Post,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { recordConsultation } from '../data/consultation';
import { bothOf, languageOf, PAGES, refusalAddress } from '../paths';
import { requireFormToken, type FormBody } from '../session/form';
import { requireRole } from '../session/require-role';
import { dateTime } from '../web/formats';
import { userOf } from '../web/middleware';
import { DEPENDENCIES, type PortalDependencies } from '../web/tokens';
import { Views } from '../web/view';
import type { DeskAnswer, RefusalsDesk } from './desk';
import { chosenIds, LIST_LIMIT, readChoice, refusalRow, STAGES, STATES } from './refusal-view';

/** The operators' pages: what was refused at any stage, why, and what may be tried again or given up. */
@Controller()
@UseGuards(requireRole('operator'))
export class RefusalsController {
  constructor(
    @Inject(DEPENDENCIES) private readonly given: PortalDependencies,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Get(bothOf('refusalList'))
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.listPage(request, response);
  }

  @Post(bothOf('refusalList'))
  async decide(@Req() request: Request, @Res() response: Response, @Body() body: FormBody): Promise<void> {
    requireFormToken(response, body, this.given.sessionKey);
    const ids = chosenIds(body?.['refusal']);
    if (ids.length === 0) {
      response.status(422);
      await this.listPage(request, response, { fault: true });
      return;
    }
    const answer = await this.decided(ids, body?.['decision'], response);
    await this.listPage(request, response, { answer });
  }

  @Get(bothOf('refusal'))
  async show(
    @Req() request: Request,
    @Res() response: Response,
    @Param('refusalId') refusalId: string,
  ): Promise<void> {
    const [refusal] = await this.desk.list({ refusalIds: [refusalId] });
    if (!refusal) throw new NotFoundException();
    await recordConsultation(this.given, 'portal.refusal.shown', userOf(response), 1);
    const body = await this.desk.body(refusalId);
    const language = languageOf(request.path);
    this.views.send(request, response, 'refusal', {
      title: `${this.views.text(request, 'refusals.refusal')} ${refusalId}`,
      refusal: refusalRow(refusal, language),
      resolvedAt: refusal.resolvedAt ? dateTime(new Date(refusal.resolvedAt), language) : '',
      here: refusalAddress(language, refusalId),
      body: body === undefined ? undefined : JSON.stringify(body, null, 2),
    });
  }

  @Post(bothOf('refusal'))
  async decideOne(
    @Req() request: Request,
    @Res() response: Response,
    @Param('refusalId') refusalId: string,
    @Body() body: FormBody,
  ): Promise<void> {
    requireFormToken(response, body, this.given.sessionKey);
    await this.decided([refusalId], body?.['decision'], response);
    response.redirect(303, refusalAddress(languageOf(request.path), refusalId));
  }

  private get desk(): RefusalsDesk {
    if (!this.given.refusals) throw new NotFoundException();
    return this.given.refusals;
  }

  private async decided(ids: readonly string[], decision: unknown, response: Response): Promise<DeskAnswer> {
    const user = userOf(response);
    if (decision === 'redrive') return await this.desk.redrive(ids, user);
    if (decision === 'discard') return await this.desk.discard(ids, user);
    throw new NotFoundException();
  }

  private async listPage(
    request: Request,
    response: Response,
    { fault, answer }: { fault?: boolean; answer?: DeskAnswer } = {},
  ): Promise<void> {
    const language = languageOf(request.path);
    const choice = readChoice(request.query);
    const found = await this.desk.list({
      ...(choice.agency && { agency: choice.agency }),
      ...(choice.stage && { stage: choice.stage }),
      ...(choice.state === 'waiting' && { redrivable: true }),
      limit: LIST_LIMIT + 1,
    });
    await recordConsultation(this.given, 'portal.refusals.listed', userOf(response), found.length);
    const text = (key: string): string => this.views.text(request, key);
    this.views.send(request, response, 'refusal-list', {
      title: text('refusals.title'),
      rows: found.slice(0, LIST_LIMIT).map((refusal) => refusalRow(refusal, language)),
      truncated: found.length > LIST_LIMIT,
      choice,
      stages: STAGES,
      states: STATES,
      here: PAGES.refusalList[language],
      answer: answer && { done: answer.done.length, skipped: answer.skipped.length },
      error: fault ? { href: '#refusal', text: text('refusals.fault-none') } : undefined,
      hasError: fault === true,
    });
  }
}
