import { Agent, request } from 'node:https';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import type { ServiceTls } from './serve-desk';

export interface RemoteDeskSettings {
  /** https address of the service that serves the desk. */
  url: string;
  tls: ServiceTls;
  /** Common name of that service. */
  service: string;
}

/** The other service did not answer, or refused; the code says which, and nothing of the call. */
export class DeskFault extends Error {
  constructor(readonly code: 'desk.unreachable' | 'desk.refused') {
    super(code);
  }
}

const LONGEST_MS = 30_000;

/** A time in the form that a Date takes in JSON is one again. */
function dated(_name: string, value: unknown): unknown {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)
    ? new Date(value)
    : value;
}

/**
 * A desk that another process serves; each call of a method is a request over mutual TLS. The caller says by a type
 * assertion which methods those are.
 */
export function remoteDesk({ url, tls, service }: RemoteDeskSettings): object {
  const agent = new Agent({
    ...tls,
    keepAlive: true,
    checkServerIdentity: (host: string, certificate: PeerCertificate) =>
      certificate.subject.CN === service
        ? checkServerIdentity(host, certificate)
        : new Error('desk.service.other'),
  });
  const call = (method: string, parameters: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(parameters);
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const target = new URL(`/desk/${method}`, url);
      const sent = request(target, { method: 'POST', agent, headers, timeout: LONGEST_MS }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', () => reject(new DeskFault('desk.unreachable')));
        response.on('end', () => {
          if (response.statusCode !== 200) return reject(new DeskFault('desk.refused'));
          const answer = JSON.parse(Buffer.concat(chunks).toString('utf8'), dated) as { result?: unknown };
          resolve(answer.result);
        });
      });
      sent.on('timeout', () => sent.destroy());
      sent.on('error', () => reject(new DeskFault('desk.unreachable')));
      sent.end(body);
    });
  return new Proxy(
    {},
    {
      // A promise would be taken for one by its `then`.
      get: (_, name) =>
        typeof name === 'string' && name !== 'then'
          ? (...parameters: unknown[]) => call(name, parameters)
          : undefined,
    },
  );
}
