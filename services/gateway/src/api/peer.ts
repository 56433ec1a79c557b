import type { Request } from 'express';
import type { TLSSocket } from 'node:tls';
import { Problem } from '#libs/web';
import type { Sender } from '../data/intake';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const senders = new WeakMap<object, Sender>();

/** The agency of the connection, by the common name of its verified certificate. */
export function senderOf(request: Request): Sender {
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
