import type { Admin } from 'kafkajs';
import { codeOf } from '../../delivery/deliver';
import type { EventLogLogger } from '../../logger';

/** A connection may break; brokers that hang are asked again later, as all partitions wait meanwhile. */
const TRIES = 2;

interface Erasing {
  /** Asks the brokers on a line of its own. */
  ask(question: (admin: Admin) => Promise<void>): Promise<void>;
  logger: EventLogLogger;
  /** Leaves it its first try. */
  stopping: AbortSignal;
}

/** Has the brokers forget all of a partition before an offset, which was taken in or refused; says whether they did. */
export function eraser({ ask, logger, stopping }: Erasing) {
  return async (topic: string, partition: number, before: bigint): Promise<boolean> => {
    let fault: unknown;
    for (let tries = 0; tries === 0 || (tries < TRIES && !stopping.aborted); tries++) {
      try {
        await ask(async (admin) => {
          // The client looks for the leader only of topics that it has been asked about.
          await admin.fetchTopicOffsets(topic);
          await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: String(before) }] });
        });
        return true;
      } catch (error) {
        fault = error;
      }
    }
    // They were answered and passed, and are tried again later; somebody has to know.
    logger.error({ event: 'eventlog.ingress.erase_failed', topic, partition, code: codeOf(fault) });
    return false;
  };
}
