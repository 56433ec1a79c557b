import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Batch, BatchHandler, Subscription, Transaction } from '../port';

/** Injection token of the process's `EventLog`. */
export const EVENT_LOG = Symbol('EVENT_LOG');

export type BatchSubscription = Pick<Subscription, 'topic' | 'group' | 'maxBatch' | 'lingerMs' | 'together'>;

/** Nest answers a fault with a general error and logs its text; the original has to reach the log unread. */
export class HandlerFault {
  constructor(readonly error: unknown) {}
}

/**
 * Makes a controller's method the batch handler of a topic: `(batch: Batch, tx: Transaction) => Promise<void>`.
 * What it does through `tx` commits together with the position; a throw rolls both back.
 */
export function ConsumesBatch(subscription: BatchSubscription) {
  return (
    target: object,
    method: string | symbol,
    descriptor: TypedPropertyDescriptor<BatchHandler>,
  ): void => {
    const original = descriptor.value;
    if (!original) throw new Error('eventlog.decorator.misplaced: @ConsumesBatch decorates a method.');
    const guarded = async function (this: unknown, batch: Batch, tx: Transaction): Promise<unknown> {
      try {
        await original.call(this, batch, tx);
        return undefined;
      } catch (error) {
        return new HandlerFault(error);
      }
    };
    for (const key of Reflect.getMetadataKeys(original) as string[]) {
      Reflect.defineMetadata(key, Reflect.getMetadata(key, original), guarded);
    }
    descriptor.value = guarded as BatchHandler;
    Payload()(target, method, 0);
    Ctx()(target, method, 1);
    const pattern = `${subscription.topic}:${subscription.group}`;
    const mark = EventPattern(pattern, { subscription }) as MethodDecorator;
    mark(target, method, descriptor);
  };
}
