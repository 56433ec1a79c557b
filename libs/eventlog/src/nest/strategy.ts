import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Consumer, EventLog, PoisonHandler } from '../port';
import { type BatchSubscription, HandlerFault } from './consumes-batch';

export interface EventLogStrategySettings {
  eventLog: EventLog;
  /** What becomes of poison records; see `Subscription.onPoison`. */
  onPoison?: (subscription: BatchSubscription) => PoisonHandler;
}

/**
 * The one transport of the log for Nest: `app.connectMicroservice({ strategy: new EventLogStrategy({ eventLog }) })`.
 * It calls the methods marked with `@ConsumesBatch`; `close` ends after the batches in hand.
 */
export class EventLogStrategy extends Server implements CustomTransportStrategy {
  private consumers: Consumer[] = [];

  constructor(private readonly settings: EventLogStrategySettings) {
    super();
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      await this.start();
    } catch (error) {
      callback(error);
      return;
    }
    callback();
  }

  async close(): Promise<void> {
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
    this.consumers = [];
  }

  override on(): void {
    throw new Error('eventlog.strategy.events: the strategy has no events to listen to.');
  }

  override unwrap(): never {
    throw new Error('eventlog.strategy.unwrap: inject EVENT_LOG instead.');
  }

  private async start(): Promise<void> {
    const { eventLog, onPoison } = this.settings;
    for (const handler of this.messageHandlers.values()) {
      const subscription = handler.extras?.['subscription'] as BatchSubscription | undefined;
      if (!subscription) continue;
      const consumer = await eventLog.consume(
        { ...subscription, ...(onPoison ? { onPoison: onPoison(subscription) } : {}) },
        async (batch, tx) => {
          const answer: unknown = await handler(batch, tx);
          const result: unknown = isObservable(answer)
            ? await lastValueFrom(answer, { defaultValue: undefined })
            : answer;
          if (result instanceof HandlerFault) throw result.error;
        },
      );
      this.consumers.push(consumer);
    }
  }
}
