import { loadAgreements } from '#libs/contracts';
import { openKeys } from '#libs/keys';
import { runService } from '#libs/runtime';
import { startIndicators } from './start';

void runService('indicators', ({ config, ...room }) =>
  startIndicators({
    ...room,
    key: openKeys(config.keysDir!).indicators(),
    agreements: loadAgreements(config.agreementsDir!),
  }),
);
