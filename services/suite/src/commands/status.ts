import type { Command } from 'commander';
import { Settings } from '#libs/config';
import { withHouse } from '../house/opened';
import { placeOfHouse, type HousePlace } from '../house/place';
import { processesText, waitingOf, type ProcessStatus, statusOf } from './status/processes';
import { waitingRecords, waitingText } from './status/waiting';

interface Options {
  health?: string[];
  json: boolean;
}

/** `cyfrif status`: whether a house serves, and what waits on each topic. */
export function registerStatus(program: Command): void {
  program
    .command('status')
    .option(
      '--health <url...>',
      "ask the processes of a deployment at their health addresses, http://HOST:9100 (default: CYFRIF_HEALTH_URLS, with commas); needs no service's settings",
    )
    .option('--json', 'print as JSON', false)
    .description(
      'whether the house of this machine, or a deployment, serves, and what waits on each topic; ends with 1 if not all is ready',
    )
    .action(async ({ health, json }: Options) => {
      const urls = health ?? new Settings(process.env).optional('CYFRIF_HEALTH_URLS')?.split(',');
      if (urls) ofProcesses(await Promise.all(urls.map(statusOf)), json);
      else await ofPlace(placeOfHouse(process.env), json);
    });
}

function ofProcesses(processes: readonly ProcessStatus[], json: boolean): void {
  const waiting = waitingOf(processes);
  print(json, { processes, waiting }, processesText(processes) + waitingText(waiting));
  if (processes.some(({ ready }) => !ready)) process.exitCode = 1;
}

async function ofPlace(place: HousePlace, json: boolean): Promise<void> {
  const { room, running, layout } = place;
  if (room) {
    const waiting = await withHouse(place, (house) => waitingRecords(house, room.service));
    print(
      json,
      { service: room.service, waiting },
      `What waits for the ${room.service}\n${waitingText(waiting)}`,
    );
  } else if (running) {
    const waiting = await withHouse(place, waitingRecords);
    const { dataDir, startedAt, pid, gatewayUrl, portalUrl } = running;
    const head = `Serving since ${startedAt} (process ${pid})\nGateway ${gatewayUrl}\nPages   ${portalUrl ?? '-'}\n\n`;
    print(json, { dataDir, running, waiting }, head + waitingText(waiting));
  } else {
    const text = `Nothing serves from ${layout.dataDir}. Start it: npx cyfrif serve. For a deployment: --health, or the settings of a service.\n`;
    print(json, { dataDir: layout.dataDir, running: null, waiting: [] }, text);
    process.exitCode = 1;
  }
}

function print(json: boolean, value: object, text: string): void {
  process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : text);
}
