import type { DeskServerSettings } from '#libs/web';
import type { ReleaseDesk } from './desk';

/** What the portal may ask of the desk from its own process: all that its pages show, and nothing else. */
const served = new Set([
  ...['list', 'runs', 'releases', 'publishTime', 'progress', 'request', 'show', 'review', 'withdraw'],
  // In parts, for stewards alone: the portal asks for their role, and the desk records each.
  'evidencePart',
]);

/** The desk's methods that may be called over the network. */
export function servedMethods(desk: ReleaseDesk): DeskServerSettings['methods'] {
  const methods: DeskServerSettings['methods'] = {};
  const open = desk as unknown as Record<string, (...parameters: never[]) => Promise<unknown>>;
  for (const name of served)
    if (typeof open[name] === 'function') methods[name] = (...parameters) => open[name]!(...parameters);
  return methods;
}
