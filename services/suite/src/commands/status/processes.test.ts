import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { processesText, statusOf, waitingOf } from './processes';

/** A process of a service as it answers on its health port. */
function answering(service: string, checks: Record<string, string>, metrics: string): Server {
  const down = Object.values(checks).includes('down');
  const answers: Record<string, string> = {
    '/info': JSON.stringify({ service, version: '1' }),
    '/health/ready': JSON.stringify({ status: down ? 'down' : 'up', checks }),
    '/metrics': metrics,
  };
  return createServer((request, response) => {
    response.statusCode = down && request.url === '/health/ready' ? 503 : 200;
    response.end(answers[request.url ?? '']);
  });
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the status of processes', () => {
  const lag = (topic: string, records: string): string =>
    `cyfrif_log_lag_records{topic="${topic}",group="matcher",service="matcher"} ${records}\n`;
  const matcher = answering('matcher', { database: 'up', brokers: 'down' }, lag('linkage.records', '12'));
  const standby = answering('matcher', { database: 'up' }, lag('linkage.records', '12'));
  const portal = answering('portal', { database: 'up', brokers: 'away' }, 'cyfrif_log_outbox_records{} 0\n');
  afterAll(() => [matcher, standby, portal].forEach((server) => server.close()));

  it('says which are ready, which check fails, and what waits for a service once for all its replicas', async () => {
    const urls = await Promise.all([matcher, standby, portal].map(listening));
    const processes = await Promise.all(urls.map(statusOf));
    expect(processes.map(({ service, ready, failing }) => [service, ready, failing])).toEqual([
      ['matcher', false, ['brokers']],
      ['matcher', true, []],
      ['portal', true, []],
    ]);
    expect(waitingOf(processes)).toEqual([{ topic: 'linkage.records', group: 'matcher', records: 12 }]);
    expect(processes.map(({ away }) => away)).toEqual([[], [], ['brokers']]);
    expect(processesText(processes)).toMatch(/^matcher .* not ready: brokers/);
    expect(processesText(processes)).toMatch(
      /^portal .* ready \/ yn barod; away: brokers \/ i ffwrdd: brokers/m,
    );
  });

  it('says of one that cannot be reached that it does not answer', async () => {
    const gone = answering('portal', {}, '');
    const url = await listening(gone);
    await new Promise((done) => gone.close(done));
    const status = await statusOf(url);
    expect(status).toMatchObject({ ready: false, waiting: [] });
    expect(processesText([status])).toContain('does not answer');
  });
});
