import { types } from 'node:util';

/**
 * Whether a database fault may pass by itself: lost connection, shutdown, deadlock, serialisation, no resources.
 * Faults come as `DatabaseError` (field `sqlState`) or straight from the driver (field `code`).
 */
export function isTransientFault(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  if (
    /^(Connection terminated|Client has encountered a connection error|Driver not Connected)/.test(
      error.message,
    )
  ) {
    return true;
  }
  const { sqlState, code } = error as { sqlState?: unknown; code?: unknown };
  const state = typeof sqlState === 'string' ? sqlState : code;
  if (typeof state !== 'string') return false;
  return /^(08|40|53|57P0|58)...?$|^55P03$|^(ECONN|EPIPE$|ETIMEDOUT$|EHOST|ENET)/.test(state);
}
