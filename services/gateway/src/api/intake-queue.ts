import { Problem } from '#libs/web';
import { type IntakeDependencies, type Sender, takeIn } from '../data/intake';
import type { Checked } from '../domain/check-event';
import type { Outcome } from '../domain/outcome';
import type { Metrics } from '#libs/telemetry';

interface Submission {
  sender: Sender;
  checked: readonly Checked[];
  resolve: (outcomes: Outcome[]) => void;
  reject: (error: unknown) => void;
}

const EVENTS_PER_TRANSACTION = 1000;
const EVENTS_WAITING = 20_000;

/**
 * Joins the requests of one agency that wait while a transaction commits into the next one. An agency has one
 * transaction at a time, which its advisory lock would enforce anyway, so single events travel as batches do.
 */
export class IntakeQueue {
  private readonly queues = new Map<string, Submission[]>();
  private readonly workers = new Map<string, Promise<void>>();
  private waiting = 0;

  constructor(
    private readonly dependencies: IntakeDependencies,
    private readonly metrics?: Pick<Metrics, 'accepted' | 'refused'>,
  ) {}

  /** Resolves when the transaction that holds the outcomes has committed. */
  submit(sender: Sender, checked: readonly Checked[]): Promise<Outcome[]> {
    if (checked.length === 0) return Promise.resolve([]);
    if (this.waiting + checked.length > EVENTS_WAITING && this.waiting > 0)
      return Promise.reject(new Problem('server.busy', { retryAfterSeconds: 1 }));
    this.waiting += checked.length;
    return new Promise((resolve, reject) => {
      const queue = this.queues.get(sender.agency) ?? [];
      this.queues.set(sender.agency, queue);
      queue.push({ sender, checked, resolve, reject });
      if (!this.workers.has(sender.agency)) {
        this.workers.set(sender.agency, this.work(sender.agency, queue));
      }
    });
  }

  /** Waits until nothing is at work. */
  async drain(): Promise<void> {
    while (this.workers.size > 0) await Promise.all(this.workers.values());
  }

  private async work(agency: string, queue: Submission[]): Promise<void> {
    // Let requests of the same moment join before the first transaction begins.
    await Promise.resolve();
    while (queue.length > 0) await this.takeTogether(nextGroup(queue));
    this.workers.delete(agency);
    this.queues.delete(agency);
  }

  private count(agency: string, outcomes: readonly Outcome[]): void {
    if (!this.metrics) return;
    const accepted = outcomes.filter(({ status }) => status === 'accepted').length;
    if (accepted > 0) this.metrics.accepted(agency, accepted);
    for (const { status, code } of outcomes)
      if (status === 'refused') this.metrics.refused('gateway', code ?? 'refused');
  }

  private async takeTogether(group: readonly Submission[]): Promise<void> {
    const checked = group.flatMap((submission) => submission.checked);
    try {
      const outcomes = await takeIn(this.dependencies, group[0]!.sender, checked);
      this.count(group[0]!.sender.agency, outcomes);
      let from = 0;
      for (const submission of group) {
        submission.resolve(outcomes.slice(from, from + submission.checked.length));
        from += submission.checked.length;
      }
    } catch (error) {
      for (const submission of group) submission.reject(error);
    } finally {
      this.waiting -= checked.length;
    }
  }
}

/** Submissions for one transaction: at least one, of one certificate. */
function nextGroup(queue: Submission[]): Submission[] {
  const group: Submission[] = [];
  let events = 0;
  while (queue[0] && (group.length === 0 || events + queue[0].checked.length <= EVENTS_PER_TRANSACTION)) {
    if (group[0] && queue[0].sender.actor !== group[0].sender.actor) break;
    events += queue[0].checked.length;
    group.push(queue.shift()!);
  }
  return group;
}
