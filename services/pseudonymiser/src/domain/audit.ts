import { randomUUID } from 'node:crypto';
import { sha256, type AuditEntry, type IntakeRecord } from '#libs/contracts';

export interface BatchAccount {
  at: Date;
  codeVersion: string;
  intake: readonly IntakeRecord[];
  outputs: readonly Buffer[];
  counts: Record<string, number>;
}

/** The account of one batch: sealed identities were opened, and facts were disclosed to other services. */
export function batchEntry({ at, codeVersion, intake, outputs, counts }: BatchAccount): AuditEntry {
  const regimes = new Set(intake.map(({ event }) => event.regime));
  const [regime] = regimes;
  return {
    v: 1,
    entryId: randomUUID(),
    op: 'alteration',
    what: 'pseudonymiser.batch.split',
    at: at.toISOString(),
    actor: 'pseudonymiser',
    recipients: ['matcher', 'indicators'],
    ...(regime ? { regime: regimes.size > 1 ? 'mixed' : regime } : {}),
    code: { version: codeVersion },
    inputs: [commitment(intake.map(({ digest }) => digest))],
    outputs: [commitment(outputs)],
    counts,
    outcome: 'done',
  };
}

/** SHA-256 over the parts, each ended, sorted so that the order within a batch is not told. */
function commitment(parts: readonly (string | Buffer)[]): string {
  return sha256(parts.map(sha256).sort().join('\n'));
}
