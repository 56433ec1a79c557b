import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below what systems give to outgoing connections (Linux: 32768 and up), above what services are known by. */
const LOWEST = 20_000;
const BEYOND = 32_000;
const TRIES = 100;

/**
 * A port of this machine on which nobody listens. Who gets it binds it seconds later: one that the system itself would
 * choose may by then belong to any of the connections that the processes of a house open meanwhile.
 * @throws if none was found in many tries.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = randomInt(LOWEST, BEYOND);
    if (await isFree(port)) return port;
  }
  throw new Error('suite.port.none: no free port was found on this machine.');
}

async function isFree(port: number): Promise<boolean> {
  return await new Promise((answer) => {
    const probe = createServer()
      .once('error', () => answer(false))
      .listen(port, '127.0.0.1', () => probe.close(() => answer(true)));
  });
}
