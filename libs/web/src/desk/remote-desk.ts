import { Agent, request } from 'node:https';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { datesMarked, datesRead } from './dates';
import type { ServiceTls } from './serve-desk';

export interface RemoteDeskSettings {
  /** https addresses of the replicas that serve the desk; one that does not listen is passed over. */
  urls: readonly string[];
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

/** A call that no process took: another may have it. */
class Unheard extends DeskFault {
  constructor() {
    super('desk.unreachable');
  }
}

/**
 * A desk that another process serves; each call of a method is a request over mutual TLS. The caller says by a type
 * assertion which methods those are.
 */
export function remoteDesk({ urls, tls, service }: RemoteDeskSettings): object {
  const agent = new Agent({
    ...tls,
    keepAlive: true,
    checkServerIdentity: (host: string, certificate: PeerCertificate) =>
      certificate.subject.CN === service
        ? checkServerIdentity(host, certificate)
        : new Error('desk.service.other'),
  });
  const callAt = (url: string, method: string, parameters: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(parameters, datesMarked);
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const target = new URL(`/desk/${method}`, url);
      const sent = request(target, { method: 'POST', agent, headers, timeout: LONGEST_MS }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', () => reject(new DeskFault('desk.unreachable')));
        response.on('end', () => {
          if (response.statusCode !== 200) return reject(new DeskFault('desk.refused'));
          const answer = JSON.parse(Buffer.concat(chunks).toString('utf8'), datesRead) as {
            result?: unknown;
          };
          resolve(answer.result);
        });
      });
      sent.on('timeout', () => sent.destroy());
      sent.on('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ECONNREFUSED' ? new Unheard() : new DeskFault('desk.unreachable')),
      );
      sent.end(body);
    });
  const call = async (method: string, parameters: unknown[]): Promise<unknown> => {
    for (const url of urls) {
      try {
        return await callAt(url, method, parameters);
      } catch (error) {
        // What a process may have begun is not asked of another: it might be done twice.
        if (!(error instanceof Unheard)) throw error;
      }
    }
    throw new Unheard();
  };
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
