import { loadAgreements } from '#libs/contracts';
import { openKeys } from '#libs/keys';
import { runService } from '#libs/runtime';
import { startPseudonymiser } from './start';

void runService('pseudonymiser', ({ config, ...room }) =>
  startPseudonymiser({
    ...room,
    keys: openKeys(config.keysDir!).pseudonymiser(),
    agreements: loadAgreements(config.agreementsDir!),
  }),
);
