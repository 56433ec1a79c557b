import { resolve } from 'node:path';
import type { DemoHouse, DemoOptions } from './demonstration';
import { distributedDemo } from './distributed-demo';
import { embeddedDemo } from './embedded-demo';

/** Starts the house that the configuration asks for and lets other commands find it. */
export async function demoHouse(options: DemoOptions): Promise<DemoHouse> {
  const given = { ...options, keysDir: options.keysDir === undefined ? undefined : resolve(options.keysDir) };
  return options.config.mode === 'kafka' ? await distributedDemo(given) : await embeddedDemo(given);
}
