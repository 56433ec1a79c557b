import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { EventLogStrategy } from '#libs/eventlog';
import type { Jobs } from '#libs/jobs';
import type { DataSource } from 'typeorm';
import { buildRelease, type BuildOutcome, type BuildRequest, type BuildSettings } from './build-release';
import { readEvidence, readRelease } from './data/releases';
import { writeEvidence, writeRelease } from './files/export';
import { PublisherModule } from './publisher.module';
import { ReleaseDesk } from './workflow/desk';
import { doReleaseJobs } from './workflow/jobs';

export type PublisherDependencies = Omit<BuildSettings, 'separateDomains'> & {
  /** Whether the services run apart, each with its own role and keys. Default: no, and the manifest says so. */
  separateDomains?: boolean;
  /** For the workflow with reviewers; without it there is no desk. The caller closes it. */
  jobs?: Jobs;
};

export interface Publisher {
  stop(): Promise<void>;
  /** Protects a run's cubes and publishes them, or refuses with a code. The run must be whole. */
  buildRelease(request: BuildRequest): Promise<BuildOutcome>;
  /** Writes a published release's files into a folder; returns their names. */
  exportRelease(releaseId: string, folder: string): Promise<string[]>;
  /** Writes a release's witnesses and reports, for stewards alone; the caller records who looked. */
  exportEvidence(releaseId: string, folder: string): Promise<string[]>;
  /** Requests, reviews, corrections and withdrawals. */
  desk?: ReleaseDesk;
}

/** Consumes `cubes.computed` and publishes releases to the schema `published`. */
export async function startPublisher(dependencies: PublisherDependencies): Promise<Publisher> {
  const { dataSource, eventLog, logger, now, separateDomains = false } = dependencies;
  const app = await NestFactory.createMicroservice(PublisherModule.with({ now, logger, eventLog }), {
    strategy: new EventLogStrategy({ eventLog }),
    logger: false,
    abortOnError: false,
  });
  await app.listen();
  const settings: BuildSettings = { ...dependencies, separateDomains };
  const desk = dependencies.jobs && new ReleaseDesk(settings, dependencies.jobs);
  if (dependencies.jobs && desk) {
    await doReleaseJobs(settings, dependencies.jobs);
    await desk.resume();
  }
  return {
    desk,
    stop: () => app.close(),
    buildRelease: (request) => buildRelease(settings, request),
    exportRelease: (releaseId, folder) => exportRelease(dataSource, releaseId, folder),
    exportEvidence: async (releaseId, folder) =>
      await writeEvidence(await readEvidence(dataSource.manager, releaseId), folder),
  };
}

/** Writes a published release's files into a folder; returns their names. */
export async function exportRelease(
  dataSource: DataSource,
  releaseId: string,
  folder: string,
): Promise<string[]> {
  const release = await readRelease(dataSource.manager, releaseId);
  if (!release) throw new Error('publisher.release.unknown: there is no release with this id.');
  return await writeRelease(release, folder);
}
