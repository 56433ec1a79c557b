import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceName } from '#libs/config';
import type { ServiceProcess } from './service-process';

/** In the data's order. */
const order: readonly ServiceName[] = [
  'gateway',
  'pseudonymiser',
  'matcher',
  'indicators',
  'publisher',
  'auditor',
];
const LOOK_MS = 150;

/** Sum of a metric over its labels; undefined if the text has none of that name. */
export function metric(text: string, name: string, labels: Record<string, string> = {}): number | undefined {
  let sum: number | undefined;
  for (const line of text.split('\n')) {
    const found = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line);
    if (found?.[1] !== name) continue;
    const carries = Object.entries(labels).every(([label, value]) =>
      found[2]?.includes(`${label}="${value}"`),
    );
    const value = Number(found[3]);
    if (carries && !Number.isNaN(value)) sum = (sum ?? 0) + value;
  }
  return sum;
}

const WAITING = ['cyfrif_log_lag_records', 'cyfrif_log_unknown_groups', 'cyfrif_log_outbox_records'];

/**
 * What waits in the whole house, as its services tell it by their metrics: records to be read and records not yet
 * sent. What a service does not tell counts as something that waits, so does a single group whose lag it could not
 * learn in time: the sum of the others would call a house idle that is at work. `upTo`: the first service with so much ends the
 * count, since each question is work for who answers it.
 */
export async function waitingIn(processes: readonly ServiceProcess[], upTo = Infinity): Promise<number> {
  let waiting = 0;
  for (const service of order) {
    const text = await firstText(processes.filter((each) => each.service === service && each.lives));
    for (const name of WAITING) waiting += (text === undefined ? undefined : metric(text, name)) ?? 1;
    if (waiting >= upTo) break;
  }
  return waiting;
}

/** Replicas share group and outbox: any of them tells of all. */
async function firstText(replicas: readonly ServiceProcess[]): Promise<string | undefined> {
  for (const each of replicas) {
    const text = await each.metrics();
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Waits until nothing is in flight; a second look guards against records that moved between two questions. */
export async function untilIdle(
  processes: readonly ServiceProcess[],
  onWaiting?: (records: number) => void,
): Promise<void> {
  for (let quiet = 0; quiet < 2;) {
    const waiting = await waitingIn(processes, onWaiting ? Infinity : 1);
    onWaiting?.(waiting);
    quiet = waiting === 0 ? quiet + 1 : 0;
    if (quiet < 2) await sleep(LOOK_MS);
  }
}
