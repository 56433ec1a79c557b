import {
  addStreamingAgency,
  type BrokerChanges,
  countChanges,
  createKafkaEventLog,
  defineKafka,
  describeRight,
  listStreamingAgencies,
  removeStreamingAgency,
  TOPICS,
  topicDefinitions,
} from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  ConfigResourceTypes,
  Kafka,
  logLevel,
  Partitioners,
  ResourcePatternTypes,
} from 'kafkajs';
import { type Engines, startEngines } from './engines';

const STREAMING = 'police-gwent';

/** The broker's own word for a refusal; kafkajs wraps it when it has tried again. */
function typeOf(error: unknown): string {
  const { type, cause, name } = error as { type?: string; cause?: unknown; name?: string };
  return type ?? (cause ? typeOf(cause) : (name ?? 'unknown'));
}

describe('the rights on the broker', () => {
  let engines: Engines;
  let database: TemporaryDatabase;
  beforeAll(async () => {
    engines = startEngines(['admin.example', STREAMING]);
    await defineKafka(engines.kafka('admin'), quietLogger);
    database = await temporaryDatabase();
  });
  afterAll(async () => {
    await database.stop();
    engines.down();
  });

  function clientOf(name: string, ssl: object = {}): Kafka {
    const { brokers, ssl: own } = engines.kafka(name);
    return new Kafka({
      brokers,
      ssl: { ca: [own.ca], cert: own.cert, key: own.key, ...ssl },
      logLevel: logLevel.NOTHING,
      retry: { retries: 6, initialRetryTime: 100, maxRetryTime: 1000 },
    });
  }

  async function write(name: string, topic: string): Promise<string> {
    const producer = clientOf(name).producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    try {
      await producer.send({ topic, messages: [{ key: 'k', value: 'v' }] });
      return 'written';
    } catch (error) {
      return typeOf(error);
    } finally {
      await producer.disconnect();
    }
  }

  it('let every service write exactly the topics of the table', async () => {
    const services = ['gateway', 'pseudonymiser', 'matcher', 'indicators', 'publisher', 'auditor', 'portal'];
    const written: string[] = [];
    const expected: string[] = [];
    const refusals = new Set<string>();
    for (const service of services) {
      for (const [topic, { from }] of Object.entries(TOPICS)) {
        const outcome = await write(service, topic);
        if (outcome === 'written') written.push(`${service} ${topic}`);
        else refusals.add(outcome);
        if ((from as readonly string[]).includes(service)) expected.push(`${service} ${topic}`);
      }
    }
    expect(written).toEqual(expected);
    expect([...refusals]).toEqual(['TOPIC_AUTHORIZATION_FAILED']);
  });

  it('take a certificate whose name merely begins with a service’s for nobody', async () => {
    expect(await write('admin.example', 'audit.entries')).toBe('TOPIC_AUTHORIZATION_FAILED');
    const admin = clientOf('admin.example').admin();
    await admin.connect();
    const made = admin.createTopics({ topics: [{ topic: 'made.by.another' }] });
    await expect(made).rejects.toMatchObject({ errors: [{ type: 'TOPIC_AUTHORIZATION_FAILED' }] });
    await admin.disconnect();
  });

  it('cannot be had by an agency under a name of the house', () => {
    expect(() => startEngines(['gateway'])).toThrow(/cannot be called gateway/);
  });

  it('refuse a reader that is not the topic’s, and a group of another service', async () => {
    const attempt = async (service: string, groupId: string, topic: string): Promise<unknown> => {
      const consumer = clientOf(service).consumer({ groupId, retry: { retries: 6 } });
      await consumer.connect();
      try {
        await consumer.subscribe({ topics: [topic] });
        const crash = new Promise<string>((done) => {
          consumer.on(consumer.events.GROUP_JOIN, () => done('joined'));
          consumer.on(consumer.events.CRASH, ({ payload }) => {
            const type = typeOf(payload.error);
            // A broker that has just started still loads its groups; kafkajs restarts the consumer by itself.
            if (type !== 'GROUP_LOAD_IN_PROGRESS') done(type);
          });
        });
        await consumer.run({ eachMessage: () => Promise.resolve() });
        return await crash;
      } catch (error) {
        return typeOf(error);
      } finally {
        await consumer.disconnect();
      }
    };
    expect(await attempt('matcher', 'matcher.own', 'intake.sealed')).toBe('TOPIC_AUTHORIZATION_FAILED');
    expect(await attempt('matcher', 'matcher.own', 'linkage.records')).toBe('joined');
    // kafkajs knows a group that it may not see only as one without a coordinator.
    expect(await attempt('matcher', 'indicators.own', 'linkage.records')).toBe(
      'KafkaJSGroupCoordinatorNotFound',
    );
  });

  it('refuse a client without a certificate, and one of another authority', async () => {
    for (const ssl of [{ cert: undefined, key: undefined }, { ca: [] }]) {
      const admin = clientOf('admin', ssl).admin();
      await expect(admin.connect()).rejects.toThrow(/certificate|Closed connection|self-signed/i);
      await admin.disconnect();
    }
  });

  it('stand on topics with partitions, retention and compression as defined', async () => {
    const admin = clientOf('admin').admin();
    await admin.connect();
    const { topics } = await admin.fetchTopicMetadata({
      topics: topicDefinitions().map(({ topic }) => topic),
    });
    const partitions = Object.fromEntries(topics.map((topic) => [topic.name, topic.partitions.length]));
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: topicDefinitions().map(({ topic, config }) => ({
        type: ConfigResourceTypes.TOPIC,
        name: topic,
        configNames: Object.keys(config),
      })),
    });
    const actual = resources.map((resource) => ({
      topic: resource.resourceName,
      partitions: partitions[resource.resourceName],
      config: Object.fromEntries(
        resource.configEntries.map((entry) => [entry.configName, entry.configValue]),
      ),
    }));
    expect(actual).toEqual(expect.arrayContaining(topicDefinitions()));
    await admin.disconnect();
  });

  it('are brought back to the definition: what it does not grant is told, then withdrawn', async () => {
    const admin = clientOf('admin').admin();
    await admin.connect();
    await admin.createAcls({
      acl: [
        {
          principal: 'User:portal',
          host: '*',
          operation: AclOperationTypes.WRITE,
          permissionType: AclPermissionTypes.ALLOW,
          resourceType: AclResourceTypes.TOPIC,
          resourcePatternType: ResourcePatternTypes.LITERAL,
          resourceName: 'cubes.computed',
        },
      ],
    });
    await admin.alterConfigs({
      validateOnly: false,
      resources: [
        {
          type: ConfigResourceTypes.TOPIC,
          name: 'questions.asked',
          configEntries: [{ name: 'retention.ms', value: '1000' }],
        },
      ],
    });
    await admin.createPartitions({ topicPartitions: [{ topic: 'cubes.computed', count: 2 }] });
    await admin.disconnect();
    const define = (dryRun: boolean): Promise<BrokerChanges> =>
      defineKafka(engines.kafka('admin'), quietLogger, { dryRun });
    for (const dryRun of [true, true, false]) {
      const changes = await define(dryRun);
      expect(changes.extraRights.map(describeRight)).toEqual(['portal WRITE topic cubes.computed']);
      expect(changes.otherSettings.map(({ topic }) => topic)).toEqual(['questions.asked']);
    }
    expect(await write('portal', 'cubes.computed')).toBe('TOPIC_AUTHORIZATION_FAILED');
    const after = await define(true);
    expect(countChanges(after)).toBe(0);
    expect(after.morePartitions).toEqual([{ topic: 'cubes.computed', has: 2, partitions: 1 }]);
  });

  it('are an agency’s on its own topics for as long as it streams, and none after', async () => {
    const [agency, settings] = ['admin.example', engines.kafka('admin')];
    await expect(addStreamingAgency(settings, quietLogger, agency, 1)).rejects.toThrow(/malformed/);
    await addStreamingAgency(settings, quietLogger, STREAMING, 1);
    expect(await write(STREAMING, `ingress.${STREAMING}`)).toBe('written');
    expect(await listStreamingAgencies(settings, quietLogger)).toEqual([
      { agency: STREAMING, rights: 6, unread: 1 },
    ]);
    expect(countChanges(await defineKafka(settings, quietLogger, { dryRun: true }))).toBe(0);
    // Nothing reads here: what it sent is not thrown away unasked.
    const kept = await removeStreamingAgency(settings, quietLogger, STREAMING, { patienceMs: 0 });
    expect(kept).toMatchObject({ topics: [], unread: 1 });
    expect(kept.rights).toHaveLength(6);
    expect(await write(STREAMING, `ingress.${STREAMING}`)).toBe('TOPIC_AUTHORIZATION_FAILED');
    await removeStreamingAgency(settings, quietLogger, STREAMING, { evenUnread: true });
    expect(await listStreamingAgencies(settings, quietLogger)).toEqual([]);
  });

  it('are known to the adapter, which refuses a topic of others before the commit', async () => {
    const dataSource = await database.dataSource('matcher');
    const eventLog = createKafkaEventLog({
      dataSource,
      kafka: engines.kafka('matcher'),
      logger: quietLogger,
    });
    const write = dataSource.transaction(async (tx) => {
      await eventLog.append(tx, 'cubes.computed', [{ key: 'k', value: Buffer.from('v') }]);
    });
    await expect(write).rejects.toThrow(/eventlog\.append\.forbidden/);
    await eventLog.close();
  });
});
