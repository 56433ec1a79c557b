import { basename } from 'node:path';
import type { LogFields } from './fields';

/** What may be told of an exception: class, stable code and frames. Its message may hold input and never is. */
export function faultFields(error: unknown): Pick<LogFields, 'fault' | 'code' | 'frames'> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const { code } = error as { code?: unknown };
  return {
    fault: error.constructor.name,
    ...(typeof code === 'string' && /^[\w.:-]{1,80}$/.test(code) ? { code } : {}),
    frames: framesOf(withoutMessage(error)),
  };
}

/** A message stands at the head of the stack, and lines of it could look like frames. */
function withoutMessage({ stack = '', message }: Error): string {
  const at = stack.indexOf(message);
  return at < 0 ? '' : stack.slice(at + message.length);
}

function framesOf(stack: string): string[] {
  const frames: string[] = [];
  for (const line of stack.split('\n')) {
    const frame = /^\s+at (?:(?:async )?([\w$.<>[\] ]{1,80}) \()?(.+):(\d+):\d+\)?$/.exec(line);
    if (frame?.[2]) frames.push(`${frame[1] ?? '-'} ${basename(frame[2])}:${frame[3]}`);
    if (frames.length === 6) break;
  }
  return frames;
}
