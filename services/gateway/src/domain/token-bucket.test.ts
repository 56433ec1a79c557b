import { TokenBucket } from './token-bucket';

describe('TokenBucket', () => {
  it('gives the burst at once and then the rate', () => {
    const bucket = new TokenBucket(10, 5, 0);
    expect(bucket.take(5, 0)).toBe(0);
    expect(bucket.take(1, 0)).toBeCloseTo(0.1);
    expect(bucket.take(1, 100)).toBe(0);
    expect(bucket.take(1, 150)).toBeCloseTo(0.05);
  });

  it('never holds more than the burst', () => {
    const bucket = new TokenBucket(10, 5, 0);
    expect(bucket.take(5, 1_000_000)).toBe(0);
    expect(bucket.take(1, 1_000_000)).toBeGreaterThan(0);
  });

  it('lets one larger request through a full bucket and makes the next ones wait for it', () => {
    const bucket = new TokenBucket(10, 5, 0);
    expect(bucket.take(15, 0)).toBe(0);
    expect(bucket.take(1, 0)).toBeCloseTo(1.1);
    expect(bucket.take(1, 1100)).toBe(0);
  });

  it('does not run backwards with the clock', () => {
    const bucket = new TokenBucket(10, 5, 1000);
    bucket.take(5, 1000);
    expect(bucket.take(1, 0)).toBeGreaterThan(0);
    expect(bucket.take(1, 1100)).toBe(0);
  });
});
