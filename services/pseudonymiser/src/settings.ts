import type { DataSource } from 'typeorm';
import type { Agreement } from '#libs/contracts';
import type { EventLog, Transaction } from '#libs/eventlog';
import type { PseudonymiserKeys } from '#libs/keys';
import type { Logger } from '#libs/telemetry';
import type { EncodePeople } from './domain/split';

/** What the process gives the pseudonymiser. */
export interface PseudonymiserDependencies {
  dataSource: DataSource;
  eventLog: EventLog;
  logger: Logger;
  keys: PseudonymiserKeys;
  agreements: readonly Agreement[];
  now: () => Date;
  codeVersion: string;
}

/** The same, as its controllers use it. */
export interface PseudonymiserSettings {
  eventLog: EventLog;
  logger: Pick<Logger, 'info'>;
  keys: PseudonymiserKeys;
  agreements: ReadonlyMap<string, Agreement>;
  /** The encoder for one batch; it may read and count frequencies in the batch's transaction. */
  encode: (tx: Transaction) => Promise<EncodePeople>;
  now: () => Date;
  codeVersion: string;
}
