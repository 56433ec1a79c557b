import { decodeUtf8, parseStrict } from '#libs/contracts';
import type { IngressRecord } from '#libs/eventlog';
import { type CheckContext, type Checked, checkEvent, hasPlainIdentity } from '../domain/check-event';
import type { Limits } from '../domain/limits';
import { fault } from './read-events';

const ATTRIBUTE = /^ce_([a-z0-9]{1,20})$/;
const MEDIA_TYPE = 'application/json';

/**
 * Reads and checks a CloudEvent in the binary content mode of Kafka: attributes in headers named `ce_...`, the data as
 * the record's value. From there on it is the event that a request would have brought.
 */
export function readBinaryEvent(record: IngressRecord, limits: Limits, context: CheckContext): Checked {
  const checked = read(record, limits, context);
  // What was not read as an event may be one all the same, of another content mode or type.
  if (!checked.refusal || checked.refusal.incident || !bringsPlainIdentity(record.value)) return checked;
  return { refusal: { ...checked.refusal, incident: true } };
}

function read(
  { headers, value }: Pick<IngressRecord, 'headers' | 'value'>,
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

/** Whether the bytes are the data of an event, an event or a batch of them, with identity in the clear. */
function bringsPlainIdentity(value: Buffer): boolean {
  try {
    const parsed = JSON.parse(value.toString('utf8')) as unknown;
    const all: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
    return all.some((one) => hasPlainIdentity(one) || hasPlainIdentity({ data: one }));
  } catch {
    return false;
  }
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
