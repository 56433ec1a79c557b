import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PublishedStore } from '../data/published';
import { standingOf } from '../domain/notices';
import { leftOut } from '../domain/withheld-view';
import { bothOf, FILES, languageOf } from '../paths';
import { longDate } from '../web/formats';
import { Views } from '../web/view';

/** Pages that explain: releases and corrections, how figures are made, accessibility. */
@Controller()
export class InformationController {
  constructor(
    @Inject(PublishedStore) private readonly store: PublishedStore,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Get(bothOf('releases'))
  async releases(@Req() request: Request, @Res() response: Response): Promise<void> {
    const language = languageOf(request.path);
    const releases = await this.store.releases(language);
    const lacking = releases.filter(({ manifest }) => manifest.withheld?.length);
    const names = await this.store.tableNames(
      lacking.map(({ releaseId }) => releaseId),
      language,
    );
    this.views.send(request, response, 'releases', {
      title: this.views.text(request, 'releases.title'),
      releases: releases.map((release) => ({
        ...release,
        standing: standingOf(release, releases),
        ...leftOut(
          release.manifest,
          (kind, code) => names.get(release.releaseId)?.get(`${kind}:${code}`) ?? code,
          language,
        ),
        corrects: releases.find(({ releaseId }) => releaseId === release.supersedes)?.edition,
        publishedOn: longDate(release.publishedAt, language),
        asAtDay: longDate(new Date(`${release.asAt.slice(0, 10)}T12:00:00Z`), language),
        file: FILES.download(release.releaseId, language === 'cy' ? 'ffigurau.cy.csv' : 'figures.en.csv'),
      })),
    });
  }

  @Get(bothOf('about'))
  about(@Req() request: Request, @Res() response: Response): void {
    this.views.send(request, response, 'about', { title: this.views.text(request, 'about.title') });
  }

  @Get(bothOf('accessibility'))
  accessibility(@Req() request: Request, @Res() response: Response): void {
    const title = this.views.text(request, 'accessibility.title');
    this.views.send(request, response, 'accessibility', { title });
  }
}
