import { openKeys } from '#libs/keys';
import { openModel } from '#libs/linkage';
import { runService } from '#libs/runtime';
import { serveDesk } from '#libs/web';
import { startPublisher } from './start';
import { servedMethods } from './workflow/served-methods';
import { doUnreviewedReleases } from './workflow/unreviewed';

void runService('publisher', async ({ config, jobs, ...room }) => {
  const { jitterKey, release } = openKeys(config.keysDir!).publisher();
  const { model, sha256 } = openModel(config.linkageModel!.text, config.linkageModel!.publicKey);
  const publisher = await startPublisher({
    ...room,
    jobs,
    jitterKey: jitterKey.export(),
    signingKey: release.privateKey,
    separateDomains: true,
    publishAt: config.publishAt,
    linkage: { model: model.version, sha256 },
  });
  // In production two reviewers stand between a computation and the public.
  if (config.environment === 'development') await doUnreviewedReleases(publisher, jobs!);
  const server = await serveDesk({
    ...config.desk!,
    tls: config.kafka.tls,
    caller: 'portal',
    methods: servedMethods(publisher.desk!),
    logger: room.logger,
  });
  return {
    stop: async () => {
      await server.stop();
      await publisher.stop();
    },
  };
});
