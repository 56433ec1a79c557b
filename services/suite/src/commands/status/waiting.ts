import type { OpenedHouse } from '../../house/opened';
import { readers } from '../../house/readers';
import { sayIn } from '../../words';

/** What a group has not yet read of a topic; not a number, or null: it cannot be known. */
export interface Waiting {
  topic: string;
  group: string;
  records: number | null;
}

/** What waits in a house: for every reader, or for those of one service. */
export async function waitingRecords(house: OpenedHouse, only?: string): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (const { topic, group, service } of readers) {
    if (only !== undefined && service !== only) continue;
    const dataSource = await house.open(service);
    const eventLog = house.logOf(dataSource);
    try {
      waiting.push({ topic, group, records: await eventLog.lag(topic, group) });
    } finally {
      await eventLog.close();
    }
  }
  return waiting;
}

export function waitingText(waiting: readonly Waiting[]): string {
  return waiting
    .map(({ topic, group, records }) => {
      const known = records !== null && !Number.isNaN(records);
      return `${topic.padEnd(22)} ${group.padEnd(16)} ${sayIn('status', 'waiting')}: ${known ? records : sayIn('status', 'unknown')}\n`;
    })
    .join('');
}
