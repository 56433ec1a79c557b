import { Controller, Get, Header, Inject, NotFoundException, Param, Query } from '@nestjs/common';
import { PublishedStore, type ReleaseRow } from '../data/published';
import { API, FILES } from '../paths';

/** The read API: releases and their cells, as JSON, for anyone. */
@Controller()
export class ApiController {
  constructor(@Inject(PublishedStore) private readonly store: PublishedStore) {}

  @Get(API.releases)
  @Header('Access-Control-Allow-Origin', '*')
  async releases(): Promise<object> {
    const releases = await this.store.releases('en');
    return { releases: releases.map(summary) };
  }

  /** `latest` names the newest release in force. */
  @Get(API.release)
  @Header('Access-Control-Allow-Origin', '*')
  async release(@Param('releaseId') releaseId: string): Promise<object> {
    const release = await this.find(releaseId);
    return { ...summary(release), manifest: release.manifest };
  }

  @Get(API.cells)
  @Header('Access-Control-Allow-Origin', '*')
  async cells(
    @Param('releaseId') releaseId: string,
    @Query() query: Record<string, unknown>,
  ): Promise<object> {
    const release = await this.find(releaseId);
    const text = (name: string): string | undefined => {
      const value = query[name];
      return typeof value === 'string' && value !== '' ? value : undefined;
    };
    const area = text('area');
    const cells = await this.store.cells(release.releaseId, {
      indicator: text('indicator'),
      category: text('category'),
      period: text('period'),
      areaCodes: area === undefined ? undefined : [area],
    });
    return { releaseId: release.releaseId, count: cells.length, cells };
  }

  private async find(releaseId: string): Promise<ReleaseRow> {
    const release = releaseId === 'latest' ? await this.store.latest() : await this.store.release(releaseId);
    if (!release) throw new NotFoundException();
    return release;
  }
}

function summary(release: ReleaseRow): object {
  const { releaseId, edition, asAt, provisional, state, supersedes, publishedAt, manifest } = release;
  const files = manifest.files.map((file) => ({ ...file, href: FILES.download(releaseId, file.name) }));
  return {
    releaseId,
    edition,
    asAt,
    provisional,
    state,
    supersedes,
    publishedAt,
    counts: manifest.counts,
    files,
  };
}
