import { setTimeout as sleep } from 'node:timers/promises';
import { failureOf } from '../failure';
import type { DistributedHouse } from './house';
import type { ServiceProcess } from './service-process';
import { metric } from './watch';

/** A standby matcher took the place of the active one, which was killed. */
export interface Takeover {
  killed: string;
  by: string;
  /** Seconds from the kill until the standby was the writer, and until it had linked its first batch. */
  lease: number;
  linked: number;
}

const LOOK_MS = 100;
const LONGEST_MS = 60_000;

/** Kills the active matcher with SIGKILL and waits until a standby links in its place. */
export async function killActiveMatcher({
  processes,
}: Pick<DistributedHouse, 'processes'>): Promise<Takeover> {
  const matchers = processes.filter(({ service }) => service === 'matcher');
  const active = await firstOf(matchers, isActive);
  if (!active) throw failureOf('matcher.none');
  const started = performance.now();
  await active.kill();
  const since = (): number => (performance.now() - started) / 1000;
  const standbys = matchers.filter((each) => each !== active);
  const by = await until(() => firstOf(standbys, isActive));
  const lease = since();
  await until(async () => ((await records(by)) > 0 ? by : undefined));
  return { killed: active.name, by: by.name, lease, linked: since() };
}

async function isActive(matcher: ServiceProcess): Promise<boolean> {
  return matcher.lives && metric((await matcher.metrics()) ?? '', 'cyfrif_service_active') === 1;
}

async function records(matcher: ServiceProcess): Promise<number> {
  return metric((await matcher.metrics()) ?? '', 'cyfrif_log_records_total') ?? 0;
}

async function firstOf(
  matchers: readonly ServiceProcess[],
  is: (matcher: ServiceProcess) => Promise<boolean>,
): Promise<ServiceProcess | undefined> {
  for (const matcher of matchers) if (await is(matcher)) return matcher;
  return undefined;
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let waited = 0; waited < LONGEST_MS; waited += LOOK_MS) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(LOOK_MS);
  }
  throw failureOf('matcher.standby');
}
