import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

const KEEP_ALIVE_MS = 60_000;

/** The connections of one client. */
export class Connections {
  private readonly open = new Set<Socket>();
  private ended = false;

  constructor(private readonly make: ISocketFactory = plainSocket) {}

  /**
   * kafkajs 2.2.4 takes a connection that closed without an end or an error for a good one: every request on it waits
   * for its time limit, is sent on it again, and so on for ever. It is told of the close as of an error.
   */
  readonly socketFactory: ISocketFactory = (given) => {
    if (this.ended) throw new Error('eventlog.kafka.ended: the client makes no more connections.');
    const socket = this.make(given);
    let told = false;
    const tell = (): void => void (told = true);
    this.open.add(socket);
    socket.once('end', tell).once('error', tell);
    socket.once('close', () => {
      this.open.delete(socket);
      if (!told) socket.emit('error', new Error('The connection was closed.'));
    });
    return socket;
  };

  get hasEnded(): boolean {
    return this.ended;
  }

  /** Breaks them all for good: whatever still waits for an answer of a broker that hangs fails at once. */
  end(): void {
    this.ended = true;
    for (const socket of this.open) socket.destroy(new Error('The client has ended.'));
  }
}

/** As kafkajs makes them. */
const plainSocket: ISocketFactory = ({ host, port, ssl, onConnect }) => {
  const name = isIP(host) ? {} : { servername: host };
  const socket = ssl
    ? connectTls({ host, port, ...name, ...ssl }, onConnect)
    : connect({ host, port }, onConnect);
  return socket.setKeepAlive(true, KEEP_ALIVE_MS);
};
