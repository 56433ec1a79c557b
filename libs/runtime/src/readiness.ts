import { setTimeout as sleep } from 'node:timers/promises';
import { faultCode, TOPICS, type EventLog, type Topic, type TopicName } from '#libs/eventlog';
import type { CheckAnswer } from '#libs/web';

/** What is known of the brokers. */
export interface BrokersState {
  /** They have answered this process since it began. */
  hasAnswered: boolean;
  /** Why they do not answer now; undefined: they do. */
  code?: string;
}

/** Less than a check of health, and a scrape of metrics, wait for. */
const PATIENCE_MS = 1400;
/** How long what is known stands: of brokers that have answered once, and of those that a start waits for. */
const STANDS_MS = 5000;
const STANDS_AT_START_MS = 500;

/**
 * Asks the brokers, with this process's certificate and rights: one question at a time and not again at once, however
 * often it is called. Nobody waits for a question that hangs for longer than the patience.
 *
 * @returns undefined for a service that reads no topic, and on a log without brokers.
 */
export function watchBrokers(
  service: string,
  eventLog: Pick<EventLog, 'reach'>,
  { patienceMs = PATIENCE_MS, standsMs = STANDS_MS } = {},
): (() => Promise<BrokersState>) | undefined {
  const topic = (Object.entries(TOPICS) as [TopicName, Topic][]).find(([, { to }]) => to.includes(service));
  if (!topic || !eventLog.reach) return undefined;
  let state: BrokersState = { hasAnswered: false, code: 'check.timeout' };
  let asking: Promise<void> | undefined;
  let askedAt = -Infinity;

  const ask = async (): Promise<void> => {
    askedAt = performance.now();
    try {
      await eventLog.reach!(topic[0]);
      state = { hasAnswered: true };
    } catch (error) {
      state = { ...state, code: faultCode(error) };
    } finally {
      asking = undefined;
    }
  };
  return async () => {
    const age = performance.now() - askedAt;
    if (age > (state.hasAnswered ? standsMs : STANDS_AT_START_MS)) asking ??= ask();
    const patience = askedAt + patienceMs - performance.now();
    if (asking && patience > 0) await Promise.race([asking, sleep(patience, undefined, { ref: false })]);
    // Why they did not answer the last time stands while they are asked again.
    return asking ? { ...state, code: state.code ?? 'check.timeout' } : state;
  };
}

/**
 * Whether a replica is ready, by its brokers. One that never reached them is not, so that a new version with a wrong
 * certificate replaces nothing. Once they have answered it stays ready while they are away: what it takes in meanwhile
 * waits in its outbox, and an operator is told that they are away, and why.
 */
export function brokersCheck(watch: () => Promise<BrokersState>): () => Promise<CheckAnswer> {
  return async () => {
    const { hasAnswered, code } = await watch();
    if (code === undefined) return true;
    if (hasAnswered) return { away: code };
    throw Object.assign(new Error('runtime.brokers.unanswered'), { code });
  };
}
