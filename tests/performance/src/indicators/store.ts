import { createHmac } from 'node:crypto';
import { exampleAgreements } from '#libs/contracts';
import { createLocalEventLog, type EventLog } from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { indicatorsMigrations, startIndicators, type Indicators } from '#services/indicators';

/** A store of facts of its own, with its service running and a writer to its topics. */
export interface Store {
  database: TemporaryDatabase;
  indicators: Indicators;
  /** The service's own view of the log, to see what waits. */
  eventLog: EventLog;
  stop(): Promise<void>;
}

export async function openStore(): Promise<Store> {
  const database = await temporaryDatabase([indicatorsMigrations]);
  const dataSource = await database.dataSource('indicators');
  const eventLog = createLocalEventLog({ dataSource, logger: quietLogger });
  const indicators = await startIndicators({
    dataSource,
    eventLog,
    logger: quietLogger,
    key: {
      mac: (domain, values) =>
        values.map((value) => createHmac('sha256', 'bench').update(`${domain}\x1f`).update(value).digest()),
    },
    agreements: exampleAgreements(),
    now: () => new Date(),
    codeVersion: 'bench',
  });
  return {
    database,
    indicators,
    eventLog,
    stop: async () => {
      await indicators.stop();
      await eventLog.close();
      await database.stop();
    },
  };
}
