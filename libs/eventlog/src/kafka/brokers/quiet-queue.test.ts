import { quietQueues, requestQueueClass, type RequestQueue } from './quiet-queue';

interface Queue extends RequestQueue {
  throttledUntil: number;
  destroy(): void;
  push(request: Record<string, unknown>): void;
  fulfillRequest(answer: { correlationId: number; payload: Buffer; size: number }): void;
}

quietQueues();

describe('the queue of a connection', () => {
  const sent: number[] = [];
  const silent = { debug: () => undefined, warn: () => undefined };
  let queue: Queue;

  beforeEach(() => {
    sent.length = 0;
    queue = new requestQueueClass({
      maxInFlightRequests: 1,
      requestTimeout: 1000,
      enforceRequestTimeout: false,
      clientId: 'test',
      broker: 'test',
      logger: silent,
    }) as Queue;
  });

  afterEach(() => queue.destroy());

  const ask = (correlationId: number): void =>
    queue.push({
      entry: { correlationId, resolve: () => undefined, reject: () => undefined },
      expectResponse: true,
      requestTimeout: 1000,
      sendRequest: () => sent.push(correlationId),
    });
  const answer = (correlationId: number): void =>
    queue.fulfillRequest({ correlationId, payload: Buffer.alloc(0), size: 0 });

  it('sets no timer while nothing waits', () => {
    ask(1);
    answer(1);
    expect(sent).toEqual([1]);
    expect(queue.throttleCheckTimeoutId).toBeNull();
  });

  it('sends what waited for an answer as soon as it is there', () => {
    ask(1);
    ask(2);
    expect(sent).toEqual([1]);
    answer(1);
    expect(sent).toEqual([1, 2]);
  });

  it('sends what the broker asked to hold back when that time is over', async () => {
    queue.throttledUntil = Date.now() + 20;
    ask(1);
    expect(sent).toEqual([]);
    await new Promise((done) => setTimeout(done, 60));
    expect(sent).toEqual([1]);
  });
});
