import type { DataSource } from 'typeorm';
import type { Agreement } from '#libs/contracts';
import type { EventLog } from '#libs/eventlog';
import type { AddressSealer, IntakeOpener, PseudonymiserKeys } from '#libs/keys';
import type { Logger } from '#libs/telemetry';
import type { IdentityEncoder } from './domain/identity-encoder';

/** What the process gives the pseudonymiser. */
export interface PseudonymiserDependencies {
  dataSource: DataSource;
  eventLog: EventLog;
  logger: Logger;
  keys: PseudonymiserKeys;
  agreements: readonly Agreement[];
  now: () => Date;
  codeVersion: string;
  /** Sends fuzzy views beside exact tokens, and counts frequencies: for a probabilistic linkage model. Default false. */
  views?: boolean;
  /** Linkage model whose frozen frequencies give the buckets of the views. */
  frequencyModel?: string;
}

/** The same, as its controllers use it. */
export interface PseudonymiserSettings {
  eventLog: EventLog;
  logger: Pick<Logger, 'info'>;
  /** Opens what gateways sealed on the intake. */
  opener: IntakeOpener;
  keys: PseudonymiserKeys;
  agreements: ReadonlyMap<string, Agreement>;
  encoder: IdentityEncoder;
  /** Linkage model whose frozen frequencies are carried over while epochs overlap. */
  frequencyModel?: string;
  /** Seals return addresses to agencies that gave a key. */
  addresses: AddressSealer;
  now: () => Date;
  codeVersion: string;
}
