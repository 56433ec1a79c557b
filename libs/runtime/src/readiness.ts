import { faultCode, TOPICS, type EventLog, type Topic, type TopicName } from '#libs/eventlog';

/**
 * Whether the brokers have answered this process, with its certificate and rights, since it began. A replica that
 * never reached them is not ready, so that a new version with a wrong certificate replaces nothing. Once they have
 * answered it stays ready while they are away: what it takes in meanwhile waits in its outbox.
 *
 * The code of the fault says why they have not: no connection, a certificate or a right that is refused.
 *
 * @returns undefined for a service that reads no topic.
 */
export function brokersAnswered(
  service: string,
  eventLog: Pick<EventLog, 'lag'>,
): (() => Promise<boolean>) | undefined {
  const topic = (Object.entries(TOPICS) as [TopicName, Topic][]).find(([, { to }]) => to.includes(service));
  if (!topic) return undefined;
  let answered = false;
  return async () => {
    if (!answered) {
      await eventLog.lag(topic[0], service).catch((error: unknown) => {
        throw Object.assign(new Error('runtime.brokers.unanswered'), { code: faultCode(error) });
      });
      answered = true;
    }
    return true;
  };
}
