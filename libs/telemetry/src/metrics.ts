import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from '@prometheus-io/client';
import { endGauge } from './end-gauge';

/** The metrics of one process. Labels are names of our own things and stable codes, never input. */
export interface Metrics {
  registry: Registry;
  /** One batch of the log committed; takes the shape that `libs/eventlog` reports to. */
  batch(topic: string, group: string, records: number, seconds: number): void;
  failure(topic: string, group: string, code: string): void;
  poison(topic: string, group: string, code: string): void;
  refused(stage: string, code: string, count?: number): void;
  accepted(agency: string, count?: number): void;
  /** Of a service with one writer: whether this process is it. */
  active(isActive: boolean): void;
  /** The audit chain was verified, at a moment (s since 1970): whether it is whole, and how many entries it has. */
  chainVerified(isWhole: boolean, entries: number, atSeconds: number): void;
  /** Asks at every scrape how many records a group has still to process, and how old (s) the oldest is. */
  watchLag(topic: string, group: string, ask: () => Promise<{ records: number; ageSeconds: number }>): void;
  /** Asks at every scrape, after the lags, how many committed records are not yet in the log. */
  watchOutbox(ask: () => Promise<number>): void;
  /** Asks at every scrape whether the brokers answer; who is asked sees to it that it does not last. */
  watchBrokers(ask: () => Promise<boolean>): void;
  /** Asks at every scrape until when a certificate or a list is valid; undefined: it has no end. */
  watchEnd(of: string, ask: () => Date | undefined): void;
  /** Prometheus text format. */
  text(): Promise<string>;
  contentType: string;
}

const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** What a scrape waits for, all questions together: brokers that hang must not hide the other metrics. */
const LAGS_MS = 1400;
const OUTBOX_MS = 600;

const SIZES = [1, 5, 10, 50, 100, 250, 500, 1000, 2500];

/** A registry of its own for each service, so that several in one process do not mix. */
export function createMetrics(service: string, { process: processMetrics = false } = {}): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  // The defaults of 10 and 100 ms would wake an idle process a hundred and ten times a second.
  if (processMetrics)
    collectDefaultMetrics({
      register: registry,
      eventLoopMonitoringPrecision: 100,
      eventLoopUtilizationTimeout: 1000,
    });
  const registers = [registry];
  const of = ['topic', 'group'];
  const records = new Counter({
    name: 'cyfrif_log_records_total',
    help: 'Records of the log processed.',
    labelNames: of,
    registers,
  });
  const batchSize = new Histogram({
    name: 'cyfrif_log_batch_records',
    help: 'Records in a batch.',
    labelNames: of,
    buckets: SIZES,
    registers,
  });
  const batchTime = new Histogram({
    name: 'cyfrif_log_batch_seconds',
    help: 'Seconds from the start of a batch to its commit.',
    labelNames: of,
    buckets: SECONDS,
    registers,
  });
  const failures = new Counter({
    name: 'cyfrif_log_failures_total',
    help: 'Tries of a batch that failed, by stable code.',
    labelNames: [...of, 'code'],
    registers,
  });
  const poison = new Counter({
    name: 'cyfrif_log_poison_total',
    help: 'Records set aside because they failed alone.',
    labelNames: [...of, 'code'],
    registers,
  });
  const refusals = new Counter({
    name: 'cyfrif_refusals_total',
    help: 'Refusals by stage and code.',
    labelNames: ['stage', 'code'],
    registers,
  });
  const events = new Counter({
    name: 'cyfrif_events_accepted_total',
    help: 'Events accepted, by agency.',
    labelNames: ['agency'],
    registers,
  });
  const writer = new Gauge({
    name: 'cyfrif_service_active',
    help: '1 in the process that is the one writer of its service, 0 in one that stands by.',
    registers,
  });
  const chain = chainGauges(registers);
  const watched = watcher(registers);
  return {
    registry,
    batch(topic, group, count, seconds) {
      records.inc({ topic, group }, count);
      batchSize.observe({ topic, group }, count);
      batchTime.observe({ topic, group }, seconds);
    },
    failure: (topic, group, code) => failures.inc({ topic, group, code }),
    poison: (topic, group, code) => poison.inc({ topic, group, code }),
    refused: (stage, code, count = 1) => refusals.inc({ stage, code }, count),
    accepted: (agency, count = 1) => events.inc({ agency }, count),
    active: (isActive) => writer.set(isActive ? 1 : 0),
    ...chain,
    ...watched,
    watchBrokers: (ask) => brokersGauge(registers, ask),
    watchEnd: endGauge(registers),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** Made where there are brokers: a metric that is never set would say 0. */
function brokersGauge(registers: Registry[], ask: () => Promise<boolean>): void {
  const up: Gauge = new Gauge({
    name: 'cyfrif_log_brokers_up',
    help: '1 if the brokers answered when they were last asked, 0 if they did not.',
    registers,
    collect: async () => up.set((await ask()) ? 1 : 0),
  });
}

/** Made at the first verification: until then, and where nobody verifies, 0 would say that the chain is broken. */
function chainGauges(registers: Registry[]): Pick<Metrics, 'chainVerified'> {
  let gauges: ReturnType<typeof makeChainGauges> | undefined;
  return {
    chainVerified(isWhole, count, atSeconds) {
      gauges ??= makeChainGauges(registers);
      gauges.whole.set(isWhole ? 1 : 0);
      gauges.entries.set(count);
      gauges.verified.set(atSeconds);
    },
  };
}

function makeChainGauges(registers: Registry[]): Record<'whole' | 'entries' | 'verified', Gauge> {
  const whole = new Gauge({
    name: 'cyfrif_audit_chain_whole',
    help: '1 if the audit chain was whole when it was last verified, 0 if it was not.',
    registers,
  });
  const entries = new Gauge({
    name: 'cyfrif_audit_verified_entries',
    help: 'Entries of the audit chain that were found whole when it was last verified.',
    registers,
  });
  const verified = new Gauge({
    name: 'cyfrif_audit_verified_timestamp_seconds',
    help: 'When the audit chain was last verified.',
    registers,
  });
  return { whole, entries, verified };
}

/** What is not known within a time, or at all, is undefined. */
async function withinMs<Answer>(time: number, question: Promise<Answer>): Promise<Answer | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((done) => {
    timer = setTimeout(done, time, undefined).unref();
  });
  return await Promise.race([question.catch(() => undefined), late]).finally(() => clearTimeout(timer));
}

