import { createServer, type AddressInfo } from 'node:net';
import { freePort } from './free-port';

describe('a free port', () => {
  it('can be listened on, and is none that the system gives to outgoing connections', async () => {
    const port = await freePort();
    expect(port).toBeLessThan(32_768);
    const server = createServer();
    await new Promise<void>((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
    expect((server.address() as AddressInfo).port).toBe(port);
    await new Promise((done) => server.close(done));
  });
});
