import type { Admin, Kafka } from 'kafkajs';
import { within } from '../../delivery/within';
import type { Connections } from './connections';

/** A client, and the connections that it alone has. */
export interface Line {
  client: Pick<Kafka, 'admin'>;
  connections: Pick<Connections, 'end'>;
}

interface OpenLine extends Line {
  admin: Promise<Admin>;
  /** Fails when the line is left. */
  left: PromiseWithResolvers<never>;
}

/** The brokers did not answer in time, or whoever asked has ended. */
export class Unanswered extends Error {
  readonly code = 'eventlog.kafka.unanswered';
}

const ANSWER_MS = 10_000;
const FAREWELL_MS = 1000;

/**
 * Questions to the brokers, each within a time. A broker that stopped, or was replaced, may leave a connection open on
 * which nothing comes any more, and kafkajs 2.2.4 asks again on the same one: when an answer is late, all that wait on
 * the line fail, and the next question opens another.
 */
export class Questions {
  private open: OpenLine | undefined;
  private hasClosed = false;

  constructor(
    private readonly makeLine: () => Line,
    private readonly answerMs = ANSWER_MS,
  ) {}

  /** @throws Unanswered, or the brokers' fault */
  async ask<Answer>(question: (admin: Admin) => Promise<Answer>): Promise<Answer> {
    // A late question, such as that of a scrape, would open a line that nobody ends.
    if (this.hasClosed) throw new Unanswered('Whoever asks has ended.');
    const line = (this.open ??= this.connect());
    const timer = setTimeout(() => this.leave(line), this.answerMs);
    try {
      return await Promise.race([line.admin.then(question), line.left.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** What still waits for an answer fails. */
  async close(): Promise<void> {
    this.hasClosed = true;
    const line = this.open;
    this.open = undefined;
    if (!line) return;
    const farewell = line.admin.then((admin) => admin.disconnect());
    await within(FAREWELL_MS, farewell);
    this.leave(line);
  }

  private connect(): OpenLine {
    const { client, connections } = this.makeLine();
    const admin = client.admin();
    const left = Promise.withResolvers<never>();
    const line = { client, connections, left, admin: admin.connect().then(() => admin) };
    left.promise.catch(() => undefined);
    line.admin.catch(() => this.leave(line));
    return line;
  }

  private leave(line: OpenLine): void {
    if (this.open === line) this.open = undefined;
    line.connections.end();
    line.left.reject(new Unanswered('The brokers did not answer in time.'));
  }
}
