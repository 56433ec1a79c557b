import { Controller, Get, NotFoundException, Param, Req, Res, Inject } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PublishedStore } from '../data/published';
import { FILES, PAGES } from '../paths';

/** The files of releases, byte for byte as published. */
@Controller()
export class FilesController {
  constructor(@Inject(PublishedStore) private readonly store: PublishedStore) {}

  /** A browser's preference decides the first language; after that the address does. */
  @Get('/')
  first(@Req() request: Request, @Res() response: Response): void {
    const language = request.acceptsLanguages('en', 'cy') === 'cy' ? 'cy' : 'en';
    response.vary('Accept-Language').redirect(302, PAGES.start[language]);
  }

  @Get(FILES.downloadRoute)
  async download(
    @Param('releaseId') releaseId: string,
    @Param('name') name: string,
    @Res() response: Response,
  ): Promise<void> {
    const file =
      name === 'manifest.json' ? await this.manifest(releaseId) : await this.store.file(releaseId, name);
    if (!file) throw new NotFoundException();
    response.type(file.mediaType);
    response.setHeader('Content-Disposition', `attachment; filename="${releaseId}-${name}"`);
    response.setHeader('Cache-Control', 'public, max-age=3600');
    response.send(file.content);
  }

  private async manifest(releaseId: string): Promise<{ mediaType: string; content: string } | undefined> {
    const release = await this.store.release(releaseId);
    return (
      release && { mediaType: 'application/json', content: `${JSON.stringify(release.manifest, null, 2)}\n` }
    );
  }
}
