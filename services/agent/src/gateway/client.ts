import { Agent, request } from 'node:https';
import type { SealedEvent } from '#libs/contracts';
import type { TlsMaterial } from '#libs/keys';

/** One item of the gateway's answer to a batch. */
export interface ItemAnswer {
  index: number;
  status: 'accepted' | 'repeated' | 'refused';
  receiptId?: string;
  code?: string;
  pointer?: string;
}

export type Attempt =
  | { outcome: 'answered'; items: ItemAnswer[] }
  /** The request as a whole was refused, and would be again. */
  | { outcome: 'refused'; code: string; pointer: string }
  /** Worth another try, after the time the gateway asked for if it did. */
  | { outcome: 'busy'; retryAfterMs?: number }
  | { outcome: 'unreachable'; code: 'gateway.tls' | 'gateway.unreachable' | 'gateway.busy' };

export interface GatewayClient {
  send(events: readonly SealedEvent[]): Promise<Attempt>;
  close(): void;
}

export interface ClientOptions {
  /** Base address, for example https://localhost:8443. */
  gatewayUrl: string;
  tls: TlsMaterial;
  connections: number;
  /** Time that a silent connection is waited for. */
  timeoutMs?: number;
}

/** Posts batches over mutual TLS on connections that stay open. */
export function createClient({
  gatewayUrl,
  tls,
  connections,
  timeoutMs = 60_000,
}: ClientOptions): GatewayClient {
  const agent = new Agent({ ...tls, keepAlive: true, maxSockets: connections });
  const url = new URL('/v1/events', gatewayUrl);
  return {
    send: (events) =>
      new Promise((resolve) => {
        const body = Buffer.from(JSON.stringify(events));
        const headers = {
          'content-type': 'application/cloudevents-batch+json',
          'content-length': body.length,
          accept: 'application/json, application/problem+json',
        };
        const sent = request(url, { method: 'POST', agent, headers, timeout: timeoutMs }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve(
              readAnswer(response.statusCode ?? 0, response.headers['retry-after'], Buffer.concat(chunks)),
            ),
          );
          response.on('error', () => resolve(UNREACHABLE));
        });
        sent.on('timeout', () => sent.destroy());
        sent.on('error', (error: NodeJS.ErrnoException) =>
          resolve(isTlsFault(error) ? TLS_FAULT : UNREACHABLE),
        );
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}

const UNREACHABLE: Attempt = { outcome: 'unreachable', code: 'gateway.unreachable' };
const TLS_FAULT: Attempt = { outcome: 'unreachable', code: 'gateway.tls' };

function readAnswer(status: number, retryAfter: string | undefined, body: Buffer): Attempt {
  if (status === 429 || status === 503) {
    const seconds = Number(retryAfter);
    return { outcome: 'busy', ...(Number.isFinite(seconds) ? { retryAfterMs: seconds * 1000 } : {}) };
  }
  const answer = parsed(body) as { results?: ItemAnswer[]; code?: string; pointer?: string } | undefined;
  if ((status === 202 || status === 207) && Array.isArray(answer?.results)) {
    return { outcome: 'answered', items: answer.results };
  }
  if (status >= 400 && status < 500) {
    return { outcome: 'refused', code: answer?.code ?? `http.${status}`, pointer: answer?.pointer ?? '' };
  }
  return { outcome: 'busy' };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A certificate that one side does not accept will not be accepted by trying again. */
function isTlsFault({ code = '' }: NodeJS.ErrnoException): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO|ERR_SSL|ERR_TLS|ALTNAME/.test(code);
}
