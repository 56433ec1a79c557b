import { openKeys } from '#libs/keys';
import { runService } from '#libs/runtime';
import { startPublisher } from './start';
import { doUnreviewedReleases } from './workflow/unreviewed';

void runService('publisher', async ({ config, jobs, ...room }) => {
  const { jitterKey, release } = openKeys(config.keysDir!).publisher();
  const publisher = await startPublisher({
    ...room,
    jobs,
    jitterKey: jitterKey.export(),
    signingKey: release.privateKey,
    separateDomains: true,
  });
  // In production two reviewers stand between a computation and the public.
  if (config.environment === 'development') await doUnreviewedReleases(publisher, jobs!);
  return publisher;
});
