/** Wakes a loop that waits for work. A ring while nobody waits is remembered, so that none is missed. */
export class Doorbell {
  private rung = false;
  private wake: () => void = () => undefined;

  /** Once `stopping` is aborted nobody waits any more; who aborts it rings. */
  constructor(private readonly stopping?: AbortSignal) {}

  readonly ring = (): void => {
    this.rung = true;
    this.wake();
  };

  /** Whether it rang since it was last answered. */
  get hasRung(): boolean {
    return this.rung;
  }

  /** Forgets earlier rings: what they told of is about to be looked at. */
  answer(): void {
    this.rung = false;
  }

  /** Waits for a ring, but no longer than `milliseconds`; not at all if it rang already. */
  async wait(milliseconds: number): Promise<void> {
    if (this.rung || this.stopping?.aborted) return;
    await new Promise<void>((done) => {
      const timer = setTimeout(done, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        done();
      };
    });
    this.wake = () => undefined;
  }
}
