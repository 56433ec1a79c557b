import { Agent, request } from 'node:https';
import { connect } from 'node:tls';
import { appendFileSync } from 'node:fs';
import type { TlsMaterial } from '#libs/keys';

export interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** Speaks to a gateway and keeps everything that it ever answers: status lines, headers and bodies. */
export class Wire {
  constructor(
    private readonly url: string,
    private readonly tls: TlsMaterial,
    private readonly kept: string,
  ) {}

  /** Status and, of a problem, its code. */
  send({ method = 'POST', path = '/v1/events', headers = {}, body = '' }: Sent): Promise<string> {
    const agent = new Agent({ ...this.tls, keepAlive: false });
    const own = { 'content-type': 'application/cloudevents+json', ...headers };
    return new Promise((resolve) => {
      const outgoing = request(`${this.url}${path}`, { method, agent, headers: own }, (response) => {
        const chunks: Buffer[] = [Buffer.from(response.rawHeaders.join('\n'))];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', () => resolve('cut'));
        response.on('end', () => {
          const text = Buffer.concat(chunks.slice(1)).toString('utf8');
          this.keep(Buffer.concat(chunks));
          const code = /"code":"([\w.-]+)"/.exec(text)?.[1];
          resolve([response.statusCode, code].filter(Boolean).join(' '));
        });
      });
      outgoing.on('error', () => resolve('cut'));
      outgoing.end(body);
    });
  }

  /** Bytes as they are, for what no HTTP client would send. */
  raw(bytes: string): Promise<void> {
    const { port, hostname } = new URL(this.url);
    return new Promise((resolve) => {
      const socket = connect({ ...this.tls, host: hostname, port: Number(port) }, () => socket.end(bytes));
      socket.on('data', (chunk: Buffer) => this.keep(chunk));
      socket.on('error', () => resolve());
      socket.on('close', () => resolve());
      socket.setTimeout(3000, () => socket.destroy());
    });
  }

  private keep(bytes: Buffer): void {
    appendFileSync(this.kept, Buffer.concat([bytes, Buffer.from('\n')]));
  }
}
