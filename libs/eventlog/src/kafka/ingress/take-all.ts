import { deliver } from '../../delivery/deliver';
import { isTransientFault } from '../../delivery/faults';
import type { LogRecord } from '../../port';

export interface Taking<Answer> {
  /** One answer for each, all of them or none. */
  take(records: readonly LogRecord[]): Promise<Answer[]>;
  /** The answer for a record that fails alone, again and again. */
  giveUp(record: LogRecord): Promise<Answer>;
  onFailure(code: string, attempt: number): void;
  stopping: AbortSignal;
}

/**
 * Takes in records in their order and gives an answer for each. What the caller does with the answers is not a part of
 * it: a fault of the brokers says nothing of the records, and must not make one of them poison.
 * @throws Stopped
 */
export async function takeAll<Answer>(
  records: readonly LogRecord[],
  { take, giveUp, onFailure, stopping }: Taking<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  await deliver(records, {
    commit: async (part) => void answers.push(...(await take(part))),
    setAside: async (one) => void answers.push(await giveUp(one)),
    isTransient: isTransientFault,
    isLost: () => false,
    onFailure,
    stopping,
  });
  return answers;
}
