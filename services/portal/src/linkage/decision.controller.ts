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
import { bothOf, decisionAddress, languageOf, PAGES } from '../paths';
import { fieldOf, requireFormToken, type FormBody } from '../session/form';
import { requireRole } from '../session/require-role';
import { dateTime } from '../web/formats';
import { userOf } from '../web/middleware';
import { DEPENDENCIES, type PortalDependencies } from '../web/tokens';
import { Views } from '../web/view';
import type { LinkageDesk } from './desk';
import { faultOf, faultView, type Failed } from './fault';

/** A decision of linkage officers, and ending it: one officer proposes, another confirms. */
@Controller()
@UseGuards(requireRole('linkage'))
export class DecisionController {
  constructor(
    @Inject(DEPENDENCIES) private readonly given: PortalDependencies,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Get(bothOf('linkageDecision'))
  async show(
    @Req() request: Request,
    @Res() response: Response,
    @Param('reviewId') overrideId: string,
  ): Promise<void> {
    await this.page(request, response, overrideId);
  }

  @Post(bothOf('linkageDecision'))
  async end(
    @Req() request: Request,
    @Res() response: Response,
    @Param('reviewId') overrideId: string,
    @Body() body: FormBody,
  ): Promise<void> {
    requireFormToken(response, body, this.given.sessionKey);
    const officer = userOf(response);
    const settling = fieldOf(body, 'settle');
    const reason = fieldOf(body, 'reason', 2000).trim();
    if (settling === '' && reason === '') {
      await this.page(request, response, overrideId, { field: 'reason', fault: 'end-reason' });
      return;
    }
    const done =
      settling === ''
        ? await this.desk.proposeEnd(overrideId, { officer, reason })
        : await this.desk.settleEnd(overrideId, { officer, confirm: settling === 'confirm' });
    if (done.ok) response.redirect(303, PAGES.linkage[languageOf(request.path)]);
    else await this.page(request, response, overrideId, faultOf('settle', done.code));
  }

  private get desk(): LinkageDesk {
    if (!this.given.linkageDesk) throw new NotFoundException();
    return this.given.linkageDesk;
  }

  private async page(
    request: Request,
    response: Response,
    overrideId: string,
    failed?: Failed,
  ): Promise<void> {
    const decision = await this.desk.decision(overrideId);
    if (!decision) throw new NotFoundException();
    const officer = userOf(response);
    await recordConsultation(this.given, 'portal.linkage.decision', officer, 1);
    const language = languageOf(request.path);
    if (failed) response.status(422);
    this.views.send(request, response, 'linkage-decision', {
      title: this.views.text(request, 'linkage.decision-title'),
      decision,
      here: decisionAddress(language, overrideId),
      made: dateTime(new Date(decision.madeAt), language),
      mayConfirm: decision.ending && decision.ending.proposedBy !== officer,
      ...faultView(this.views, request, failed),
    });
  }
}
