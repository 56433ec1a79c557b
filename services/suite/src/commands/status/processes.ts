import { readers } from '../../house/readers';
import { sayIn } from '../../words';
import type { Waiting } from './waiting';

/** What one process of a deployment says of itself. */
export interface ProcessStatus {
  url: string;
  /** Absent: it does not answer. */
  service?: string;
  version?: string;
  ready: boolean;
  /** Checks that fail, with the codes of their faults where they are told. */
  failing: string[];
  /** What is away and the process works without for now, alike. */
  away: string[];
  /** Records that its service has not yet read. */
  waiting: Waiting[];
}

const ANSWER_MS = 5000;

/** Asks a process at its health address. */
export async function statusOf(url: string): Promise<ProcessStatus> {
  const info = await jsonAt(url, '/info');
  const health = await jsonAt(url, '/health/ready');
  const metrics = await textAt(url, '/metrics');
  const checks = (health?.['checks'] ?? {}) as Record<string, unknown>;
  const reasons = (health?.['reasons'] ?? {}) as Record<string, string>;
  const named = (isMeant: (state: unknown) => boolean): string[] =>
    Object.keys(checks)
      .filter((name) => isMeant(checks[name]))
      .map((name) => (reasons[name] ? `${name} (${reasons[name]})` : name));
  return {
    url,
    ...(typeof info?.['service'] === 'string' && { service: info['service'] }),
    ...(typeof info?.['version'] === 'string' && { version: info['version'] }),
    ready: health?.['status'] === 'up',
    failing: named((state) => state !== 'up' && state !== 'away'),
    away: named((state) => state === 'away'),
    waiting: lagsIn(metrics ?? ''),
  };
}

/** The lags of a text in Prometheus' format. */
export function lagsIn(metrics: string): Waiting[] {
  return [...metrics.matchAll(/^cyfrif_log_lag_records\{(.*)\} (\S+)$/gm)].map(([, labels = '', value]) => ({
    topic: /topic="([^"]*)"/.exec(labels)?.[1] ?? '',
    group: /group="([^"]*)"/.exec(labels)?.[1] ?? '',
    records: Number.isNaN(Number(value)) ? null : Number(value),
  }));
}

/** Replicas of a service tell the same: each reader's lag once, in the data's order. */
export function waitingOf(processes: readonly ProcessStatus[]): Waiting[] {
  const all = processes.flatMap(({ waiting }) => waiting);
  return readers.flatMap(
    (reader) => all.find(({ topic, group }) => topic === reader.topic && group === reader.group) ?? [],
  );
}

export function processesText(processes: readonly ProcessStatus[]): string {
  const lines = processes.map(({ service, url, ready, failing, away, version }) => {
    const without = away.length > 0 ? `; ${sayIn('status', 'away', { names: away.join(', ') })}` : '';
    const state = ready
      ? `${sayIn('status', 'process.ready')}${without}`
      : service
        ? sayIn('status', 'process.failing', { names: failing.join(', ') })
        : sayIn('status', 'process.silent');
    return `${(service ?? '-').padEnd(14)} ${url.padEnd(30)} ${state}${version ? `  ${version}` : ''}\n`;
  });
  return `${lines.join('')}\n`;
}

async function jsonAt(url: string, path: string): Promise<Record<string, unknown> | undefined> {
  try {
    return JSON.parse((await textAt(url, path)) ?? '') as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

async function textAt(url: string, path: string): Promise<string | undefined> {
  try {
    const answer = await fetch(new URL(path, url), { signal: AbortSignal.timeout(ANSWER_MS) });
    return await answer.text();
  } catch {
    return undefined;
  }
}
