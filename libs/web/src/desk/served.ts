import type { DeskServerSettings } from './serve-desk';

/** Everything that a desk can do, for a desk that was made to be called by the portal and holds nothing else. */
export function served(desk: object): DeskServerSettings['methods'] {
  const functions = Object.entries(desk).filter(([, value]) => typeof value === 'function');
  return Object.fromEntries(functions) as DeskServerSettings['methods'];
}
