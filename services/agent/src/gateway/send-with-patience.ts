import { setTimeout as sleep } from 'node:timers/promises';
import type { SealedEvent } from '#libs/contracts';
import type { Attempt, GatewayClient } from './client';

/** The gateway asked for time, or is not there. */
export type Waiting = 'busy' | 'unreachable';

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 10_000;

/**
 * Sends a batch until the gateway answers it, waiting as it asks (Retry-After) or twice as long each time.
 * Gives up when nothing was answered for `patienceMs`; the same bytes sent twice are counted once.
 */
export async function sendWithPatience(
  client: GatewayClient,
  events: readonly SealedEvent[],
  patienceMs: number,
  onWaiting?: (why: Waiting) => void,
): Promise<Exclude<Attempt, { outcome: 'busy' }>> {
  const giveUpAt = performance.now() + patienceMs;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const attempt = await client.send(events);
    const again =
      attempt.outcome === 'busy' || (attempt.outcome === 'unreachable' && attempt.code !== 'gateway.tls');
    if (!again) return attempt;
    const asked = attempt.outcome === 'busy' ? attempt.retryAfterMs : undefined;
    const pause = Math.max(asked ?? wait, FIRST_WAIT_MS);
    if (performance.now() + pause > giveUpAt) return { outcome: 'unreachable', code: 'gateway.unreachable' };
    onWaiting?.(attempt.outcome);
    await sleep(pause);
  }
}
