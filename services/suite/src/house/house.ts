import { existsSync, mkdirSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import type { Agreement } from '#libs/contracts';
import { createLocalEventLog, type EventLog } from '#libs/eventlog';
import { createKeys, openKeys, type Keys } from '#libs/keys';
import type { Logger } from '#libs/telemetry';
import { startAuditor, type Auditor } from '#services/auditor';
import { startGateway, type Gateway } from '#services/gateway';
import { startIndicators, type Indicators } from '#services/indicators';
import { startMatcher, type Matcher } from '#services/matcher';
import { startPortal, type Portal } from '#services/portal';
import { startPseudonymiser } from '#services/pseudonymiser';
import { startPublisher, type Publisher } from '#services/publisher';
import { openCertificates, type Certificates } from './certificates';
import { startDatabases, type Databases } from './databases';
import { houseLayout } from './layout';

export interface HouseOptions {
  dataDir: string;
  /** Default: `keys` in the data folder, made on first start. */
  keysDir?: string;
  agreements: Agreement[];
  gateway: { host: string; port: number };
  /** Left out: no pages. */
  portal?: { host: string; port: number };
  logger: Logger;
  now: () => Date;
  codeVersion: string;
  /** Injects perfect linkage, for measuring the error that real linkage adds. */
  fixedPersons?: (recordRef: string) => string | undefined;
}

/** Every service in this process, each with its own role, data source and log. */
export interface House {
  certificates: Certificates;
  keys: Keys;
  databases: Databases;
  gateway: Gateway;
  matcher: Matcher;
  indicators: Indicators;
  publisher: Publisher;
  auditor: Auditor;
  portal?: Portal;
  /** Data source of the suite's own role, for audit entries of its operator. */
  suite: { dataSource: DataSource; eventLog: EventLog };
  /** Waits until nothing is in flight on any topic. */
  settle(onProgress?: (waiting: number) => void): Promise<void>;
  stop(): Promise<void>;
}
