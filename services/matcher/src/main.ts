import { openModel } from '#libs/linkage';
import { runService } from '#libs/runtime';
import { startMatcher } from './start';

void runService('matcher', ({ config, ...room }) => {
  const { text, publicKey } = config.linkageModel!;
  return startMatcher({ ...room, model: openModel(text, publicKey) });
});
