import type { LogRecord } from '../port';
import { codeOf, deliver, type Delivery, Stopped } from './deliver';

const batch = (count: number): LogRecord[] =>
  Array.from({ length: count }, (_, i) => ({ offset: BigInt(i), key: `${i}`, value: Buffer.from(`${i}`) }));

class Handler implements Delivery {
  readonly done: string[] = [];
  readonly aside: string[] = [];
  readonly tries: number[] = [];
  readonly stopper = new AbortController();
  readonly stopping = this.stopper.signal;
  readonly attempts = 2;

  constructor(private readonly fault: (keys: string[], tries: number) => string | undefined) {}

  commit(records: readonly LogRecord[]): Promise<void> {
    this.tries.push(records.length);
    const keys = records.map((record) => record.key);
    const code = this.fault(keys, this.tries.length);
    if (code) return Promise.reject(Object.assign(new Error('some input'), { code }));
    this.done.push(...keys);
    return Promise.resolve();
  }

  setAside(record: LogRecord, code: string): Promise<void> {
    this.aside.push(`${record.key} ${code}`);
    this.done.push(record.key);
    return Promise.resolve();
  }

  isTransient(error: unknown): boolean {
    return codeOf(error) === 'transient';
  }

  isLost(error: unknown): boolean {
    return codeOf(error) === 'lost';
  }

  onFailure(): void {}
}

describe('delivery of a batch', () => {
  it('takes one call if nothing fails', async () => {
    const handler = new Handler(() => undefined);
    await deliver(batch(500), handler);
    expect(handler.tries).toEqual([500]);
  });

  it('finds the poison records by halving, sets only them aside, and keeps the order', async () => {
    const handler = new Handler((keys) =>
      keys.includes('7') || keys.includes('30') ? 'bad.record' : undefined,
    );
    await deliver(batch(64), handler);
    expect(handler.aside).toEqual(['7 bad.record', '30 bad.record']);
    expect(handler.done).toEqual(batch(64).map((record) => record.key));
    expect(handler.tries.length).toBeLessThan(30);
  });

  it('waits as long as a fault is transient and blames no record', async () => {
    const handler = new Handler((_, tries) => (tries < 6 ? 'transient' : undefined));
    await deliver(batch(3), handler);
    expect([handler.tries.length, handler.aside]).toEqual([6, []]);
  });

  it('ends at once when the partition is lost to another reader', async () => {
    const handler = new Handler(() => 'lost');
    await expect(deliver(batch(3), handler)).rejects.toMatchObject({ code: 'lost' });
    expect(handler.tries).toEqual([3]);
  });

  it('ends its waiting when the consumer stops', async () => {
    const handler = new Handler(() => 'transient');
    const delivery = deliver(batch(3), handler);
    setTimeout(() => handler.stopper.abort(), 20);
    await expect(delivery).rejects.toBeInstanceOf(Stopped);
  });

  it('never takes the text of a fault for its code', () => {
    expect(codeOf(Object.assign(new Error('x'), { code: 'two words' }))).toBe('handler.failed');
    expect(codeOf('a string')).toBe('handler.failed');
  });
});
