export interface Look {
  /** Whether there is still something to look at; may ask the brokers. */
  isDue(): Promise<boolean>;
  /** Has the partition be read from another place. */
  look(): void;
}

interface LaterLooksSettings {
  /** Between two tries; ends at once when all ends. */
  pause(): Promise<void>;
  stopping: AbortSignal;
}

/**
 * Looks at a partition again after a while, between two of its batches: a seek while one is in hand would take effect
 * after it was passed, and set reading back behind it.
 */
export class LaterLooks {
  private readonly waiting = new Set<string>();
  private readonly inHand = new Set<{ partition: string }>();

  constructor(private readonly settings: LaterLooksSettings) {}

  /** A batch of the partition is in hand until the function returned is called. */
  hold(partition: string): () => void {
    const batch = { partition };
    this.inHand.add(batch);
    return () => this.inHand.delete(batch);
  }

  /** Ends when it has looked, when there is nothing to look at any more, or with everything; one waits for a partition. */
  async start(partition: string, look: Look): Promise<void> {
    if (this.waiting.has(partition)) return;
    this.waiting.add(partition);
    do {
      await this.settings.pause();
    } while (!this.settings.stopping.aborted && !(await this.isDone(partition, look)));
    this.waiting.delete(partition);
  }

  private async isDone(partition: string, { isDue, look }: Look): Promise<boolean> {
    try {
      if (!(await isDue())) return true;
      if ([...this.inHand].some((batch) => batch.partition === partition)) return false;
      look();
      return true;
    } catch {
      // No broker answers, or no client is in the group at this moment.
      return false;
    }
  }
}
