import type { IHeaders } from 'kafkajs';

/** The service that sent a record, and the number that its relay gave it within topic and partition. */
export const PRODUCER_HEADER = 'cyfrif-producer';
export const NUMBER_HEADER = 'cyfrif-number';

/** Last number of each producer, of one partition. */
export type Producers = Record<string, string>;

export interface Numbered {
  producer: string;
  number: bigint;
}

export function numberOf(headers: IHeaders | undefined): Numbered | undefined {
  const [producer, number] = [textOf(headers?.[PRODUCER_HEADER]), textOf(headers?.[NUMBER_HEADER])];
  if (producer === undefined || number === undefined || !/^\d{1,18}$/.test(number)) return undefined;
  return { producer, number: BigInt(number) };
}

/** Headers as the sender gave them, without those of the relay. */
export function ownHeaders(headers: IHeaders | undefined): Record<string, string> | undefined {
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {})) {
    const text = textOf(value);
    if (text !== undefined && name !== PRODUCER_HEADER && name !== NUMBER_HEADER) own[name] = text;
  }
  return Object.keys(own).length > 0 ? own : undefined;
}

/**
 * Where a record stands to what its producer sent before. A relay that died after sending sends the same numbers
 * again: those are repeats. A gap means that the log lost records.
 */
export function standing(last: string | undefined, number: bigint): 'next' | 'repeat' | 'gap' {
  if (last === undefined) return 'next';
  if (number <= BigInt(last)) return 'repeat';
  return number === BigInt(last) + 1n ? 'next' : 'gap';
}

function textOf(value: IHeaders[string]): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined ? undefined : first.toString();
}
