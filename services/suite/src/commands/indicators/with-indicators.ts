import { codeVersion, suiteConfig } from '#libs/config';
import { exampleAgreements, loadAgreements } from '#libs/contracts';
import { openKeys } from '#libs/keys';
import { quietLogger } from '#libs/telemetry';
import { openIndicators, type IndicatorsDesk } from '#services/indicators';
import { withHouse } from '../../house/opened';
import { houseLayout } from '../../house/layout';
import { findRunning } from '../../house/running';

/** Asks the indicators of the house of this machine, whether it serves at the moment or not. */
export async function withIndicators<Result>(
  agreementsFolder: string | undefined,
  ask: (desk: IndicatorsDesk) => Promise<Result>,
): Promise<Result> {
  const { dataDir } = suiteConfig(process.env);
  const layout = houseLayout(dataDir);
  return withHouse(layout, findRunning(dataDir), async (house) => {
    const dataSource = await house.open('indicators');
    const eventLog = house.logOf(dataSource);
    try {
      return await ask(
        openIndicators({
          dataSource,
          eventLog,
          logger: quietLogger,
          key: openKeys(layout.keys).indicators(),
          agreements: agreementsFolder ? loadAgreements(agreementsFolder) : exampleAgreements(),
          now: () => new Date(),
          codeVersion: codeVersion(),
        }),
      );
    } finally {
      await eventLog.close();
    }
  });
}
