import type { Request } from 'express';
import { Problem } from '#libs/web';

/** Reads a whole body, never more than `limit` bytes. No decompression: a small body could become a large one. */
export async function readBody(request: Request, limit: number): Promise<Buffer> {
  refuseEncoding(request);
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new Problem('body.size');
  const chunks: Buffer[] = [];
  let bytes = 0;
  // By events: an iterator costs more than all else that is done with a small body.
  await new Promise<void>((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limit) chunks.push(chunk);
      else {
        request.pause();
        reject(new Problem('body.size'));
      }
    });
    request.once('end', resolve);
    request.once('error', (error) => reject(readFault(error)));
  });
  return Buffer.concat(chunks);
}

/** One line of a stream; `tooLong` if it had more bytes than allowed, and then without its bytes. */
export interface Line {
  bytes: Buffer;
  tooLong: boolean;
}

/** Cuts a body into lines as it arrives; empty lines are left out. Holds at most one line of `limit` bytes. */
export async function* readLines(request: Request, limit: number): AsyncGenerator<Line> {
  refuseEncoding(request);
  let held: Buffer[] = [];
  let bytes = 0;
  let tooLong = false;
  const finish = (): Line | undefined => {
    const line = { bytes: tooLong ? Buffer.alloc(0) : trimmed(Buffer.concat(held)), tooLong };
    held = [];
    bytes = 0;
    tooLong = false;
    return line.tooLong || line.bytes.length > 0 ? line : undefined;
  };
  const hold = (part: Buffer): void => {
    bytes += part.length;
    tooLong ||= bytes > limit;
    if (tooLong) held = [];
    else held.push(part);
  };
  for await (const chunk of chunksOf(request)) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      hold(chunk.subarray(from, at));
      const line = finish();
      if (line) yield line;
      from = at + 1;
    }
    hold(chunk.subarray(from));
  }
  const last = finish();
  if (last) yield last;
}

const NEWLINE = 0x0a;
const SPACES = new Set([0x20, 0x09, 0x0d]);

function trimmed(line: Buffer): Buffer {
  let end = line.length;
  while (end > 0 && SPACES.has(line[end - 1]!)) end -= 1;
  return line.subarray(0, end);
}

function refuseEncoding(request: Request): void {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw new Problem('body.media-type');
}

async function* chunksOf(request: Request): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of request) yield chunk as Buffer;
  } catch (error) {
    throw readFault(error);
  }
}

function readFault(error: unknown): unknown {
  // The client went away; Node's error says no more than that.
  return (error as { code?: unknown }).code === 'ECONNRESET' ? new Problem('body.truncated') : error;
}
