import { drainedWithin } from './drain';

describe('draining', () => {
  it('is waited for as long as it may take', async () => {
    let done = false;
    const drain = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      done = true;
    };
    expect(await drainedWithin(10_000, drain)).toBe(true);
    expect(done).toBe(true);
  });

  it('is cut when brokers that hang would hold it up', async () => {
    expect(await drainedWithin(20, () => new Promise<void>(() => undefined))).toBe(false);
  });

  it('fails as what it waits for fails', async () => {
    await expect(drainedWithin(10_000, () => Promise.reject(new Error('fault')))).rejects.toThrow('fault');
  });
});
