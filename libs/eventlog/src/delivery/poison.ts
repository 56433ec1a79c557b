import { randomUUID } from 'node:crypto';
import type { RefusalRecord } from '#libs/contracts';
import type { EventLog, LogRecord, PoisonHandler } from '../port';
import type { TopicName } from '../topics';

export interface PoisonRefusal {
  eventLog: EventLog;
  stage: RefusalRecord['stage'];
  /** The clock for the refusal's stamp. */
  now: () => Date;
}

/**
 * Puts poison records into the one refusals store, redrivable to the topic from which they came. Their body is
 * what the log held already: facts, tokens or sealed identity.
 */
export function refusePoison({ eventLog, stage, now }: PoisonRefusal) {
  return ({ topic }: { topic: TopicName }): PoisonHandler =>
    async (record, code, tx) => {
      const body = parsed(record);
      const refusal: RefusalRecord = {
        refusalId: randomUUID(),
        stage,
        code,
        pointer: '',
        agency: agencyOf(body),
        at: now().toISOString(),
        redrivable: body !== undefined,
        ...(body === undefined ? {} : { redriveTopic: topic, body }),
      };
      const value = Buffer.from(JSON.stringify(refusal));
      await eventLog.append(tx, 'refusals.recorded', [{ key: record.key, value }]);
    };
}

function parsed(record: LogRecord): unknown {
  try {
    return JSON.parse(record.value.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

// Records between services name the agency; those at intake carry the event with its source.
function agencyOf(body: unknown): string {
  const { agency, event } = (body ?? {}) as { agency?: unknown; event?: { source?: unknown } };
  if (typeof agency === 'string') return agency;
  const source = event?.source;
  return typeof source === 'string' ? source.replace(/^\/agencies\//, '') : '';
}
