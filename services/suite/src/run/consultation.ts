import { randomUUID } from 'node:crypto';
import { stageAudit } from '#libs/eventlog';
import type { House } from '../house/house';

/**
 * Records that the operator of this machine looked at what may not leave the steward's side (DPA 2018 s.62:
 * consultation). The record commits before anything is shown.
 */
export async function recordConsultation(
  house: Pick<House, 'operator'>,
  what: string,
  counts: Record<string, number>,
  { at, codeVersion }: { at: Date; codeVersion: string },
): Promise<void> {
  const { dataSource, eventLog } = house.operator;
  await dataSource.transaction((tx) =>
    stageAudit(eventLog, tx, {
      v: 1,
      entryId: randomUUID(),
      op: 'consultation',
      what,
      at: at.toISOString(),
      actor: 'suite',
      recipients: ['operator'],
      purpose: 'RRF-INDICATORS',
      code: { version: codeVersion },
      inputs: [],
      outputs: [],
      counts,
      outcome: 'done',
    }),
  );
}
