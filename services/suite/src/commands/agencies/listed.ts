import type { StreamingAgency } from '#libs/eventlog';
import type { AgencyDoor } from '#services/gateway';
import { sayIn } from '../../words';

/** An agency at both doors. */
export interface ListedAgency {
  agency: string;
  /** At the door over HTTPS: whether it is let in, since when it is not, and when something last came by either door. */
  https: { open: boolean; closedAt?: string | undefined; lastDay?: string | undefined };
  /** On the brokers; left out: it has no topics there. */
  kafka?: Omit<StreamingAgency, 'agency'>;
}

/** Every agency that has sent, streams or was removed, in the order of their names. */
export function listedAgencies(
  doors: readonly AgencyDoor[],
  streaming: readonly StreamingAgency[],
): ListedAgency[] {
  const byName = new Map<string, ListedAgency>();
  for (const { agency, closedAt, lastDay } of doors)
    byName.set(agency, { agency, https: { open: closedAt === undefined, closedAt, lastDay } });
  for (const { agency, ...kafka } of streaming)
    byName.set(agency, { ...(byName.get(agency) ?? { agency, https: { open: true } }), kafka });
  return [...byName.values()].toSorted((a, b) => (a.agency < b.agency ? -1 : 1));
}

/** One line each, in both languages. */
export function listedText(listed: readonly ListedAgency[]): string {
  if (listed.length === 0) return `${say('list.none')}\n`;
  return listed
    .map(({ agency, https, kafka }) => {
      const said = [https.open ? say('add.open') : say('list.closed', { at: https.closedAt ?? '' })];
      if (kafka) said.push(say('list.kafka', { rights: String(kafka.rights), unread: String(kafka.unread) }));
      if (https.lastDay) said.push(say('list.last', { day: https.lastDay }));
      return `${agency.padEnd(32)} ${said.join('  ')}\n`;
    })
    .join('');
}

const say = (key: string, values?: Record<string, string>): string => sayIn('agencies', key, values);
