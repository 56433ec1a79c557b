import { openModel } from '#libs/linkage';
import { runService } from '#libs/runtime';
import { served, serveDesk } from '#libs/web';
import { officerDesk } from './api/officer-desk';
import { startMatcher } from './start';

void runService('matcher', async ({ config, ...room }) => {
  const { text, publicKey } = config.linkageModel!;
  const model = openModel(text, publicKey);
  const matcher = await startMatcher({ ...room, model });
  // A standby serves it too: what officers decide is written for the one writer to act on.
  const server = await serveDesk({
    ...config.desk!,
    tls: config.kafka.tls,
    caller: 'portal',
    methods: served(officerDesk({ ...room, model: model.model })),
    logger: room.logger,
  });
  return {
    stop: async () => {
      await server.stop();
      await matcher.stop();
    },
  };
});
