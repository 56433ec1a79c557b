import { Problem } from '#libs/web';
import type { Sender, Submitted } from '../data/intake';
import type { Checked } from '../domain/check-event';
import type { Outcome } from '../domain/outcome';
import type { Metrics } from '#libs/telemetry';

interface Submission extends Submitted {
  resolve: (outcomes: Outcome[]) => void;
  reject: (error: unknown) => void;
}

const EVENTS_PER_TRANSACTION = 1000;
const EVENTS_WAITING = 20_000;
/** At once: while one waits for its commit the next is prepared. */
const TRANSACTIONS = 2;
/**
 * A transaction costs as much as some 35 events in it: few wait for more, the longer the more requests come (beyond
 * 200 a second as long as an acknowledgement may well take) and the busier the machine is.
 */
const LINGER_MS = { least: 10, most: 75, ofLast: 2, ofRequest: 5 };
const FEW_EVENTS = 100;
/** Of one agency: it may have no connection left on which to send more until these are answered. */
const MANY_REQUESTS = 4;

/**
 * Joins the requests that wait while a transaction commits into the next one, whichever agencies they are of, so that
 * single events travel as batches do. An agency's requests keep their order: it is in one transaction at a time, which
 * its advisory lock would enforce anyway.
 */
export class IntakeQueue {
  private queue: Submission[] = [];
  /** Events in the queue. */
  private queued = 0;
  private readonly atWork = new Set<string>();
  private readonly workers = new Set<Promise<void>>();
  private working = 0;
  private linger = LINGER_MS.least;
  private endLinger = (): void => undefined;
  /** Events submitted and not yet answered. */
  private waiting = 0;

  /** `takeIn` settles events of any agencies in one transaction, and gives the outcomes of each submission. */
  constructor(
    private readonly takeIn: (submitted: readonly Submitted[]) => Promise<Outcome[][]>,
    private readonly metrics?: Pick<Metrics, 'accepted' | 'refused'>,
  ) {}

  /** Resolves when the transaction that holds the outcomes has committed. */
  submit(sender: Sender, checked: readonly Checked[], places?: readonly string[]): Promise<Outcome[]> {
    if (checked.length === 0) return Promise.resolve([]);
    if (this.waiting + checked.length > EVENTS_WAITING && this.waiting > 0)
      return Promise.reject(new Problem('server.busy', { retryAfterSeconds: 1 }));
    this.waiting += checked.length;
    return new Promise((resolve, reject) => {
      this.queue.push({ sender, checked, places, resolve, reject });
      this.queued += checked.length;
      if (this.ripe()) this.endLinger();
      // A few events go with the transaction after the one at work: one of their own would cost more than it gains.
      if (this.working >= (this.queued < FEW_EVENTS ? 1 : TRANSACTIONS)) return;
      const worker = this.work().finally(() => this.workers.delete(worker));
      this.workers.add(worker);
    });
  }

  /** Waits until nothing is at work. */
  async drain(): Promise<void> {
    while (this.workers.size > 0) await Promise.all(this.workers);
  }

  private async work(): Promise<void> {
    this.working += 1;
    for (;;) {
      if (!this.ripe()) await this.waitForMore();
      const group = this.nextGroup();
      if (group.length === 0) {
        // At once with the last look: what is submitted from now on starts another.
        this.working -= 1;
        return;
      }
      const agencies = new Set(group.map(({ sender }) => sender.agency));
      for (const agency of agencies) this.atWork.add(agency);
      const started = performance.now();
      await this.takeTogether(group);
      this.linger = lingerAfter(performance.now() - started, group.length);
      for (const agency of agencies) this.atWork.delete(agency);
    }
  }

  /** Whether waiting longer would gain little, or keep a sender from sending more. */
  private ripe(): boolean {
    if (this.queued >= FEW_EVENTS) return true;
    const requests = new Map<string, number>();
    for (const { sender } of this.queue) {
      const count = (requests.get(sender.agency) ?? 0) + 1;
      if (count === MANY_REQUESTS) return true;
      requests.set(sender.agency, count);
    }
    return false;
  }

  private async waitForMore(): Promise<void> {
    await new Promise<void>((done) => {
      const timer = setTimeout(done, this.linger);
      this.endLinger = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  /** Submissions for one transaction, in their order; those of an agency at work stay for the one that follows it. */
  private nextGroup(): Submission[] {
    const group: Submission[] = [];
    const left: Submission[] = [];
    const passed = new Set(this.atWork);
    let events = 0;
    for (const submission of this.queue) {
      const { sender, checked } = submission;
      const fits = group.length === 0 || events + checked.length <= EVENTS_PER_TRANSACTION;
      if (fits && !passed.has(sender.agency)) {
        group.push(submission);
        events += checked.length;
      } else {
        left.push(submission);
        passed.add(sender.agency);
      }
    }
    this.queue = left;
    this.queued -= events;
    return group;
  }

  private count(agency: string, outcomes: readonly Outcome[]): void {
    if (!this.metrics) return;
    const accepted = outcomes.filter(({ status }) => status === 'accepted').length;
    if (accepted > 0) this.metrics.accepted(agency, accepted);
    for (const { status, code } of outcomes)
      if (status === 'refused') this.metrics.refused('gateway', code ?? 'refused');
  }

  private async takeTogether(group: readonly Submission[]): Promise<void> {
    let outcomes: Outcome[][];
    try {
      outcomes = await this.takeIn(group);
    } catch (error) {
      const byAgency = Map.groupBy(group, ({ sender }) => sender.agency);
      // No agency has to suffer for another one's events.
      if (byAgency.size > 1) for (const own of byAgency.values()) await this.takeTogether(own);
      else this.giveUp(group, error);
      return;
    }
    this.answer(group, outcomes);
  }

  private answer(group: readonly Submission[], outcomes: readonly Outcome[][]): void {
    this.waiting -= countOf(group);
    for (const [at, { sender, resolve }] of group.entries()) {
      this.count(sender.agency, outcomes[at]!);
      resolve(outcomes[at]!);
    }
  }

  private giveUp(group: readonly Submission[], error: unknown): void {
    this.waiting -= countOf(group);
    for (const { reject } of group) reject(error);
  }
}

/**
 * @param took milliseconds of the last transaction
 * @param requests that were joined in it
 */
function lingerAfter(took: number, requests: number): number {
  const { least, most, ofLast, ofRequest } = LINGER_MS;
  return Math.min(most, Math.max(least, ofLast * took, ofRequest * requests));
}

function countOf(submissions: readonly Submission[]): number {
  return submissions.reduce((sum, { checked }) => sum + checked.length, 0);
}
