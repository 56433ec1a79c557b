import { createHash } from 'node:crypto';
import { type RefusalRecord, sealedIntake } from '#libs/contracts';
import type { EventLog, LogRecord, PoisonHandler } from '../port';
import { type Topic, type TopicName, TOPICS } from '../topics';

/** As a `PoisonHandler`; false: the refusals store was not told. */
export type TellingPoison = (...given: Parameters<PoisonHandler>) => Promise<boolean>;

export interface PoisonRefusal {
  eventLog: Pick<EventLog, 'append'>;
  stage: RefusalRecord['stage'];
  /** The clock for the refusal's stamp. */
  now: () => Date;
}

/** The topic of decisions on what a service keeps itself; undefined for one that keeps nothing of that kind. */
export function decisionsFor(service: string): TopicName | undefined {
  const topic = `decided.${service}`;
  return topic in TOPICS ? (topic as TopicName) : undefined;
}

/** Whether a service has a stage in the refusals store. */
export function isStage(service: string): service is RefusalRecord['stage'] {
  const { from }: Topic = TOPICS['refusals.recorded'];
  return from.includes(service);
}

/**
 * Tells the one refusals store of poison records. A record of intake goes with its body, sealed as a whole, and can be
 * redriven from there; who sent it the gateway finds by the receipt. What lies between later services stays with its
 * service: the store belongs to the gateway, which may not see tokens. What is decided there comes back by the topic
 * of decisions.
 *
 * A refusal that the gateway made of its own poison, and cannot take in either, is told no more: it would go round for
 * as long as the fault lasts. The handler says whether it told.
 */
export function refusePoison({ eventLog, stage, now }: PoisonRefusal) {
  return ({ topic }: { topic: TopicName }): TellingPoison =>
    async (record, code, tx): Promise<boolean> => {
      const content = parsed(record);
      if (topic === 'refusals.recorded' && content?.['stage'] === 'gateway') return false;
      const body = topic === 'intake.sealed' ? sealedIntake(content) : undefined;
      const refusal: RefusalRecord = {
        refusalId: refusalId(topic, record),
        stage,
        code,
        pointer: '',
        agency: textOf(content?.['agency']) ?? '',
        receiptId: body?.receiptId,
        at: now().toISOString(),
        redrivable: body !== undefined || keptBy(stage, topic),
        ...(body ? { redriveTopic: topic, redriveKey: record.key, body } : {}),
        ...(keptBy(stage, topic) ? { redriveTopic: topic } : {}),
      };
      const value = Buffer.from(JSON.stringify(refusal));
      await eventLog.append(tx, 'refusals.recorded', [{ key: refusal.refusalId, value }]);
      return true;
    };
}

const keptBy = (stage: string, topic: TopicName): boolean =>
  topic !== 'intake.sealed' && decisionsFor(stage) !== undefined;

// The same record that fails again after a redrive is the same refusal.
export function refusalId(topic: TopicName, record: LogRecord): string {
  const digest = createHash('sha256').update(`${topic}\0${record.key}\0`).update(record.value).digest();
  return digest.subarray(0, 16).toString('base64url');
}

function parsed(record: LogRecord): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(record.value.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
