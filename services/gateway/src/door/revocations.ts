import { readFileSync } from 'node:fs';
import type { Server } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { KeyFault, plainSerial, readRevocationLists, type RevocationLists } from '#libs/keys';
import { faultFields, type Logger } from '#libs/telemetry';

/** PEM: the gateway's key and certificate, and the authority of the agencies' certificates. */
export interface DoorTls {
  key: string | Buffer;
  cert: string | Buffer;
  ca: string | Buffer;
  /** PEM file with what the authority has revoked, read anew when it changes; left out: nothing is ever revoked. */
  crlFile?: string | undefined;
}

export interface Revocations {
  /** For `node:tls`. */
  crl: string[];
  /** Keeps a server to the list: who is on it is cut off and comes in no more. */
  guard(server: Server): void;
  /** When the list in force is out of date, and nobody comes in any more; undefined: it does not say. */
  expires(): Date | undefined;
  /** Throws, with a stable code, where the list is out of date or its file can no longer be read. */
  check(): Promise<boolean>;
  stop(): void;
}

const EVERY_MS = 5000;

/**
 * The list of revoked certificates. OpenSSL compares it at each handshake; once it is out of date it lets nobody in. A
 * file that turns bad changes nothing: the list that was read before stays in force, and the gateway is not ready.
 * @throws KeyFault for a list that is damaged, out of date or not of the authority
 */
export function openRevocations(
  { crlFile, ...tls }: DoorTls & { crlFile: string },
  { logger, everyMs = EVERY_MS }: { logger: Logger; everyMs?: number },
): Revocations {
  const read = (text: string): RevocationLists => readRevocationLists(text, tls.ca.toString(), new Date());
  let seen = readFileSync(crlFile, 'utf8');
  let inForce = read(seen);
  let fault: unknown;
  const servers = new Map<Server, Set<TLSSocket>>();

  const adopt = (lists: RevocationLists): void => {
    inForce = lists;
    for (const [server, sockets] of servers) {
      // Sessions of before cannot be resumed: their tickets are sealed with keys of the context that goes.
      server.setSecureContext({ ...tls, crl: lists.lists });
      for (const socket of sockets) cutOff(socket, lists);
    }
    logger.info({ event: 'gateway.revocations.read', count: lists.revoked.size });
  };
  const look = (): void => {
    const before = fault;
    fault = undefined;
    try {
      const text = readFileSync(crlFile, 'utf8');
      if (text !== seen) adopt(read(text));
      seen = text;
      if (inForce.expires && inForce.expires <= new Date()) throw new KeyFault('KEYS_REVOCATIONS_EXPIRED');
    } catch (error) {
      fault = error;
      if (before === undefined) logger.error({ event: 'gateway.revocations.failed', ...faultFields(error) });
    }
  };
  const timer = setInterval(look, everyMs).unref();

  return {
    crl: inForce.lists,
    guard: (server) => {
      const sockets = new Set<TLSSocket>();
      servers.set(server, sockets);
      server.on('secureConnection', (socket: TLSSocket) => {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
        // A handshake that began before the list came.
        cutOff(socket, inForce);
      });
    },
    expires: () => inForce.expires,
    check: () => (fault === undefined ? Promise.resolve(true) : Promise.reject(fault)),
    stop: () => clearInterval(timer),
  };
}

/** Ends a connection whose certificate, or one that it was issued under, is revoked; what was in hand gets no answer. */
function cutOff(socket: TLSSocket, { revoked }: RevocationLists): void {
  if (revoked.size === 0) return;
  const seen = new Set<unknown>();
  let certificate = socket.getPeerCertificate(true);
  while (certificate?.serialNumber && !seen.has(certificate.fingerprint256)) {
    if (revoked.has(plainSerial(certificate.serialNumber))) {
      socket.destroy();
      return;
    }
    seen.add(certificate.fingerprint256);
    certificate = certificate.issuerCertificate;
  }
}
