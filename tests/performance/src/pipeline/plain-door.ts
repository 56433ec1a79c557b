import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TlsMaterial } from '#libs/keys';

/** Receives batches over mutual TLS, hands on their lines and answers when they are stored. */
export async function receive(
  tls: TlsMaterial,
  take: (lines: Buffer[]) => Promise<void>,
): Promise<{ door: Server; port: number }> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const lines = linesOf(Buffer.concat(chunks));
    await take(lines);
    response.writeHead(202, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ accepted: lines.length, repeated: 0, refused: 0 }));
  };
  const door = createServer({ ...tls, requestCert: true, rejectUnauthorized: true }, (request, response) => {
    answer(request, response).catch(() => {
      response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((done) => door.listen(0, '127.0.0.1', done));
  return { door, port: (door.address() as AddressInfo).port };
}

const NEWLINE = 0x0a;
const COMMA = 0x2c;

/** The feed writes one event a line: `[`, `{...}`, `,{...}`, `]`. */
function linesOf(body: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let from = body.indexOf(NEWLINE) + 1;
  for (let to = body.indexOf(NEWLINE, from); to >= 0; to = body.indexOf(NEWLINE, from)) {
    lines.push(body.subarray(body[from] === COMMA ? from + 1 : from, to));
    from = to + 1;
  }
  return lines;
}
