import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthority, issueCertificate } from '#libs/keys';
import { quietLogger } from '#libs/telemetry';
import { remoteDesk } from './remote-desk';
import { serveDesk, type ServiceTls } from './serve-desk';

interface Desk {
  add(one: number, two: number): Promise<number>;
  find(id: string): Promise<object | undefined>;
  dayAfter(day: Date): Promise<{ day: Date; text: string }>;
  secret(): Promise<void>;
}

describe('a desk in another process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-desk-'));
  const certificates: Record<string, ServiceTls> = {};
  let server: { port: number; stop(): Promise<void> };
  let url: string;

  beforeAll(async () => {
    const authority = await createAuthority(folder);
    const read = (path: string): string => readFileSync(path, 'utf8');
    for (const [commonName, kind] of [
      ['publisher', 'server'],
      ['portal', 'agency'],
      ['matcher', 'agency'],
    ] as const) {
      const files = await issueCertificate(authority, { commonName, kind });
      certificates[commonName] = {
        ca: read(files.authority),
        cert: read(files.certificate),
        key: read(files.key),
      };
    }
    server = await serveDesk({
      host: '127.0.0.1',
      port: 0,
      tls: certificates['publisher']!,
      caller: 'portal',
      logger: quietLogger,
      methods: {
        add: (one: number, two: number) => Promise.resolve(one + two),
        find: (id: string) => Promise.resolve(id === 'known' ? { id } : undefined),
        dayAfter: (day: Date) =>
          Promise.resolve({ day: new Date(day.getTime() + 86_400_000), text: day.toISOString() }),
      },
    });
    url = `https://127.0.0.1:${server.port}`;
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const desk = (caller: string, service = 'publisher'): Desk =>
    remoteDesk({ urls: [url], tls: certificates[caller]!, service }) as Desk;

  it('answers the service that may call it', async () => {
    await expect(desk('portal').add(1, 2)).resolves.toBe(3);
    await expect(desk('portal').find('known')).resolves.toEqual({ id: 'known' });
    await expect(desk('portal').find('other')).resolves.toBeUndefined();
  });

  it('carries dates as dates, and leaves a text that looks like one a text', async () => {
    const day = new Date('2026-03-01T09:30:00.000Z');
    const after = { day: new Date('2026-03-02T09:30:00.000Z'), text: '2026-03-01T09:30:00.000Z' };
    await expect(desk('portal').dayAfter(day)).resolves.toEqual(after);
  });

  it('is asked of another replica where one does not listen', async () => {
    const urls = ['https://127.0.0.1:1', url];
    const of = remoteDesk({ urls, tls: certificates['portal']!, service: 'publisher' }) as Desk;
    await expect(of.add(1, 2)).resolves.toBe(3);
    const none = remoteDesk({ urls: urls.slice(0, 1), tls: certificates['portal']!, service: 'publisher' });
    await expect((none as Desk).add(1, 2)).rejects.toThrow('desk.unreachable');
  });

  it('refuses another service, a method that is not served, and a caller without a certificate', async () => {
    await expect(desk('matcher').add(1, 2)).rejects.toThrow('desk.refused');
    await expect(desk('portal').secret()).rejects.toThrow('desk.refused');
    const bare = remoteDesk({
      urls: [url],
      service: 'publisher',
      tls: { ca: certificates['portal']!.ca } as ServiceTls,
    }) as Desk;
    await expect(bare.add(1, 2)).rejects.toThrow('desk.unreachable');
  });

  it('is not asked where another service answers in its place', async () => {
    await expect(desk('portal', 'auditor').add(1, 2)).rejects.toThrow('desk.unreachable');
  });
});
