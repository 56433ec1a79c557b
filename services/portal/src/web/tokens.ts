import type { EventLog } from '#libs/eventlog';
import type { Logger } from '#libs/telemetry';
import type { DataSource } from 'typeorm';
import type { LinkageDesk } from '../linkage/desk';
import type { ReviewDesk } from '../review/desk';
import type { RefusalsDesk } from '../refusals/desk';
import type { PortalUser } from '../session/users';

/** What the process gives the portal. */
export interface PortalDependencies {
  /** Of the role `cyfrif_portal`: reads the schema `published` and the governance views. */
  dataSource: DataSource;
  /** To record consultations; without it none are recorded. */
  eventLog?: EventLog;
  host: string;
  /** 0 takes a free port. */
  port: number;
  logger: Logger;
  now: () => Date;
  codeVersion: string;
  /** Those who may sign in now; asked at each page, since somebody may have been added or taken away. */
  users: () => readonly PortalUser[];
  /** Signs cookies; 32 bytes, kept over restarts so that sessions last. */
  sessionKey: Buffer;
  /** The publisher's desk, for the stewards' pages; without it there are none. */
  desk?: ReviewDesk;
  /** The matcher's desk of linkage officers; without it there are no pages of theirs. */
  linkageDesk?: LinkageDesk;
  /** The refusals store, for the operators' pages; without it there are none. */
  refusals?: RefusalsDesk;
  /** Whether browsers reach it by https, so that cookies go nowhere else. Default false. */
  https?: boolean;
}

export const DEPENDENCIES = Symbol('DEPENDENCIES');
