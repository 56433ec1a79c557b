import type { Consumer } from '../port';

/**
 * The consumers of one log. Beside the first begins the one that hears what was decided on the records which its
 * service keeps, and it ends with the last: whoever stopped all that they started leaves nothing running.
 */
export class Consumers {
  private readonly running = new Set<Consumer>();
  private hearing: Consumer | undefined;

  /** As the caller is to stop it. `hear` starts the hearing of decisions, in a service that keeps records. */
  add(consumer: Consumer, hear: () => Consumer | undefined): Consumer {
    this.running.add(consumer);
    this.hearing ??= hear();
    return {
      stop: async () => {
        const isLast = this.running.delete(consumer) && this.running.size === 0;
        // Side by side: with brokers that hang each takes its time.
        await Promise.all([consumer.stop(), isLast && this.stopHearing()]);
      },
    };
  }

  /** Ends after the batches in hand. */
  async stop(): Promise<void> {
    await Promise.all([...[...this.running].map((consumer) => consumer.stop()), this.stopHearing()]);
    this.running.clear();
  }

  private async stopHearing(): Promise<void> {
    const { hearing } = this;
    this.hearing = undefined;
    await hearing?.stop();
  }
}
