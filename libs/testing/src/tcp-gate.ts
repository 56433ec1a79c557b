import { connect, createServer, type Socket } from 'node:net';

export interface TcpGate {
  port: number;
  /** Cuts every connection and lets no new one through, as the death of the process behind it does. */
  cut(): Promise<void>;
  /** Lets connections through again. */
  open(): Promise<void>;
}

/** A door between a client and a server on this machine that a test can shut. */
export async function tcpGate(target: number): Promise<TcpGate> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  const listen = async (port: number): Promise<void> =>
    await new Promise((done, failed) => {
      server.once('error', failed);
      server.listen(port, '127.0.0.1', () => done());
    });
  await listen(0);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    port,
    async cut() {
      for (const socket of sockets) socket.resetAndDestroy();
      if (server.listening) await new Promise((done) => server.close(done));
    },
    open: () => listen(port),
  };
}
