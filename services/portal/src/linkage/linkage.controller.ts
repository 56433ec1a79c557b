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
import { bothOf, languageOf, PAGES, reviewAddress } from '../paths';
import { fieldOf, requireFormToken, type FormBody } from '../session/form';
import { requireRole } from '../session/require-role';
import { userOf } from '../web/middleware';
import { DEPENDENCIES, type PortalDependencies } from '../web/tokens';
import { Views } from '../web/view';
import type { LinkageDesk, Outcome } from './desk';
import { askingRows } from './asking';
import { graphDrawings, rulesText } from './graph';
import { faultOf, faultView, type Failed } from './fault';
import { signed, stepRows, waterfallChart, weighedBy } from './waterfall';

/** The linkage officers' pages: a pair without its values, proposals and their confirmation, the sample. */
@Controller()
@UseGuards(requireRole('linkage'))
export class LinkageController {
  constructor(
    @Inject(DEPENDENCIES) private readonly given: PortalDependencies,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Get(bothOf('linkagePair'))
  async show(
    @Req() request: Request,
    @Res() response: Response,
    @Param('reviewId') reviewId: string,
  ): Promise<void> {
    await this.page(request, response, reviewId);
  }

  @Post(bothOf('linkagePair'))
  async decide(
    @Req() request: Request,
    @Res() response: Response,
    @Param('reviewId') reviewId: string,
    @Body() body: FormBody,
  ): Promise<void> {
    requireFormToken(response, body, this.given.sessionKey);
    const officer = userOf(response);
    const settling = fieldOf(body, 'settle');
    if (settling !== '') {
      const done = await this.desk.settle(reviewId, { officer, confirm: settling === 'confirm' });
      await this.answer(request, response, reviewId, done, 'settle');
      return;
    }
    if (fieldOf(body, 'ask') !== '') {
      await this.ask(request, response, reviewId, body);
      return;
    }
    const kind = fieldOf(body, 'kind');
    const [scope, reason] = [fieldOf(body, 'scope').trim(), fieldOf(body, 'reason', 2000).trim()];
    const expiresOn = fieldOf(body, 'expires-on').trim();
    const failed: Failed | undefined =
      kind !== 'include' && kind !== 'exclude'
        ? { field: 'kind', fault: 'kind' }
        : scope === ''
          ? { field: 'scope', fault: 'scope' }
          : reason === ''
            ? { field: 'reason', fault: 'reason' }
            : expiresOn !== '' && !isDay(expiresOn)
              ? { field: 'expires-on', fault: 'day' }
              : undefined;
    if (failed) {
      await this.page(request, response, reviewId, failed);
      return;
    }
    const proposal = { kind: kind as 'include' | 'exclude', scope, reason, officer };
    const done = await this.desk.propose(reviewId, { ...proposal, ...(expiresOn && { expiresOn }) });
    await this.answer(request, response, reviewId, done, 'kind');
  }

  @Get(bothOf('linkageSample'))
  async sample(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.samplePage(request, response);
  }

  @Post(bothOf('linkageSample'))
  async judge(@Req() request: Request, @Res() response: Response, @Body() body: FormBody): Promise<void> {
    requireFormToken(response, body, this.given.sessionKey);
    const verdict = fieldOf(body, 'verdict');
    if (verdict !== 'same' && verdict !== 'different' && verdict !== 'unsure') {
      await this.samplePage(request, response, { field: 'verdict', fault: 'verdict' });
      return;
    }
    await this.desk.judge({ pairId: fieldOf(body, 'pair'), officer: userOf(response), verdict });
    response.redirect(303, PAGES.linkageSample[languageOf(request.path)]);
  }

  private get desk(): LinkageDesk {
    if (!this.given.linkageDesk) throw new NotFoundException();
    return this.given.linkageDesk;
  }

  /** An agency is asked about its own records; the officer stays on the page, where the question now stands. */
  private async ask(request: Request, response: Response, reviewId: string, body: FormBody): Promise<void> {
    const [choice, reason] = [fieldOf(body, 'choice'), fieldOf(body, 'ask-reason', 2000).trim()];
    if (choice === '' || reason === '') {
      const failed = choice === '' ? 'choice' : 'ask-reason';
      await this.page(request, response, reviewId, { field: failed, fault: failed });
      return;
    }
    const done = await this.desk.ask(reviewId, { choice, reason, officer: userOf(response) });
    if (done.ok) response.redirect(303, reviewAddress(languageOf(request.path), reviewId));
    else await this.answer(request, response, reviewId, done, 'choice');
  }

  /** Back to the queue, or the page again with what stood in the way. */
  private async answer(
    request: Request,
    response: Response,
    reviewId: string,
    done: Outcome,
    field: string,
  ): Promise<void> {
    if (done.ok) response.redirect(303, PAGES.linkage[languageOf(request.path)]);
    else await this.page(request, response, reviewId, faultOf(field, done.code));
  }

  private async page(request: Request, response: Response, reviewId: string, failed?: Failed): Promise<void> {
    const pair = await this.desk.show(reviewId);
    if (!pair) throw new NotFoundException();
    const officer = userOf(response);
    await recordConsultation(this.given, 'portal.linkage.pair', officer, 1);
    const language = languageOf(request.path);
    const t = (key: string): string => this.views.text(request, key);
    const rows = pair.waterfall && stepRows(pair.waterfall, t);
    if (failed) response.status(422);
    this.views.send(request, response, 'linkage-pair', {
      title: t('linkage.pair'),
      pair,
      here: reviewAddress(language, reviewId),
      rows,
      chart: pair.waterfall && rows && waterfallChart(pair.waterfall, pair.threshold, rows),
      weighedBy: pair.waterfall && weighedBy(pair.waterfall, t),
      threshold: signed(pair.threshold),
      graph: graphDrawings(pair.graph),
      links: pair.graph.links.map((link) => ({
        ...link,
        weight: link.bits === null ? '–' : signed(link.bits),
        rules: rulesText(link, t),
      })),
      ...askingRows(pair, language, t),
      mayConfirm: pair.proposal && pair.proposal.proposedBy !== officer,
      ...faultView(this.views, request, failed),
    });
  }

  private async samplePage(request: Request, response: Response, failed?: Failed): Promise<void> {
    const officer = userOf(response);
    const next = await this.desk.nextToJudge(officer);
    await recordConsultation(this.given, 'portal.linkage.sample', officer, next ? 1 : 0);
    const t = (key: string): string => this.views.text(request, key);
    const rows = next && stepRows(next.waterfall, t);
    if (failed) response.status(422);
    this.views.send(request, response, 'linkage-sample', {
      title: t('linkage.sample-title'),
      next,
      rows,
      chart: next && rows && waterfallChart(next.waterfall, 0, rows),
      weighedBy: next && weighedBy(next.waterfall, t),
      ...faultView(this.views, request, failed),
    });
  }
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
