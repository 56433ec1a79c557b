import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { houseLayout } from './layout';

/** What a serving house leaves in its data folder, so that other commands on the machine find it. */
export interface RunningHouse {
  pid: number;
  gatewayUrl: string;
  portalUrl?: string;
  /** Health and metrics: of a house in one process, or of each process by its name. */
  health?: Record<string, string>;
  /** Folder of the engines, where services are processes of their own. */
  engines?: string;
  /** Time of day at which it publishes, HH:MM in Wales; left out: the usual one. */
  publishAt?: string;
  startedAt: string;
}

export function announce(dataDir: string, running: RunningHouse): void {
  writeFileSync(houseLayout(dataDir).running, `${JSON.stringify(running, null, 2)}\n`);
}

export function withdrawAnnouncement(dataDir: string): void {
  rmSync(houseLayout(dataDir).running, { force: true });
}

/** The house that serves from this folder; undefined if none does, or the one that did was killed. */
export function findRunning(dataDir: string): (RunningHouse & { dataDir: string }) | undefined {
  let running: RunningHouse;
  try {
    running = JSON.parse(readFileSync(houseLayout(dataDir).running, 'utf8')) as RunningHouse;
  } catch {
    return undefined;
  }
  try {
    process.kill(running.pid, 0);
    return { ...running, dataDir };
  } catch {
    return undefined;
  }
}
