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
import { leftOut } from '../domain/withheld-view';
import { qualityPage, type StoredQuality } from '../domain/quality';
import { bothOf, draftAddress, evidenceAddress, languageOf, PAGES, type Language } from '../paths';
import { fieldOf, requireFormToken, type FormBody } from '../session/form';
import { requireRole } from '../session/require-role';
import { dateTime, longDate, wholeNumber } from '../web/formats';
import { userOf } from '../web/middleware';
import { DEPENDENCIES, type PortalDependencies } from '../web/tokens';
import { Views } from '../web/view';
import type { DraftDetail, DraftSummary, ReviewDesk } from './desk';
import { CELL_LIMIT, cellRow, cellsAddress, chooseCells, chosenCells, labelsOf, ONLY } from './draft-view';

/** The stewards' pages: drafts, their cells before protection, approval, rejection, withdrawal. */
@Controller()
@UseGuards(requireRole('steward'))
export class ReviewController {
  constructor(
    @Inject(DEPENDENCIES) private readonly given: PortalDependencies,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Get(bothOf('review'))
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    const language = languageOf(request.path);
    const [drafts, publishTime] = await Promise.all([this.desk.list(), this.desk.publishTime()]);
    this.views.send(request, response, 'review', {
      title: this.views.text(request, 'review.title'),
      publishTime,
      drafts: drafts.map((draft) => ({
        ...draft,
        publishOn: hasTime(draft)
          ? dateTime(new Date(draft.publishAt), language)
          : longDate(new Date(draft.publishOn), language),
        periods: draft.periods.map((one) => this.views.text(request, `review.period-${one}`)).join(', '),
        href: draftAddress(language, draft.draftId),
      })),
    });
  }

  @Get(bothOf('draft'))
  async show(
    @Req() request: Request,
    @Res() response: Response,
    @Param('draftId') draftId: string,
  ): Promise<void> {
    await this.page(request, response, draftId);
  }

  @Post(bothOf('draft'))
  async review(
    @Req() request: Request,
    @Res() response: Response,
    @Param('draftId') draftId: string,
    @Body() body: FormBody,
  ): Promise<void> {
    requireFormToken(response, body, this.given.sessionKey);
    const decision = fieldOf(body, 'decision');
    if (decision !== 'approve' && decision !== 'reject') {
      await this.page(request, response, draftId, { field: 'decision', fault: 'undecided' });
      return;
    }
    const comment = fieldOf(body, 'comment', 2000);
    const answer = await this.desk.review(draftId, { reviewer: userOf(response), decision, comment });
    const field = answer.ok || answer.code !== 'publisher.review.unexplained' ? 'decision' : 'comment';
    if (answer.ok) response.redirect(303, draftAddress(languageOf(request.path), draftId));
    else await this.page(request, response, draftId, { field, fault: lastPart(answer.code), decision });
  }

  @Post(bothOf('withdraw'))
  async withdraw(
    @Req() request: Request,
    @Res() response: Response,
    @Param('draftId') draftId: string,
    @Body() body: FormBody,
  ): Promise<void> {
    requireFormToken(response, body, this.given.sessionKey);
    const user = userOf(response);
    const found = await this.desk.show(draftId, user);
    const releaseId =
      found?.draft.state === 'published' ? found.draft.release?.manifest.releaseId : undefined;
    if (releaseId === undefined) throw new NotFoundException();
    const note = { en: fieldOf(body, 'note-en', 2000), cy: fieldOf(body, 'note-cy', 2000) };
    const answer = await this.desk.withdraw({ releaseId, by: user, note });
    if (answer.ok) response.redirect(303, draftAddress(languageOf(request.path), draftId));
    else {
      const fault = answer.code === 'publisher.note.missing' ? 'note' : lastPart(answer.code);
      const field = note.en.trim() !== '' && fault === 'note' ? 'note-cy' : 'note-en';
      await this.page(request, response, draftId, { field, fault, note });
    }
  }

  private get desk(): ReviewDesk {
    if (!this.given.desk) throw new NotFoundException();
    return this.given.desk;
  }

