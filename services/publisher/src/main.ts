import { openKeys } from '#libs/keys';
import { runService } from '#libs/runtime';
import { startPublisher } from './start';

void runService('publisher', ({ config, ...room }) => {
  const { jitterKey, release } = openKeys(config.keysDir!).publisher();
  return startPublisher({
    ...room,
    jitterKey: jitterKey.export(),
    signingKey: release.privateKey,
    separateDomains: true,
  });
});
