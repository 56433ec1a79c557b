/** Limits a rate: `perSecond` units flow in, up to `burst`. The clock is passed in, in milliseconds. */
export class TokenBucket {
  private tokens: number;
  private at: number;

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    now: number,
  ) {
    this.tokens = burst;
    this.at = now;
  }

  /** Takes `count` units; returns 0 if they were there, else the seconds until they will be. */
  take(count: number, now: number): number {
    const elapsed = Math.max(0, now - this.at) / 1000;
    this.tokens = Math.min(this.burst, this.tokens + elapsed * this.perSecond);
    this.at = Math.max(this.at, now);
    // A request larger than the burst passes once the bucket is full, or it would never pass.
    const needed = Math.min(count, this.burst);
    if (this.tokens >= needed) {
      this.tokens -= count;
      return 0;
    }
    return (needed - this.tokens) / this.perSecond;
  }
}
