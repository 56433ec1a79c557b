import { setTimeout as sleep } from 'node:timers/promises';
import type { BatchHandler, LogRecord, OutgoingRecord } from '#libs/eventlog';
import type { LogProcess, LogWorld } from './world';

export const TOPIC = 'intake.sealed';
export const PRODUCER = 'gateway';
export const READER = 'pseudonymiser';
export const GROUP = 'contract';

/** `count` records of `keys` different keys; the value says key and order: `k3:17`. */
export function records(count: number, { keys = 20, from = 0 } = {}): OutgoingRecord[] {
  return Array.from({ length: count }, (_, i) => {
    const key = `k${(from + i) % keys}`;
    return { key, value: Buffer.from(`${key}:${from + i}`) };
  });
}

export const textOf = (record: { value: Buffer }): string => record.value.toString('utf8');

export async function send(producer: LogProcess, outgoing: readonly OutgoingRecord[]): Promise<void> {
  await producer.transaction((tx) => producer.eventLog.append(tx, TOPIC, outgoing));
}

/** A handler whose only effect is to note each record. */
export function noting(
  process: LogProcess,
  also?: (records: LogRecord[]) => Promise<void> | void,
): BatchHandler {
  return async (batch, tx) => {
    await process.effect(tx, batch.records.map(textOf));
    await also?.(batch.records);
  };
}

export async function until(world: LogWorld, what: string, holds: () => Promise<boolean>): Promise<void> {
  const started = performance.now();
  while (!(await holds())) {
    if (performance.now() - started > world.patience) throw new Error(`Never happened: ${what}.`);
    await sleep(world.moment / 20);
  }
}

export async function untilEffects(world: LogWorld, count: number): Promise<void> {
  await until(world, `${count} effects`, async () => (await world.effects()).length >= count);
  // One more look: a repetition comes after the last expected effect.
  await sleep(world.moment);
}

export function check(holds: boolean, sentence: string): void {
  if (!holds) throw new Error(sentence);
}

/** Every value once, and the values of each key in the order in which they were sent. */
export function checkOnceInOrder(effects: readonly string[], sent: readonly OutgoingRecord[]): void {
  const seen = new Set(effects);
  const missing = sent.filter((record) => !seen.has(textOf(record)));
  check(
    missing.length === 0,
    `${missing.length} records left out, the first ${missing[0] && textOf(missing[0])}.`,
  );
  check(seen.size === effects.length, `${effects.length - seen.size} effects repeated.`);
  check(seen.size === sent.length, `${seen.size - sent.length} effects of records that were never sent.`);
  const last = new Map<string, number>();
  for (const [key = '', number = ''] of effects.map((effect) => effect.split(':'))) {
    check((last.get(key) ?? -1) < Number(number), `The records of ${key} came in another order.`);
    last.set(key, Number(number));
  }
}

export { sleep };
