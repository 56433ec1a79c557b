import { addStreamingAgency, countChanges, removeStreamingAgency, type Removal } from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { closeAgency, openAgency } from '#services/gateway';
import { recordAct, type OperatorAct } from '../../house/operator-act';
import type { Doors } from './doors';

/** Lets an agency in by both doors; each change is in the audit account. @returns which doors were closed before */
export async function admitAgency(
  { brokers, inHouse }: Doors,
  agency: string,
  replication: number,
): Promise<{ https: boolean; kafka: boolean }> {
  return await inHouse(async (house) => {
    const changes = brokers && (await addStreamingAgency(brokers, quietLogger, agency, replication));
    const kafka = changes !== undefined && countChanges(changes) > 0;
    if (kafka) {
      const { missingRights, missingTopics } = changes;
      const counts = { rights: missingRights.length, topics: missingTopics.length };
      await recordAct(house, alteration('suite.agency.streams', agency, counts));
    }
    const act = alteration('suite.agency.opened', agency);
    return { kafka, https: await recordAct(house, act, (tx) => openAgency(tx, agency)) };
  });
}

/**
 * Closes both doors to an agency, the gateway's first; each change is in the audit account. Safe to repeat.
 * @returns whether the gateway's was open, and what was taken from the brokers
 */
export async function removeAgency(
  { brokers, inHouse }: Doors,
  agency: string,
  { evenUnread }: { evenUnread: boolean },
): Promise<{ https: boolean; kafka: Removal | undefined }> {
  return await inHouse(async (house) => {
    const act = alteration('suite.agency.closed', agency);
    const https = await recordAct(house, act, (tx) => closeAgency(tx, agency, new Date()));
    if (!brokers) return { https, kafka: undefined };
    const kafka = await removeStreamingAgency(brokers, quietLogger, agency, { evenUnread });
    const counts = { rights: kafka.rights.length, topics: kafka.topics.length, unread: kafka.unread };
    if (counts.rights + counts.topics > 0)
      await recordAct(house, alteration('suite.agency.withdrawn', agency, counts));
    return { https, kafka };
  });
}

function alteration(what: string, agency: string, counts: Record<string, number> = {}): OperatorAct {
  return { op: 'alteration', what, recipients: [agency], counts };
}
