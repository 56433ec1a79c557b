import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeVersion } from '#libs/config';
import type { AuditEntry } from '#libs/contracts';
import { stageAudit, type EventLog, type Transaction } from '#libs/eventlog';
import { sayIn } from '../words';
import type { OpenedHouse } from './opened';
import { operatorName } from './operator-name';

/** What somebody did by a command, for the audit account: names of our own things and counts, no identifier. */
export interface OperatorAct extends Pick<AuditEntry, 'op' | 'what' | 'counts'> {
  recipients: string[];
  outputs?: string[];
  /** Default: the operator, by name. */
  actor?: string;
  /** Default: now. */
  at?: string;
}

const PATIENCE_MS = 15_000;
const LOOK_MS = 100;

/**
 * Stages an act's audit entry in the suite's room, in one transaction with its effect there, and waits until it is on
 * the log: no service relays what the suite leaves in its outbox.
 * @param effect whether it changed anything; what changed nothing has no entry
 */
export async function recordAct(
  house: Pick<OpenedHouse, 'open' | 'logOf'>,
  act: OperatorAct,
  effect: (tx: Transaction) => Promise<boolean> = () => Promise.resolve(true),
): Promise<boolean> {
  const dataSource = await house.open('suite');
  const eventLog = house.logOf(dataSource);
  try {
    const changed = await dataSource.transaction(async (tx) => {
      if (!(await effect(tx))) return false;
      await stageAudit(eventLog, tx, entryOf(act));
      return true;
    });
    if (changed && !(await sent(eventLog))) process.stderr.write(`${sayIn('failures', 'audit.waits')}\n`);
    return changed;
  } finally {
    await eventLog.close();
  }
}

function entryOf({ actor, at, outputs = [], ...act }: OperatorAct): AuditEntry {
  return {
    v: 1,
    entryId: randomUUID(),
    ...act,
    at: at ?? new Date().toISOString(),
    actor: actor ?? `operator:${operatorName(process.env)}`,
    code: { version: codeVersion() },
    inputs: [],
    outputs,
    outcome: 'done',
  };
}

async function sent(eventLog: EventLog): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    if (((await eventLog.pending?.()) ?? 0) === 0) return true;
    await sleep(LOOK_MS);
  }
  return false;
}
