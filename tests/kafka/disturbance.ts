import { setTimeout as sleep } from 'node:timers/promises';
import { type DistributedHouse, killActiveMatcher, type Takeover } from '#services/suite';

/** Ended while agencies push and the house works, one after another: by a crash, or by a drain. */
const hits: [string, 'crash' | 'drain'][] = [
  ['gateway-1', 'crash'],
  ['pseudonymiser-2', 'crash'],
  ['indicators-1', 'crash'],
  ['gateway-2', 'drain'],
  ['pseudonymiser-1', 'drain'],
  ['auditor-1', 'crash'],
  ['indicators-2', 'drain'],
  ['publisher-1', 'crash'],
];

export interface Disturbed {
  takeover: Takeover;
  /** Of each drain, whether the process ended by itself. */
  drained: boolean[];
}

/** Ends every service in turn at random moments and starts it again. */
export async function disturb({ processes }: Pick<DistributedHouse, 'processes'>): Promise<Disturbed> {
  const drained: boolean[] = [];
  const killing = killActiveMatcher({ processes });
  for (const [name, how] of hits) {
    const process = processes.find((each) => each.name === name)!;
    await sleep(100 + Math.random() * 500);
    if (how === 'crash') await process.kill();
    else drained.push(await process.stop());
    await process.start();
  }
  const takeover = await killing;
  await processes.find(({ name }) => name === takeover.killed)!.start();
  return { takeover, drained };
}
