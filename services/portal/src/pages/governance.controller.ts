import { Controller, Get, Inject, NotFoundException, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { GovernanceViews, ROW_LIMIT, type DayRange } from '../data/governance';
import { recordConsultation } from '../data/consultation';
import { readDays } from '../domain/days';
import { disclosureInWords } from '../domain/disclosed';
import { qualityPage } from '../domain/quality';
import { bothOf, languageOf, PAGES, type PageName } from '../paths';
import { requireRole } from '../session/require-role';
import { dateTime, isoDay, longDate } from '../web/formats';
import { sessionOf } from '../web/middleware';
import { DEPENDENCIES, type PortalDependencies } from '../web/tokens';
import { Views } from '../web/view';

const SECTIONS: [PageName, string][] = [
  ['governance', 'governance.nav-in'],
  ['refusals', 'governance.nav-refused'],
  ['flowsOut', 'governance.nav-out'],
  ['linkageQuality', 'governance.nav-linkage'],
  ['audit', 'governance.nav-audit'],
];

/** What governance leads see: flows in and out, refusals by reason, the state of the audit account. */
@Controller()
@UseGuards(requireRole('governance'))
export class GovernanceController {
  constructor(
    @Inject(GovernanceViews) private readonly data: GovernanceViews,
    @Inject(Views) private readonly views: Views,
    @Inject(DEPENDENCIES) private readonly given: PortalDependencies,
  ) {}

  @Get(bothOf('governance'))
  async flowsIn(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.page(request, response, 'governance', async (range) => {
      const rows = await this.data.flowsIn(range);
      const sum = (of: 'accepted' | 'repeated' | 'refused' | 'refusedLater'): number =>
        (rows ?? []).reduce((total, row) => total + row[of], 0);
      const totals = {
        accepted: sum('accepted'),
        repeated: sum('repeated'),
        refused: sum('refused'),
        refusedLater: sum('refusedLater'),
      };
      return { rows, totals, agencies: await this.data.agencies() };
    });
  }

  @Get(bothOf('refusals'))
  async refusals(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.page(request, response, 'refusals', async (range) => ({
      rows: await this.data.refusals(range),
      agencies: await this.data.agencies(),
    }));
  }

  @Get(bothOf('flowsOut'))
  async flowsOut(@Req() request: Request, @Res() response: Response): Promise<void> {
    const t = (key: string): string => this.views.text(request, key);
    await this.page(request, response, 'flowsOut', async (range) => ({
      rows: (await this.data.flowsOut(range))?.map((row) => ({ ...row, ...disclosureInWords(row, t) })),
    }));
  }

  @Get(bothOf('audit'))
  async audit(@Req() request: Request, @Res() response: Response): Promise<void> {
    const language = languageOf(request.path);
    const when = (date: Date | null): string => (date ? dateTime(date, language) : '');
    await this.page(request, response, 'audit', async () => {
      const status = await this.data.auditStatus();
      return {
        status: status && {
          ...status,
          lastReceived: when(status.lastReceivedAt),
          verified: when(status.verifiedAt),
        },
      };
    });
  }

  @Get(bothOf('linkageQuality'))
  async linkageQuality(@Req() request: Request, @Res() response: Response): Promise<void> {
    const t = (key: string): string => this.views.text(request, key);
    const language = languageOf(request.path);
    const { release } = request.query;
    const ofRelease = typeof release === 'string' ? await this.data.linkageOfRelease(release) : undefined;
    if (release !== undefined && !ofRelease) throw new NotFoundException();
    await this.page(request, response, 'linkageQuality', async () => {
      const stored = ofRelease ?? (await this.data.linkageQuality());
      const releases = await this.data.linkageOfReleases();
      return {
        quality: stored && qualityPage(stored, t, language),
        ofRelease,
        releases: releases.map((one) => ({
          ...one,
          asAt: longDate(new Date(one.asAt), language),
          href: `${PAGES.linkageQuality[language]}?release=${encodeURIComponent(one.releaseId)}`,
        })),
      };
    });
  }

  private async page(
    request: Request,
    response: Response,
    name: PageName,
    content: (range: DayRange) => Promise<{ rows?: unknown[] } & object>,
  ): Promise<void> {
    const t = (key: string): string => this.views.text(request, key);
    const days = readDays(request.query, isoDay(this.given.now()));
    const found: { rows?: unknown[] } = await content(days.range);
    const truncated = (found.rows?.length ?? 0) > ROW_LIMIT;
    const session = sessionOf(response);
    if (session)
      await recordConsultation(
        this.given,
        `portal.governance.${name}`,
        session.user,
        found.rows?.length ?? 0,
      );
    const language = languageOf(request.path);
    const incidents = (await this.data.incidents()).map((one) => ({
      ...one,
      firstFound: dateTime(one.firstFoundAt, language),
      lastFound: dateTime(one.lastFoundAt, language),
    }));
    this.views.send(request, response, `governance-${name.toLowerCase()}`, {
      title: t('governance.title'),
      incidents,
      atAudit: name === 'audit',
      ...found,
      rows: found.rows?.slice(0, ROW_LIMIT),
      truncated,
      range: days.range,
      error: days.ok ? undefined : t('governance.bad-day'),
      hasError: !days.ok,
      sections: SECTIONS.map(([page, key]) => ({
        text: t(key),
        href: PAGES[page][language],
        active: page === name,
      })),
    });
  }
}
