import { loadAgreements } from '#libs/contracts';
import { openKeys } from '#libs/keys';
import { runService } from '#libs/runtime';
import { doComputeJobs } from './compute-job';
import { startIndicators } from './start';

void runService('indicators', async ({ config, jobs, ...room }) => {
  const dependencies = {
    ...room,
    key: openKeys(config.keysDir!).indicators(),
    agreements: loadAgreements(config.agreementsDir!),
  };
  const indicators = await startIndicators(dependencies);
  await doComputeJobs(dependencies, jobs!);
  return indicators;
});
