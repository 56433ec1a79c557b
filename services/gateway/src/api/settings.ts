import type { DataSource } from 'typeorm';
import type { Agreement } from '#libs/contracts';
import type { EventLog } from '#libs/eventlog';
import type { IntakeSealer } from '#libs/keys';
import type { Logger, Metrics } from '#libs/telemetry';
import type { CheckContext, Fingerprint } from '../domain/check-event';
import type { ClosedDoors } from '../door/closed';
import type { Limits } from '../domain/limits';

/** Injection token of `GatewaySettings`. */
export const GATEWAY_SETTINGS = Symbol('GATEWAY_SETTINGS');

/** What the controllers are given. */
export interface GatewaySettings {
  dataSource: DataSource;
  eventLog: EventLog;
  logger: Logger;
  metrics?: Pick<Metrics, 'accepted' | 'refused'>;
  limits: Limits;
  /** Agencies that the operator removed. */
  closed: Pick<ClosedDoors, 'has'>;
  now: () => Date;
  codeVersion: string;
  sealer: IntakeSealer;
  fingerprint: Fingerprint;
  /** The register by id; asked anew for each request, since a steward may change it. */
  agreements: () => ReadonlyMap<string, Agreement>;
  /** `event`: an agreement must be in force on the event's day; `event-and-today`: on the day of receipt too. */
  agreementDates: 'event' | 'event-and-today';
}

/** What an event of an agency is checked against, at this moment. */
export function contextOf(settings: GatewaySettings, agency: string): CheckContext {
  const { agreements, agreementDates, fingerprint } = settings;
  const now = settings.now();
  return {
    ...{ agency, fingerprint, now },
    agreements: agreements(),
    ...(agreementDates === 'event-and-today' ? { today: now.toISOString().slice(0, 10) } : {}),
  };
}
