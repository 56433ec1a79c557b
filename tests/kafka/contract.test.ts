import { randomBytes } from 'node:crypto';
import { createKafkaEventLog, defineKafka, type EventLog } from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { databaseWorld, eventLogContract } from '#libs/testing';
import { CutOff } from './cut-off';
import { type Engines, startEngines } from './engines';

let engines: Engines;
beforeAll(() => {
  engines = startEngines();
});
afterAll(() => engines.down());

eventLogContract('the Kafka adapter', async () => {
  const prefix = `t${randomBytes(4).toString('hex')}.`;
  await defineKafka({ ...engines.kafka('admin'), prefix }, quietLogger);
  const cutOffs = new Map<EventLog, CutOff>();
  return await databaseWorld({
    makeLog(dataSource, service) {
      const cutOff = new CutOff();
      const kafka = { ...engines.kafka(service), prefix, socketFactory: cutOff.socketFactory };
      const eventLog = createKafkaEventLog({ dataSource, kafka, logger: quietLogger });
      cutOffs.set(eventLog, cutOff);
      return eventLog;
    },
    kill: (eventLog) => Promise.resolve(cutOffs.get(eventLog)?.cut()),
    revive: () => cutOffs.forEach((cutOff) => cutOff.revive()),
    patience: 40_000,
    moment: 400,
  });
});
