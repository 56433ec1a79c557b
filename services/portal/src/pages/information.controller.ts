import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PublishedStore } from '../data/published';
import { bothOf, FILES, languageOf } from '../paths';
import { longDate } from '../web/formats';
import { Views } from '../web/view';

/** Pages that explain: releases and corrections, definitions, how figures are made, accessibility. */
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
    this.views.send(request, response, 'releases', {
      title: this.views.text(request, 'releases.title'),
      releases: releases.map((release) => ({
        ...release,
        publishedOn: longDate(release.publishedAt, language),
        asAtDay: longDate(new Date(`${release.asAt.slice(0, 10)}T12:00:00Z`), language),
        file: FILES.download(release.releaseId, language === 'cy' ? 'ffigurau.cy.csv' : 'figures.en.csv'),
      })),
    });
  }

  @Get(bothOf('definitions'))
  async definitions(@Req() request: Request, @Res() response: Response): Promise<void> {
    const release = await this.store.latest();
    const labels = release && (await this.store.labels(release.releaseId, languageOf(request.path)));
    const measures = release && (await this.store.measures(release.releaseId));
    const indicators = (release?.manifest.indicators ?? []).map((code) => ({
      code,
      label: labels?.get(`indicator:${code}`),
      measure: measures?.get(code) ?? '',
      measureLabel: labels?.get(`measure:${measures?.get(code) ?? ''}`),
      version: release?.manifest.definitions[code],
      explanation: labels?.get(`explanation:${code}`),
      caveats: labels?.get(`caveats:${code}`),
    }));
    const title = this.views.text(request, 'definitions.title');
    this.views.send(request, response, 'definitions', { title, indicators });
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
