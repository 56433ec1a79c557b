import { createRequire } from 'node:module';

/** What this adapter knows of the queue of requests that kafkajs 2.2.4 has for each connection. */
export interface RequestQueue {
  pending: unknown[];
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  scheduleCheckPendingRequests(): void;
}

export type RequestQueueClass = (new (settings: Record<string, unknown>) => RequestQueue) & {
  prototype: RequestQueue;
};

export const requestQueueClass = createRequire(__filename)(
  'kafkajs/src/network/requestQueue',
) as RequestQueueClass;
let quiet = false;

/**
 * After its first answer a connection of kafkajs 2.2.4 looks every millisecond whether a request waits to be sent, for
 * as long as it lives: it asks for a timer in the past, of which Node also warns. In a house of eleven processes that
 * took a fifth of two cores while nothing happened. With this, it looks again only while a request waits; each new
 * request and each answer look anyway. For the whole process.
 */
export function quietQueues(): void {
  if (quiet) return;
  quiet = true;
  const { prototype } = requestQueueClass;
  const schedule = Object.getOwnPropertyDescriptor(prototype, 'scheduleCheckPendingRequests')?.value as (
    this: RequestQueue,
  ) => void;
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
    if (this.pending.length > 0) schedule.call(this);
  };
}
