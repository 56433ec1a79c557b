import { decodeUtf8, parseStrict, splitArray } from '#libs/contracts';
import { Problem } from '#libs/web';
import { type CheckContext, type Checked, checkEvent } from '../domain/check-event';
import type { Limits } from '../domain/limits';

/** Reads and checks the event of a body or of a line. */
export function readEvent(bytes: Uint8Array, limits: Limits, context: CheckContext): Checked {
  if (bytes.length > limits.eventBytes) return fault('event.size');
  const text = decodeUtf8(bytes);
  return text === undefined ? fault('json.encoding') : readText(text, limits, context);
}

/** Reads and checks each event of a batch. A batch that is no array at all is refused as a whole. */
export function readBatch(bytes: Uint8Array, limits: Limits, context: CheckContext): Checked[] {
  const text = decodeUtf8(bytes);
  if (text === undefined) throw new Problem('json.encoding');
  const elements = splitArray(text);
  if (!elements) throw new Problem('json.syntax');
  if (elements.length > limits.batchEvents) throw new Problem('body.count');
  return elements.map((element) =>
    Buffer.byteLength(element) > limits.eventBytes ? fault('event.size') : readText(element, limits, context),
  );
}

/** A refusal that came before there was an event. */
export function fault(code: string): Checked {
  return { refusal: { code, pointer: '', incident: false } };
}

function readText(text: string, limits: Limits, context: CheckContext): Checked {
  const parsed = parseStrict(text, limits.depth);
  return parsed.fault ? fault(parsed.fault) : checkEvent(parsed.value, context);
}
