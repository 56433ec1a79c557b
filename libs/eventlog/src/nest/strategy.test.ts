import 'reflect-metadata';
import { Controller, Inject, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Batch, BatchHandler, Consumer, EventLog, LogRecord, Subscription, Transaction } from '../port';
import { ConsumesBatch, EVENT_LOG } from './consumes-batch';
import { EventLogStrategy } from './strategy';

/** Calls the handlers by hand. */
class HandDrivenLog implements EventLog {
  readonly subscriptions: Subscription[] = [];
  readonly handlers: BatchHandler[] = [];
  stopped = 0;

  append(): Promise<void> {
    return Promise.resolve();
  }

  consume(subscription: Subscription, handler: BatchHandler): Promise<Consumer> {
    this.subscriptions.push(subscription);
    this.handlers.push(handler);
    return Promise.resolve({ stop: () => Promise.resolve(void this.stopped++) });
  }

  lag(): Promise<number> {
    return Promise.resolve(0);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

@Injectable()
class Store {
  readonly seen: [LogRecord[], Transaction][] = [];
}

@Controller()
class Links {
  constructor(@Inject(Store) private readonly store: Store) {}

  @ConsumesBatch({ topic: 'linkage.records', group: 'matcher', maxBatch: 9 })
  async link(batch: Batch, tx: Transaction): Promise<void> {
    if (batch.records.length === 0) throw Object.assign(new Error('input'), { code: 'matcher.empty' });
    await Promise.resolve();
    this.store.seen.push([batch.records, tx]);
  }
}

describe('the log as Nest transport', () => {
  const log = new HandDrivenLog();
  @Module({ controllers: [Links], providers: [Store, { provide: EVENT_LOG, useValue: log }] })
  class MatcherModule {}

  it('calls the marked method with batch and transaction, hands on its faults, and stops with the app', async () => {
    const app = await NestFactory.createMicroservice(MatcherModule, {
      strategy: new EventLogStrategy({ eventLog: log }),
      logger: false,
    });
    await app.listen();
    expect(log.subscriptions).toEqual([{ topic: 'linkage.records', group: 'matcher', maxBatch: 9 }]);
    const [handler] = log.handlers;
    const tx = { name: 'the transaction' } as unknown as Transaction;
    const records: LogRecord[] = [{ offset: 1n, key: 'k', value: Buffer.from('v') }];
    await handler?.({ topic: 'linkage.records', partition: 0, records }, tx);
    const [[seen, given] = []] = app.get(Store).seen;
    expect(seen).toBe(records);
    expect(given).toBe(tx);

    const failing = handler?.({ topic: 'linkage.records', partition: 0, records: [] }, tx);
    await expect(failing).rejects.toMatchObject({ code: 'matcher.empty' });
    await app.close();
    expect(log.stopped).toBe(1);
  });
});
