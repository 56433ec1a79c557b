import { Body, Controller, Get, Inject, NotFoundException, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { bothOf, draftAddress, languageOf } from '../paths';
import { fieldOf, requireFormToken, type FormBody } from '../session/form';
import { requireRole } from '../session/require-role';
import { dateTime, longDate } from '../web/formats';
import { userOf } from '../web/middleware';
import { DEPENDENCIES, type PortalDependencies } from '../web/tokens';
import { Views } from '../web/view';
import { PERIODS, type ReviewDesk } from './desk';

type Fault = 'run' | 'day' | 'past' | 'periods' | 'note' | 'note-cy' | 'repeated' | 'superseded';

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
    await this.page(request, response, await this.like(request.query['like']));
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
    const fault = answer.ok ? undefined : faultOf(answer.code);
    if (answer.ok) response.redirect(303, draftAddress(languageOf(request.path), answer.draftId));
    else await this.page(request, response, body, fault === 'note' ? emptyNoteOf(body) : fault);
  }

  /** What was asked for before: whoever asks again need not write it out. */
  private async like(draftId: unknown): Promise<FormBody> {
    const draft = (await this.desk.list()).find((one) => one.draftId === draftId);
    if (!draft) return {};
    return {
      run: draft.runId,
      provisional: draft.provisional ? 'on' : '',
      supersedes: draft.supersedes ?? '',
      'note-en': draft.note.en,
      'note-cy': draft.note.cy,
      ...Object.fromEntries(draft.periods.map((period) => [`period-${period}`, 'on'])),
    };
  }

  private get desk(): ReviewDesk {
    if (!this.given.desk) throw new NotFoundException();
    return this.given.desk;
  }

  private async page(request: Request, response: Response, body: FormBody, fault?: Fault): Promise<void> {
    const language = languageOf(request.path);
    const [runs, releases, publishTime] = await Promise.all([
      this.desk.runs(),
      this.desk.releases(),
      this.desk.publishTime(),
    ]);
    if (fault) response.status(422);
    this.views.send(request, response, 'request', {
      title: this.views.text(request, 'request.title'),
      runs: runs.map((run) => ({
        runId: run.runId,
        asAt: longDate(new Date(run.asAt), language),
        // Two computations may stand for the same day.
        computed: dateTime(new Date(run.receivedAt), language),
      })),
      // A release that was withdrawn is put right by one that corrects it.
      releases: releases
        .filter(({ state }) => state !== 'superseded')
        .map((release) => ({ ...release, asAt: longDate(new Date(release.asAt), language) })),
      publishTime,
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
  past: 'day',
  periods: 'period-financial',
  note: 'note-en',
  'note-cy': 'note-cy',
  repeated: 'run',
  superseded: 'supersedes',
};

/** The field to go to: the one that is empty. */
const emptyNoteOf = (body: FormBody): Fault => (fieldOf(body, 'note-en').trim() === '' ? 'note' : 'note-cy');

const FAULTS: Record<string, Fault> = {
  'publisher.day.invalid': 'day',
  'publisher.day.past': 'past',
  'publisher.note.missing': 'note',
  'publisher.draft.repeated': 'repeated',
  'publisher.release.superseded': 'superseded',
  'publisher.release.unknown': 'superseded',
};

function faultOf(code: string): Fault {
  return FAULTS[code] ?? 'run';
}