function watcher(registers: Registry[]): Pick<Metrics, 'watchLag' | 'watchOutbox'> {
  const asked: {
    topic: string;
    group: string;
    ask: () => Promise<{ records: number; ageSeconds: number }>;
  }[] = [];
  let askOutbox: (() => Promise<number>) | undefined;
  let asking: Promise<void> | undefined;
  // One round of questions answers for all four gauges of a scrape, whichever is read first.
  const collect = (): Promise<void> => (asking ??= askAll().finally(() => (asking = undefined)));
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]): Gauge<Label> =>
    new Gauge({ name, help, labelNames, registers, collect });
  const of: ('topic' | 'group')[] = ['topic', 'group'];
  const age = gauge(
    'cyfrif_log_oldest_seconds',
    'Age of the oldest record that a group has not processed.',
    of,
  );
  const lag = gauge('cyfrif_log_lag_records', 'Records that a group has not processed.', of);
  const outbox = gauge('cyfrif_log_outbox_records', 'Records that are committed but not yet in the log.', []);
  const unknown = gauge(
    'cyfrif_log_unknown_groups',
    'Groups of which it is not known what they have still to process.',
    [],
  );
  const askAll = async (): Promise<void> => {
    let unanswered = 0;
    const tell = async ({ topic, group, ask }: (typeof asked)[number]): Promise<void> => {
      // A question that fails or lasts must not fail or hold up the scrape; what is not known is not there.
      const answer = await withinMs(LAGS_MS, ask());
      if (!answer || Number.isNaN(answer.records)) unanswered += 1;
      if (answer) {
        lag.set({ topic, group }, answer.records);
        age.set({ topic, group }, answer.ageSeconds);
      } else {
        lag.remove({ topic, group });
        age.remove({ topic, group });
      }
    };
    await Promise.all(asked.map(tell));
    unknown.set(unanswered);
    outbox.set((askOutbox && (await withinMs(OUTBOX_MS, askOutbox()))) ?? NaN);
  };
  return {
    watchLag: (topic, group, ask) => asked.push({ topic, group, ask }),
    watchOutbox: (ask) => (askOutbox = ask),
  };
}
