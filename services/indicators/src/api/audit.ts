import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '#libs/contracts';
import { stageAudit, type EventLog, type Transaction } from '#libs/eventlog';

export type Staged = Pick<AuditEntry, 'op' | 'what' | 'counts'> &
  Partial<Pick<AuditEntry, 'inputs' | 'outputs'>>;

/** Stages the service's audit entries, each in the transaction of its effect. */
export class Audit {
  constructor(
    private readonly eventLog: EventLog,
    private readonly now: () => Date,
    private readonly codeVersion: string,
  ) {}

  async stage(tx: Transaction, { op, what, counts, inputs = [], outputs = [] }: Staged): Promise<void> {
    await stageAudit(this.eventLog, tx, {
      v: 1,
      entryId: randomUUID(),
      op,
      what,
      at: this.now().toISOString(),
      actor: 'indicators',
      recipients: [],
      regime: 'mixed',
      code: { version: this.codeVersion },
      inputs,
      outputs,
      counts,
      outcome: 'done',
    });
  }
}
