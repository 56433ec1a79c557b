import { loadAgreements } from '#libs/contracts';
import { openKeys } from '#libs/keys';
import { openModel } from '#libs/linkage';
import { runService } from '#libs/runtime';
import { startPseudonymiser } from './start';

void runService('pseudonymiser', ({ config, ...room }) => {
  const { text, publicKey } = config.linkageModel!;
  const { frequencies } = openModel(text, publicKey);
  return startPseudonymiser({
    ...room,
    keys: openKeys(config.keysDir!).pseudonymiser(),
    agreements: loadAgreements(config.agreementsDir!),
    views: true,
    frequencyModel: frequencies,
  });
});
