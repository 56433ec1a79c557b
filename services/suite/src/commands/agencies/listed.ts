import type { StreamingAgency } from '#libs/eventlog';
import type { AgencyDoor } from '#services/gateway';

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

export function listedText(listed: readonly ListedAgency[]): string {
  const lines = listed.map(({ agency, https, kafka }) => {
    const door = https.open ? 'HTTPS open' : `HTTPS closed since ${https.closedAt}`;
    const stream = kafka ? `  Kafka ${kafka.rights} rights, ${kafka.unread} unread` : '';
    const last = https.lastDay ? `  last sent ${https.lastDay}` : '';
    return `${agency.padEnd(32)} ${door}${stream}${last}\n`;
  });
  return (
    lines.join('') ||
    'No agency has sent, streams or was removed. / Nid oes asiantaeth wedi anfon, yn ffrydio nac wedi’i thynnu.\n'
  );
}
