import type { Request } from 'express';
import type { TLSSocket } from 'node:tls';
import { Problem } from '#libs/web';
import type { Sender } from '../data/intake';
import type { ClosedDoors } from '../door/closed';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const senders = new WeakMap<object, Sender>();

/**
 * The agency of the connection, by the common name of its verified certificate.
 * @throws Problem for one that the operator removed, on an open connection too
 */
export function senderOf(request: Request, closed: Pick<ClosedDoors, 'has'>): Sender {
  const sender = certified(request);
  refuseClosed(sender.agency, closed);
  return sender;
}

/** @throws Problem for an agency that the operator removed */
export function refuseClosed(agency: string, closed: Pick<ClosedDoors, 'has'>): void {
  if (closed.has(agency)) throw new Problem('agency.closed');
}

function certified(request: Request): Sender {
  const socket = request.socket as TLSSocket;
  const known = senders.get(socket);
  if (known) return known;
  const certificate = socket.authorized ? socket.getPeerCertificate() : undefined;
  const name: unknown = certificate?.subject?.CN;
  if (!certificate || typeof name !== 'string' || !NAME.test(name)) throw new Problem('certificate.required');
  const fingerprint = certificate.fingerprint256.replaceAll(':', '').toLowerCase();
  const sender = { agency: name, actor: `cert:${fingerprint}` };
  senders.set(socket, sender);
  return sender;
}
