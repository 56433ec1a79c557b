import { APPEND_CHECKS } from './append-checks';
import { CONSUME_CHECKS } from './consume-checks';
import { GROUP_CHECKS } from './group-checks';
import type { LogCheck, MakeWorld } from './world';

/** All that a service may rely on. Each adapter passes it; each broken double must fail it. */
export const EVENT_LOG_CHECKS: readonly LogCheck[] = [...APPEND_CHECKS, ...CONSUME_CHECKS, ...GROUP_CHECKS];

/** Registers the contract as tests of an adapter. */
export function eventLogContract(adapter: string, makeWorld: MakeWorld): void {
  describe(`the event log contract, kept by ${adapter}`, () => {
    it.each(EVENT_LOG_CHECKS.map((check) => [check.sentence, check] as const))('%s', async (_, check) => {
      expect(await outcome(check, makeWorld)).toBe('kept');
    });
  });
}

/** `kept`, or how the sentence is broken. */
export async function outcome(check: LogCheck, makeWorld: MakeWorld): Promise<string> {
  const world = await makeWorld();
  try {
    await check.run(world);
    return 'kept';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await world.close();
  }
}
