import { canonicalJson } from '#libs/contracts';
import type { EventLine } from './event-files';

/** What a line says of itself, as far as it can be read before validation. */
export interface ReadLine extends EventLine {
  source: string;
  subject: string;
  revision: number;
  id: string;
  type: string;
  time: string;
}

/** Reads just enough of a line to order it; a line that is no event sorts last and is refused later. */
export function readLine(line: EventLine): ReadLine {
  const event = parsed(line.text);
  const text = (name: string): string => (typeof event?.[name] === 'string' ? event[name] : '');
  const revision = event?.['sourcerevision'];
  return {
    ...line,
    source: text('source'),
    subject: text('subject'),
    revision: typeof revision === 'number' ? revision : Number.MAX_SAFE_INTEGER,
    id: text('id'),
    type: text('type'),
    time: text('time'),
  };
}

/**
 * Puts lines in the order of source, subject, revision, id and canonical bytes, so that the result of a run does
 * not depend on the order of files or lines.
 */
export function inCanonicalOrder(lines: readonly ReadLine[]): ReadLine[] {
  return lines.toSorted(
    (a, b) =>
      compare(a.source, b.source) ||
      compare(a.subject, b.subject) ||
      a.revision - b.revision ||
      compare(a.id, b.id) ||
      compare(canonicalText(a.text), canonicalText(b.text)),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function canonicalText(text: string): string {
  const value = parsed(text);
  return value ? canonicalJson(value) : text;
}
