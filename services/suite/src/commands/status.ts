import type { Command } from 'commander';
import { Settings } from '#libs/config';
import { withHouse } from '../house/opened';
import { placeOfHouse, type HousePlace } from '../house/place';
import { sayIn } from '../words';
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
      `${sayIn('status', 'waiting.service', { service: room.service })}\n${waitingText(waiting)}`,
    );
  } else if (running) {
    const waiting = await withHouse(place, waitingRecords);
    const { dataDir, startedAt, pid, gatewayUrl, portalUrl } = running;
    const head = [
      sayIn('status', 'house.serves', { at: startedAt, pid: String(pid) }),
      `${sayIn('status', 'gateway').padEnd(20)} ${gatewayUrl}`,
      `${sayIn('status', 'pages').padEnd(20)} ${portalUrl ?? '-'}`,
    ];
    print(json, { dataDir, running, waiting }, `${head.join('\n')}\n\n${waitingText(waiting)}`);
  } else {
    const text = `${sayIn('status', 'house.none', { dataDir: layout.dataDir })}\n`;
    print(json, { dataDir: layout.dataDir, running: null, waiting: [] }, text);
    process.exitCode = 1;
  }
}

function print(json: boolean, value: object, text: string): void {
  process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : text);
}
