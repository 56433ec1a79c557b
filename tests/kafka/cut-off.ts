import { connect as tlsConnect, type ConnectionOptions } from 'node:tls';
import type { Socket } from 'node:net';
import type { KafkaSettings } from '#libs/eventlog';

/** Connections to a broker that a test can cut, as the death of a process does. */
export class CutOff {
  private readonly sockets = new Set<Socket>();
  private dead = false;

  readonly socketFactory: KafkaSettings['socketFactory'] = ({ host, port, ssl, onConnect }) => {
    const options: ConnectionOptions = { ...ssl, host, port: this.dead ? 1 : port };
    const socket = tlsConnect(options, onConnect);
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    return socket;
  };

  revive(): void {
    this.dead = false;
  }

  cut(): void {
    this.dead = true;
    for (const socket of this.sockets) socket.destroy();
  }
}
