import { decodeUtf8, parseStrict } from '#libs/contracts';
import type { IngressRecord } from '#libs/eventlog';
import { type CheckContext, type Checked, checkEvent } from '../domain/check-event';
import type { Limits } from '../domain/limits';
import { fault } from './read-events';

const ATTRIBUTE = /^ce_([a-z0-9]{1,20})$/;
const MEDIA_TYPE = 'application/json';

/**
 * Reads and checks a CloudEvent in the binary content mode of Kafka: attributes in headers named `ce_...`, the data as
 * the record's value. From there on it is the event that a request would have brought.
 */
export function readBinaryEvent(
  { headers, value }: IngressRecord,
  limits: Limits,
  context: CheckContext,
): Checked {
  if (value.length > limits.eventBytes) return fault('event.size');
  const mediaType = textOf(headers.get('content-type'))?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== MEDIA_TYPE) return fault('body.media-type');
  const event: Record<string, unknown> = {};
  for (const [name, values] of headers) {
    const attribute = ATTRIBUTE.exec(name)?.[1];
    if (attribute === undefined) continue;
    const text = textOf(values);
    if (text === undefined) return fault(values.length > 1 ? 'json.duplicate-key' : 'json.encoding');
    event[attribute] = attribute === 'sourcerevision' ? whole(text) : text;
  }
  const text = decodeUtf8(value);
  if (text === undefined) return fault('json.encoding');
  const data = parseStrict(text, limits.depth - 1);
  if (data.fault) return fault(data.fault);
  return checkEvent({ ...event, datacontenttype: MEDIA_TYPE, data: data.value }, context);
}

/** A header of one value in UTF-8 without NUL, which no store keeps. */
function textOf(values: readonly Buffer[] | undefined): string | undefined {
  const [only, ...more] = values ?? [];
  if (!only || more.length > 0) return undefined;
  const text = decodeUtf8(only);
  return text?.includes('\0') ? undefined : text;
}

/** Headers are texts; the one attribute that is a number is written in digits. */
function whole(text: string): number | string {
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}
