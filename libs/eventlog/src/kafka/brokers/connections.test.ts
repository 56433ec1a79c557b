import { createServer, type AddressInfo, type Server, Socket } from 'node:net';
import { once } from 'node:events';
import { Connections } from './connections';

describe('the connections of a client', () => {
  let server: Server;
  const accepted: Socket[] = [];
  beforeAll(async () => {
    server = createServer((socket) => accepted.push(socket.on('error', () => undefined))).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
  });
  afterAll(() => {
    for (const socket of accepted) socket.destroy();
    server.close();
  });

  async function connected(connections: Connections): Promise<{ socket: Socket; told: string[] }> {
    const told: string[] = [];
    const { port } = server.address() as AddressInfo;
    const socket = await new Promise<Socket>((done) => {
      const made: Socket = connections.socketFactory({
        host: '127.0.0.1',
        port,
        ssl: undefined as never,
        onConnect: () => done(made),
      });
      for (const event of ['end', 'error']) made.on(event, () => told.push(event));
    });
    return { socket, told };
  }

  it('tell of one that closes without a word, once', async () => {
    const { socket, told } = await connected(new Connections());
    socket.destroy();
    await new Promise((done) => setTimeout(done, 50));
    expect(told).toEqual(['error']);
    const broken = await connected(new Connections());
    broken.socket.destroy(new Error('x'));
    await new Promise((done) => setTimeout(done, 50));
    expect(broken.told).toEqual(['error']);
  });

  it('break when the client ends, and no more are made', async () => {
    const connections = new Connections();
    const { socket, told } = await connected(connections);
    connections.end();
    await new Promise((done) => setTimeout(done, 50));
    expect([socket.destroyed, told]).toEqual([true, ['error']]);
    await expect(connected(connections)).rejects.toThrow('eventlog.kafka.ended');
  });
});
