import { databaseWorld, eventLogContract } from '#libs/testing';
import { createLocalEventLog } from './local-event-log';

const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

eventLogContract('the local adapter', () =>
  databaseWorld({
    makeLog: (dataSource) => createLocalEventLog({ dataSource, logger }),
    patience: 15_000,
    moment: 100,
  }),
);
