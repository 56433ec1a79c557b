import { faultFields, type Logger } from '#libs/telemetry';

/** Agencies that are not let in, as they stood a moment ago. */
export interface ClosedDoors {
  has(agency: string): boolean;
  stop(): void;
}

const EVERY_MS = 2000;

/**
 * Reads again and again who is not let in: the operator's command writes it beside the gateway, and each replica has to
 * hear of it. While it cannot be read, what was read last stands.
 */
export async function watchClosed(
  read: () => Promise<ReadonlySet<string>>,
  { logger, everyMs = EVERY_MS }: { logger: Logger; everyMs?: number },
): Promise<ClosedDoors> {
  let closed = await read();
  const timer = setInterval(() => {
    read().then(
      (now) => (closed = now),
      (error: unknown) => logger.warn({ event: 'gateway.closed.unread', ...faultFields(error) }),
    );
  }, everyMs).unref();
  return { has: (agency) => closed.has(agency), stop: () => clearInterval(timer) };
}
