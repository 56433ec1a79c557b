import { setTimeout as sleep } from 'node:timers/promises';
import type { SealedEvent } from '#libs/contracts';
import type { Attempt, GatewayClient } from './client';

/** The gateway asked for time, or is not there. */
export type Waiting = 'busy' | 'unreachable';

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 10_000;

interface Patience {
  patienceMs: number;
  /** It was waited for before, in vain: one try will do, unless it is there and only asks for time. */
  gaveUp: boolean;
  onWaiting: ((why: Waiting) => void) | undefined;
}

/**
 * Sends a batch until the gateway answers it, waiting as it asks (Retry-After) or twice as long each time.
 * Gives up when nothing was answered for `patienceMs`; the same bytes sent twice are counted once.
 */
export async function sendWithPatience(
  client: GatewayClient,
  events: readonly SealedEvent[],
  { patienceMs, gaveUp, onWaiting }: Patience,
): Promise<Exclude<Attempt, { outcome: 'busy' }>> {
  const started = performance.now();
  let giveUpAt = started + (gaveUp ? 0 : patienceMs);
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const attempt = await client.send(events);
    const again =
      attempt.outcome === 'busy' || (attempt.outcome === 'unreachable' && attempt.code !== 'gateway.tls');
    if (!again) return attempt;
    if (attempt.outcome === 'busy') giveUpAt = started + patienceMs;
    const asked = attempt.outcome === 'busy' ? attempt.retryAfterMs : undefined;
    const pause = Math.max(asked ?? wait, FIRST_WAIT_MS);
    if (performance.now() + pause > giveUpAt)
      return { outcome: 'unreachable', code: `gateway.${attempt.outcome}` };
    onWaiting?.(attempt.outcome);
    await sleep(pause);
  }
}
