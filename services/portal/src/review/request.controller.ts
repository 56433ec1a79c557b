import { Body, Controller, Get, Inject, NotFoundException, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { bothOf, draftAddress, languageOf } from '../paths';
import { fieldOf, requireFormToken, type FormBody } from '../session/form';
import { requireRole } from '../session/require-role';
import { longDate } from '../web/formats';
import { userOf } from '../web/middleware';
import { DEPENDENCIES, type PortalDependencies } from '../web/tokens';
import { Views } from '../web/view';
import { PERIODS, type ReviewDesk } from './desk';

type Fault = 'run' | 'day' | 'periods' | 'note' | 'repeated';

/** The page on which a steward asks for a release, or for the correction of one. */
@Controller()
@UseGuards(requireRole('steward'))
export class RequestController {
  constructor(
    @Inject(DEPENDENCIES) private readonly given: PortalDependencies,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Get(bothOf('request'))
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.page(request, response, {});
  }

  @Post(bothOf('request'))
  async ask(@Req() request: Request, @Res() response: Response, @Body() body: FormBody): Promise<void> {
    requireFormToken(response, body, this.given.sessionKey);
    const periods = PERIODS.filter((period) => fieldOf(body, `period-${period}`) !== '');
    if (periods.length === 0) {
      await this.page(request, response, body, 'periods');
      return;
    }
    const supersedes = fieldOf(body, 'supersedes');
    const answer = await this.desk.request({
      runId: fieldOf(body, 'run', 200),
      builtBy: userOf(response),
      publishOn: fieldOf(body, 'day'),
      provisional: fieldOf(body, 'provisional') !== '',
      periods,
      ...(supersedes ? { supersedes } : {}),
      note: { en: fieldOf(body, 'note-en', 2000), cy: fieldOf(body, 'note-cy', 2000) },
    });
    if (answer.ok) response.redirect(303, draftAddress(languageOf(request.path), answer.draftId));
    else await this.page(request, response, body, faultOf(answer.code));
  }

  private get desk(): ReviewDesk {
    if (!this.given.desk) throw new NotFoundException();
    return this.given.desk;
  }

  private async page(request: Request, response: Response, body: FormBody, fault?: Fault): Promise<void> {
    const language = languageOf(request.path);
    const [runs, releases] = await Promise.all([this.desk.runs(), this.desk.releases()]);
    if (fault) response.status(422);
    this.views.send(request, response, 'request', {
      title: this.views.text(request, 'request.title'),
      runs: runs.map((run) => ({ ...run, day: longDate(new Date(run.receivedAt), language) })),
      releases: releases.filter(({ state }) => state === 'current'),
      periods: PERIODS,
      asked: Object.keys(body ?? {}).length > 0 ? body : { 'period-financial': 'on' },
      error: fault && { href: `#${FIELDS[fault]}`, text: this.views.text(request, `request.fault-${fault}`) },
      failedField: fault && FIELDS[fault],
      hasError: fault !== undefined,
    });
  }
}

const FIELDS: Record<Fault, string> = {
  run: 'run',
  day: 'day',
  periods: 'period-financial',
  note: 'note-en',
  repeated: 'run',
};

function faultOf(code: string): Fault {
  if (code === 'publisher.day.invalid') return 'day';
  if (code === 'publisher.note.missing') return 'note';
  return code === 'publisher.draft.repeated' ? 'repeated' : 'run';
}