  private async page(
    request: Request,
    response: Response,
    draftId: string,
    failed?: { field: string; fault: string; decision?: string; note?: { en: string; cy: string } },
  ): Promise<void> {
    const found = await this.desk.show(draftId, userOf(response));
    if (!found) throw new NotFoundException();
    const { draft, cells, subjects, linkage, dueAt } = found;
    const progress = draft.state === 'building' ? await this.desk.progress(draftId) : undefined;
    const releaseId = draft.state === 'published' ? draft.release?.manifest.releaseId : undefined;
    const releases = releaseId || draft.supersedes ? await this.desk.releases() : [];
    const published = releases.find((release) => release.releaseId === releaseId);
    const corrected = releases.find((release) => release.releaseId === draft.supersedes);
    const language = languageOf(request.path);
    const label = labelsOf(draft, language);
    const choice = chooseCells(request.query, cells);
    const chosen = chosenCells(cells, choice);
    // Another indicator may have fewer cells than the one before.
    const from = choice.from < chosen.length ? choice.from : 0;
    // A draft that was built before the matcher answered does not carry the report: its page does not show it either.
    const digest = draft.release?.manifest.linkageQuality?.sha256;
    if (failed) response.status(422);
    this.views.send(request, response, 'draft', {
      title: `${this.views.text(request, 'review.draft')} ${draft.draftId}`,
      draft,
      here: draftAddress(language, draftId),
      progress: progress && { ...progress, step: lastPart(progress.stage) },
      publishOn: longDate(new Date(draft.publishOn), language),
      publishAt: hasTime(draft) ? dateTime(new Date(draft.publishAt), language) : '',
      dueAt: dueAt ? dateTime(new Date(dueAt), language) : '',
      refusal: draft.refusedCode
        ? this.views.text(request, `review.refused-${lastPart(draft.refusedCode)}`)
        : '',
      subjects: subjects.map((one) => one[language]),
      counted: countedText(draft, (key) => this.views.text(request, `review.${key}`), language),
      periods: draft.periods.map((one) => this.views.text(request, `request.period-${one}`)).join('; '),
      published,
      ...leftOut(draft.release?.manifest ?? {}, label, language),
      linkage:
        linkage && digest
          ? qualityPage(linkage as StoredQuality, (key) => this.views.text(request, key), language)
          : undefined,
      linkageDigest: digest,
      asAt: draft.release ? longDate(new Date(draft.release.manifest.asAt), language) : '',
      corrects: corrected ? `${this.views.text(request, 'start.edition')} ${corrected.edition}: ` : '',
      mayReview: isOpenTo(draft, userOf(response)),
      mayStop: draft.state === 'in-review' || draft.state === 'scheduled',
      again:
        draft.state === 'refused' || draft.state === 'rejected'
          ? `${PAGES.request[language]}?like=${encodeURIComponent(draftId)}`
          : '',
      evidence: draft.release ? evidenceAddress(language, draftId) : '',
      decided: failed?.decision,
      notes: failed?.note ?? { en: '', cy: '' },
      choice,
      only: ONLY,
      indicators: [...new Set(cells.map((cell) => cell.indicator))],
      cells: chosen.slice(from, from + CELL_LIMIT).map((cell) => cellRow(cell, label)),
      found: {
        first: from + 1,
        last: Math.min(from + CELL_LIMIT, chosen.length),
        all: chosen.length,
        before: from > 0 ? cellsAddress(draftAddress(language, draftId), choice, from - CELL_LIMIT) : '',
        after:
          from + CELL_LIMIT < chosen.length
            ? cellsAddress(draftAddress(language, draftId), choice, from + CELL_LIMIT)
            : '',
      },
      error: failed && {
        href: `#${failed.field}`,
        text: this.views.text(request, `review.fault-${failed.fault}`),
      },
      failedField: failed?.field,
      hasError: failed !== undefined,
    });
  }
}

/** A draft that was stopped keeps the time at which it would have been published; readers of its page need not see it. */
function hasTime<Given extends Pick<DraftSummary, 'state' | 'publishAt'>>(
  draft: Given,
): draft is Given & { publishAt: Date | string } {
  return draft.publishAt !== null && (draft.state === 'scheduled' || draft.state === 'published');
}

/** Whether to offer the form; the publisher decides in the end. */
function isOpenTo(draft: DraftSummary, user: string): boolean {
  return (
    draft.state === 'in-review' &&
    draft.builtBy !== user &&
    draft.reviews.every(({ reviewer }) => reviewer !== user)
  );
}

/** How much a draft shows and withholds, in words. */
function countedText({ release }: DraftDetail, t: (key: string) => string, language: Language): string {
  if (!release) return '';
  const { figures, blanks, other, cells } = release.manifest.counts;
  return [
    `${t('counts-figures')}: ${wholeNumber(figures, language)}`,
    `${t('counts-blanks')}: ${wholeNumber(blanks, language)}`,
    ...(other > 0 ? [`${t('counts-other')}: ${wholeNumber(other, language)}`] : []),
    `${t('counts-cells')}: ${wholeNumber(cells, language)}`,
  ].join('; ');
}

const lastPart = (code: string): string => code.split('.').at(-1) ?? '';
