import type { ServiceName } from './service-config';

/**
 * Most MB of a half of V8's new space. Its own default, by the memory of a large machine, let each process grow by up
 * to 130 MB of what was no longer in use; where events do not pass, little is made and less will do. What V8 once had for
 * it, it keeps for ever under steady work. `bin/cyfrif.js` starts all services in one process with 16 MB on each thread too: 64 MB made
 * it no faster, and resident memory went on growing, outside what V8 counts as heap, with the largest garbage so far.
 */
const NEW_SPACE_MB: Record<ServiceName, number> = {
  gateway: 16,
  pseudonymiser: 16,
  matcher: 16,
  indicators: 16,
  publisher: 4,
  auditor: 4,
  portal: 4,
};

/** For glibc; others pass it over. Bodies and batches that were let go are returned to the system, not kept for the next. */
export const RETURN_MEMORY: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/** What Node is started with for a service's process, before its main file. */
export function nodeFlags(service: ServiceName): string[] {
  return [`--max-semi-space-size=${NEW_SPACE_MB[service]}`];
}
