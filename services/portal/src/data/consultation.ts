import { randomUUID } from 'node:crypto';
import { stageAudit } from '#libs/eventlog';
import type { PortalDependencies } from '../web/tokens';

/** DPA 2018 s.62: who looked at what, when, and how many rows. Nothing of the rows themselves. */
export async function recordConsultation(
  given: PortalDependencies,
  what: string,
  user: string,
  rows: number,
): Promise<void> {
  const { eventLog, dataSource, now, codeVersion } = given;
  if (!eventLog) return;
  await dataSource.transaction((tx) =>
    stageAudit(eventLog, tx, {
      v: 1,
      entryId: randomUUID(),
      op: 'consultation',
      what,
      at: now().toISOString(),
      actor: 'portal',
      recipients: [user],
      regime: 'mixed',
      purpose: 'governance',
      code: { version: codeVersion },
      inputs: [],
      outputs: [],
      counts: { rows },
      outcome: 'done',
    }),
  );
}
