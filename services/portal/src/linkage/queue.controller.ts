import {
  Body,
  Controller,
  Get,
  Inject,
  NotFoundException,
  Post,
  Query,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { recordConsultation } from '../data/consultation';
import { bothOf, decisionAddress, languageOf, PAGES, reviewAddress, type Language } from '../paths';
import { requireFormToken, type FormBody } from '../session/form';
import { requireRole } from '../session/require-role';
import { dateTime } from '../web/formats';
import { userOf } from '../web/middleware';
import { DEPENDENCIES, type PortalDependencies } from '../web/tokens';
import { Views } from '../web/view';
import type { ClosedProposal, DecisionRow, LinkageDesk, QueuePage } from './desk';
import { signed } from './waterfall';

/** The linkage officers' first page: open reviews page by page, what was decided, and proposals that came to nothing. */
@Controller()
@UseGuards(requireRole('linkage'))
export class QueueController {
  constructor(
    @Inject(DEPENDENCIES) private readonly given: PortalDependencies,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Get(bothOf('linkage'))
  async list(
    @Req() request: Request,
    @Res() response: Response,
    @Query('after') after?: unknown,
    @Query('before') before?: unknown,
    @Query('decided') decided?: unknown,
  ): Promise<void> {
    const language = languageOf(request.path);
    const officer = userOf(response);
    const place = typeof before === 'string' ? { before } : typeof after === 'string' ? { after } : {};
    const page = await this.desk.queue(place);
    const decisions = await this.desk.decisions(typeof decided === 'string' ? decided : undefined);
    const closed = await this.desk.closedProposals();
    await recordConsultation(this.given, 'portal.linkage.queue', officer, page.items.length);
    const closedRows = closed.map((row) => this.closedRow(request, row, language));
    this.views.send(request, response, 'linkage', {
      title: this.views.text(request, 'linkage.title'),
      ...queueView(page, language),
      decisions: decisions.items.map((row) => decisionView(row, language)),
      newest: typeof decided === 'string' ? `${PAGES.linkage[language]}#decisions` : undefined,
      older:
        decisions.older &&
        `${PAGES.linkage[language]}?decided=${encodeURIComponent(decisions.older)}#decisions`,
      closed: closedRows,
      lapsed: closedRows.filter((_, at) => isUnseen(closed[at]!, officer)),
    });
  }

  /** The officer has read which of their proposals lapsed. */
  @Post(bothOf('linkage'))
  async seen(@Req() request: Request, @Res() response: Response, @Body() body: FormBody): Promise<void> {
    requireFormToken(response, body, this.given.sessionKey);
    await this.desk.seeLapses(userOf(response));
    response.redirect(303, PAGES.linkage[languageOf(request.path)]);
  }

  private get desk(): LinkageDesk {
    if (!this.given.linkageDesk) throw new NotFoundException();
    return this.given.linkageDesk;
  }

  private closedRow(request: Request, row: ClosedProposal, language: Language): object {
    const why = this.views.text(
      request,
      row.state === 'rejected' ? 'linkage.rejected-by' : `linkage.lapsed-${row.because}`,
    );
    return {
      ...row,
      when: dateTime(new Date(row.at), language),
      why: row.state === 'rejected' ? `${why} ${row.rejectedBy}` : why,
    };
  }
}

const isUnseen = (row: ClosedProposal, officer: string): boolean =>
  row.state === 'lapsed' && !row.seen && row.proposedBy === officer;

/** A page of reviews for the template, with the addresses of the pages around it. */
export function queueView({ items, from, total, previous, next }: QueuePage, language: Language): object {
  const here = PAGES.linkage[language];
  const at = (side: string, place: string): string => `${here}?${side}=${encodeURIComponent(place)}`;
  return {
    queue: items.map((item) => ({
      ...item,
      href: reviewAddress(language, item.reviewId),
      weight: item.bits === null ? '–' : signed(item.bits),
      opened: dateTime(new Date(item.openedAt), language),
    })),
    total,
    from,
    to: from + items.length - 1,
    previous: previous && at('before', previous),
    next: next && at('after', next),
  };
}

function decisionView(row: DecisionRow, language: Language): object {
  return {
    ...row,
    made: dateTime(new Date(row.madeAt), language),
    href: row.endedAt ? undefined : decisionAddress(language, row.overrideId),
    ended: row.endedAt ? dateTime(new Date(row.endedAt), language) : '',
  };
}
