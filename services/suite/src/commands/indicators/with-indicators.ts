import { codeVersion } from '#libs/config';
import { exampleAgreements, loadAgreements } from '#libs/contracts';
import { openKeys } from '#libs/keys';
import { quietLogger } from '#libs/telemetry';
import { openIndicators, type IndicatorsDesk } from '#services/indicators';
import { withHouse } from '../../house/opened';
import { placeOfHouse } from '../../house/place';

/** Asks the indicators of a deployment, or of the house of this machine, whether it serves at the moment or not. */
export async function withIndicators<Result>(
  agreementsFolder: string | undefined,
  ask: (desk: IndicatorsDesk) => Promise<Result>,
): Promise<Result> {
  const place = placeOfHouse(process.env);
  const { room, layout } = place;
  const agreements = agreementsFolder ?? room?.agreementsDir;
  return withHouse(place, async (house) => {
    const dataSource = await house.open('indicators');
    const eventLog = house.logOf(dataSource);
    try {
      return await ask(
        openIndicators({
          dataSource,
          eventLog,
          logger: quietLogger,
          key: openKeys(room?.keysDir ?? layout.keys).indicators(),
          agreements: agreements ? loadAgreements(agreements) : exampleAgreements(),
          now: () => new Date(),
          codeVersion: codeVersion(),
        }),
      );
    } finally {
      await eventLog.close();
    }
  });
}
