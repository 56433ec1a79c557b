import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:https';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DataSource } from 'typeorm';
import type { Agreement } from '#libs/contracts';
import { type EventLog, EventLogStrategy, type KafkaSettings, startKafkaIngress } from '#libs/eventlog';
import { createIntakeSealer, type ReferenceKey, type SealingJwk } from '#libs/keys';
import { faultFields, type Logger, type Metrics, NestLogger } from '#libs/telemetry';
import { ProblemFilter, requestId, securityHeaders } from '#libs/web';
import { Admission } from './api/admission';
import { IntakeQueue } from './api/intake-queue';
import { kafkaIntake } from './api/kafka-intake';
import { contextOf, type GatewaySettings } from './api/settings';
import { closedAgencies } from './data/closed-agencies';
import { forgetQuestionSets } from './data/questions';
import { expireBodies } from './data/refusals';
import { refusalsStore, type RefusalsStore } from './data/refusals-store';
import { DEFAULT_LIMITS, type Limits } from './domain/limits';
import { watchClosed } from './door/closed';
import { watchDoorEnds } from './door/ends';
import { type DoorTls, openRevocations } from './door/revocations';
import { GatewayModule } from './gateway.module';

export interface GatewayDependencies {
  dataSource: DataSource;
  eventLog: EventLog;
  logger: Logger;
  tls: DoorTls;
  host: string;
  /** 0 takes a free one. */
  port: number;
  agreements: readonly Agreement[];
  /** The pseudonymiser's public key: what goes on the intake is sealed to it. */
  sealTo: SealingJwk;
  /** Keys the digests that the gateway stores, so that nobody finds facts by trying them. */
  key: ReferenceKey;
  limits?: Partial<Limits>;
  /** Is told what is accepted, by agency, and refused, by stage and code, and when the door's certificates end. */
  metrics?: Pick<Metrics, 'accepted' | 'refused' | 'watchEnd'>;
  /** Brokers on whose topics agencies may stream; without them events come by HTTP alone. */
  kafka?: KafkaSettings;
  now: () => Date;
  codeVersion: string;
  /**
   * When an agreement must be in force: on the event's day and on the day of receipt (default), or on the event's
   * day alone, so that a computation over old files does not depend on the day on which it runs.
   */
  agreementDates?: 'event' | 'event-and-today';
}

export interface Gateway {
  /** https address with the port taken. */
  url: string;
  port: number;
  /** Puts another register in force, from the next request on. */
  replaceAgreements(agreements: readonly Agreement[]): void;
  /** What the gateway needs besides its database and the brokers, for its readiness. */
  checks: Record<string, () => Promise<boolean>>;
  /** What was refused at any stage, for the console. */
  refusals: RefusalsStore;
  /** Ends after the requests and batches in hand. */
  stop(): Promise<void>;
}

const EXPIRY_INTERVAL_MS = 3_600_000;
const CLOSE_IDLE_AFTER_MS = 5000;
const IDLE_SOCKET_MS = 120_000;

/** Starts the gateway: HTTPS with client certificates, and the consumer of later stages' refusals. */
export async function startGateway(dependencies: GatewayDependencies): Promise<Gateway> {
  const { dataSource, eventLog, logger, tls, host, port, now, sealTo, key, codeVersion, metrics } =
    dependencies;
  const sealer = createIntakeSealer(sealTo, now);
  // Made before the door opens: a key that cannot be sealed to is a fault of the start.
  await sealer.current();
  const closed = await watchClosed(() => closedAgencies(dataSource), { logger });
  let agreements = byId(dependencies.agreements);
  const settings: GatewaySettings = {
    ...dependencies,
    limits: { ...DEFAULT_LIMITS, ...dependencies.limits },
    agreements: () => agreements,
    closed,
    sealer,
    fingerprint: (what, text) => key.mac(what, [Buffer.from(text)])[0]!.toString('hex'),
    agreementDates: dependencies.agreementDates ?? 'event-and-today',
  };
  const { crlFile, ...certificate } = tls;
  const revocations =
    crlFile === undefined ? undefined : openRevocations({ ...certificate, crlFile }, { logger });
  if (metrics) watchDoorEnds(tls, revocations, metrics);
  const app = await NestFactory.create<NestExpressApplication>(GatewayModule.with(settings), {
    httpsOptions: {
      ...certificate,
      ...(revocations && { crl: revocations.crl }),
      requestCert: true,
      rejectUnauthorized: true,
    },
    bodyParser: false,
    abortOnError: false,
    logger: new NestLogger(logger),
  });
  // Before all routes, and not as middleware of the module: that is matched by path and wrapped for every request.
  app.use(requestId, securityHeaders());
  app.useGlobalFilters(new ProblemFilter(logger));
  app.disable('x-powered-by').set('query parser', false).set('etag', false);
  app.connectMicroservice({ strategy: new EventLogStrategy({ eventLog }) });
  await app.startAllMicroservices();
  const server = app.getHttpServer() as unknown as Server;
  revocations?.guard(server);
  await app.listen(port, host);
  // A client that sends no certificate or rubbish is no fault of ours; the text may hold what it sent.
  server.on('tlsClientError', () => logger.debug({ event: 'gateway.tls.refused' }));
  // A long stream is no attack as long as it moves; a connection that stands still is closed.
  server.requestTimeout = 0;
  server.setTimeout(IDLE_SOCKET_MS);
  const taken = (server.address() as AddressInfo).port;
  const expire = (): void => {
    expireBodies({ dataSource, eventLog }, now()).then(
      (count) => count > 0 && logger.info({ event: 'gateway.bodies.expired', count }),
      (error: unknown) => logger.warn({ event: 'gateway.bodies.failed', ...faultFields(error) }),
    );
  };
  const forget = (): void => {
    forgetQuestionSets(dataSource, now().toISOString().slice(0, 10)).catch((error: unknown) =>
      logger.warn({ event: 'gateway.questions.failed', ...faultFields(error) }),
    );
  };
  const timer = setInterval(() => {
    expire();
    forget();
  }, EXPIRY_INTERVAL_MS).unref();
  const intake = kafkaIntake({
    settings,
    queue: app.get(IntakeQueue),
    admission: app.get(Admission),
    context: (agency) => contextOf(settings, agency),
  });
  const { kafka } = dependencies;
  const ingress = kafka && startKafkaIngress({ ...intake, kafka, service: 'gateway', logger });
  logger.info({ event: 'gateway.started', port: taken });
  return {
    url: `https://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    port: taken,
    replaceAgreements: (next) => {
      agreements = byId(next);
    },
    checks: revocations ? { revocations: revocations.check } : {},
    refusals: refusalsStore({ dataSource, eventLog, now, codeVersion }),
    stop: async () => {
      clearInterval(timer);
      revocations?.stop();
      closed.stop();
      const closing = Promise.all([ingress?.stop(), app.close()]);
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), CLOSE_IDLE_AFTER_MS).unref();
      await closing;
      clearTimeout(cut);
      await app.get(IntakeQueue).drain();
    },
  };
}

function byId(agreements: readonly Agreement[]): ReadonlyMap<string, Agreement> {
  return new Map(agreements.map((agreement) => [agreement.id, agreement]));
}
