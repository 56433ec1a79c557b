import type { KafkaMessage } from 'kafkajs';
import type { LogRecord } from '../../port';
import type { IngressRecord } from './settings';

/** What the delivery of records needs to know of one. */
export function logRecord({ offset, key, value }: KafkaMessage): LogRecord {
  return { offset: BigInt(offset), key: key?.toString('latin1') ?? '', value: value ?? Buffer.alloc(0) };
}

/** A topic that was made anew begins its offsets anew: the time tells its records from the former ones. */
export function ingressRecord(
  { headers = {}, value, offset, timestamp }: KafkaMessage,
  at: string,
): IngressRecord {
  const all = Object.entries(headers).map(([name, given]): [string, Buffer[]] => {
    const values = Array.isArray(given) ? given : [given];
    return [
      name,
      values.map((one) => (typeof one === 'string' ? Buffer.from(one) : (one ?? Buffer.alloc(0)))),
    ];
  });
  return {
    place: `${at}/${offset}/${timestamp}`,
    headers: new Map(all),
    value: value ?? Buffer.alloc(0),
  };
}
