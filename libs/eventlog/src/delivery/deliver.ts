import { setTimeout as sleep } from 'node:timers/promises';
import { types } from 'node:util';
import type { LogRecord } from '../port';

export interface Delivery {
  /** Effects and position in one transaction; throws if it did not commit. */
  commit(records: readonly LogRecord[]): Promise<void>;
  /** Sets one record aside and passes it, in one transaction. */
  setAside(record: LogRecord, code: string): Promise<void>;
  /** Trying again later may succeed without a change: such a fault never makes a record poison. */
  isTransient(error: unknown): boolean;
  /** The partition is lost to another reader: stop without another try. */
  isLost(error: unknown): boolean;
  onFailure(code: string, attempt: number): void;
  /** Aborted when the consumer stops; ends the waiting between tries. */
  stopping: AbortSignal;
  /** Tries of a whole batch before it is split; default 5. */
  attempts?: number;
}

/** Says that delivery ended early because the consumer stops; nothing of the rest was committed. */
export class Stopped extends Error {}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5000;

/**
 * Delivers records in order. A failing batch is tried again after growing pauses; then it is halved until the one
 * record that fails alone is found and set aside, so that a poison record never blocks its partition.
 */
export async function deliver(records: readonly LogRecord[], delivery: Delivery): Promise<void> {
  const code = await attempt(records, delivery, delivery.attempts ?? 5);
  if (code !== undefined) await isolate(records, code, delivery);
}

async function isolate(records: readonly LogRecord[], code: string, delivery: Delivery): Promise<void> {
  const [only] = records;
  if (records.length === 1 && only) {
    await insist(() => delivery.setAside(only, code), delivery);
    return;
  }
  const middle = Math.ceil(records.length / 2);
  for (const half of [records.slice(0, middle), records.slice(middle)]) {
    const failed = await attempt(half, delivery, half.length === 1 ? 2 : 1);
    if (failed !== undefined) await isolate(half, failed, delivery);
  }
}

/** Code of the last fault if every try failed; undefined after success. */
async function attempt(
  records: readonly LogRecord[],
  delivery: Delivery,
  tries: number,
): Promise<string | undefined> {
  let code: string | undefined;
  for (let failures = 0; failures < tries;) {
    if (delivery.stopping.aborted) throw new Stopped();
    try {
      await insist(() => delivery.commit(records), delivery);
      return undefined;
    } catch (error) {
      if (error instanceof Stopped || delivery.isLost(error)) throw error;
      code = codeOf(error);
      failures++;
      delivery.onFailure(code, failures);
      if (failures < tries) await pause(failures, delivery.stopping);
    }
  }
  return code;
}

// As long as the fault is transient, there is nothing to do but wait for its end.
async function insist(work: () => Promise<void>, delivery: Delivery): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await work();
      return;
    } catch (error) {
      if (!delivery.isTransient(error)) throw error;
      delivery.onFailure(codeOf(error), tries);
      await pause(tries, delivery.stopping);
    }
  }
}

async function pause(tries: number, stopping: AbortSignal): Promise<void> {
  const time = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1));
  await sleep(time, undefined, { signal: stopping }).catch(() => {
    throw new Stopped();
  });
}

/** The stable code of a fault; its text may hold input and is never used. */
export function codeOf(error: unknown): string {
  if (!types.isNativeError(error)) return 'handler.failed';
  const { code, type, name } = error as { code?: unknown; type?: unknown; name: string };
  if (typeof code === 'string' && /^[\w.:-]{1,80}$/.test(code)) return code;
  // The client of the brokers has numbers for codes; its names and what the brokers call a fault are fixed words.
  if (!/^KafkaJS[A-Za-z]{1,50}$/.test(name)) return 'handler.failed';
  return typeof type === 'string' && /^[A-Z_]{1,60}$/.test(type) ? `kafka.${type}` : `kafka.${name}`;
}
