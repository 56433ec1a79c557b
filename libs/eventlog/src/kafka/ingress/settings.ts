import type { EventLogLogger } from '../../logger';
import type { KafkaSettings } from '../brokers/settings';

/** A record as an agency produced it. */
export interface IngressRecord {
  /** Names it among all records ever: one that comes again is at the same place. */
  place: string;
  /** Every value of every header. */
  headers: ReadonlyMap<string, readonly Buffer[]>;
  value: Buffer;
}

/** What the agency is told of one record. */
export interface IngressAnswer {
  key?: string;
  contentType: string;
  body: string;
  /** The record may not stay on the brokers: identity in the clear, for example. */
  erase?: boolean;
}

export interface KafkaIngressSettings {
  kafka: KafkaSettings;
  /** Principal that reads the agencies' topics. */
  service: string;
  logger: EventLogLogger;
  /** Takes in records of one agency; a throw has them come again. One answer for each. */
  take(agency: string, records: readonly IngressRecord[]): Promise<IngressAnswer[]>;
  /**
   * The answer for a record on which `take` fails for good, whatever is tried. Only taking counts: that the brokers do
   * not take an answer says nothing of the record.
   */
  giveUp(agency: string, record: IngressRecord): Promise<IngressAnswer>;
  /** Asked every few seconds: tells what became of records after their answers; a throw has it asked again. */
  tellLater(agency: string, tell: (answers: readonly IngressAnswer[]) => Promise<void>): Promise<void>;
}
