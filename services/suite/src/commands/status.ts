import type { Command } from 'commander';
import { suiteConfig } from '#libs/config';
import { withHouse, type OpenedHouse } from '../house/opened';
import { readers } from '../house/readers';
import { houseLayout } from '../house/layout';
import { findRunning } from '../house/running';

/** `cyfrif status`: whether a house serves from this folder, and what waits on each topic. */
export function registerStatus(program: Command): void {
  program
    .command('status')
    .option('--json', 'print as JSON', false)
    .description('whether this machine serves, and what waits on each topic')
    .action(async ({ json }: { json: boolean }) => {
      const { dataDir } = suiteConfig(process.env);
      const running = findRunning(dataDir);
      const waiting = running ? await withHouse(houseLayout(dataDir), running, waitingRecords) : [];
      if (json)
        process.stdout.write(`${JSON.stringify({ dataDir, running: running ?? null, waiting }, null, 2)}\n`);
      else if (!running) process.stdout.write(`Nothing serves from ${dataDir}. Start it: npx cyfrif serve\n`);
      else {
        process.stdout.write(`Serving since ${running.startedAt} (process ${running.pid})\n`);
        process.stdout.write(`Gateway ${running.gatewayUrl}\nPages   ${running.portalUrl ?? '-'}\n\n`);
        for (const { topic, group, records } of waiting) {
          process.stdout.write(
            `${topic.padEnd(22)} ${group.padEnd(16)} ${Number.isNaN(records) ? 'unknown' : records} waiting\n`,
          );
        }
      }
      if (!running) process.exitCode = 1;
    });
}

async function waitingRecords(
  house: OpenedHouse,
): Promise<{ topic: string; group: string; records: number }[]> {
  const waiting = [];
  for (const { topic, group, service } of readers) {
    const dataSource = await house.open(service);
    const eventLog = house.logOf(dataSource);
    waiting.push({ topic, group, records: await eventLog.lag(topic, group) });
    await eventLog.close();
  }
  return waiting;
}
