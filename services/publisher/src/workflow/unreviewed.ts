import type { Jobs } from '#libs/jobs';
import type { BuildOutcome, BuildRequest } from '../build-release';

export const UNREVIEWED_RELEASE_JOB = 'publisher.release.unreviewed';

/** Publishes without review what is asked for over the queue, as `run` and `demo` do: never in production. */
export async function doUnreviewedReleases(
  publisher: { buildRelease(request: BuildRequest): Promise<BuildOutcome> },
  jobs: Jobs,
): Promise<void> {
  await jobs.handle<BuildRequest>(UNREVIEWED_RELEASE_JOB, (request) => publisher.buildRelease(request));
}
