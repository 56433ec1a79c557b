import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import {
  createAuthority,
  issueAgencies,
  issueCertificate,
  readTls,
  revocationFile,
  revokeCertificate,
  type Authority,
  type TlsMaterial,
} from '#libs/keys';
import { createMetrics } from '#libs/telemetry';
import { temporaryDatabase } from '#libs/testing';
import { gatewayMigrations, type Gateway } from '../src/index';
import { openRevocations } from '../src/door/revocations';
import { harness, type Harness } from './harness';

let dir: string;
let authority: Authority;
let door: Harness;
let gateway: Gateway;
let server: TlsMaterial;
const metrics = createMetrics('gateway');
const agencies: Record<string, TlsMaterial> = {};

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'gateway-revocations-'));
  authority = await createAuthority(dir);
  server = readTls(await issueCertificate(authority, { commonName: 'gateway', kind: 'server' }));
  const issued = await issueAgencies(dir, ['police-gwent', 'probation-wales']);
  for (const [name, files] of Object.entries(issued)) agencies[name] = readTls(files);
  door = await harness(await temporaryDatabase([gatewayMigrations]));
  const tls = { ...server, crlFile: revocationFile(authority) };
  gateway = await door.start(undefined, { tls, metrics });
});
afterAll(async () => {
  await gateway?.stop();
  await door?.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** Asks for receipts over a connection of its own; the status, and the connection, which stays open. */
async function ask(
  agency: string,
  more: ConnectionOptions = {},
): Promise<{ status: string; socket: TLSSocket }> {
  const { port } = gateway;
  const socket = connect({ host: '127.0.0.1', port, servername: 'localhost', ...agencies[agency], ...more });
  await once(socket, 'secureConnect');
  socket.write('GET /v1/receipts HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const told = await new Promise<string>((resolve, reject) => {
    socket.once('data', (bytes: Buffer) => resolve(bytes.toString('latin1').split('\r\n')[0]!));
    socket.once('error', reject).once('close', () => reject(new Error('closed')));
  });
  return { status: told, socket };
}

it('keeps a revoked certificate out: its next handshake, its session of before and its open connection', async () => {
  let session: Buffer | undefined;
  const before = await ask('police-gwent');
  before.socket.on('session', (ticket) => (session = ticket));
  const other = await ask('probation-wales');
  expect([before.status, other.status]).toEqual(['HTTP/1.1 200 OK', 'HTTP/1.1 200 OK']);
  session ??= before.socket.getSession();
  expect(session).toBeDefined();
  const closed = once(
    before.socket.on('error', () => undefined),
    'close',
  );
  revokeCertificate(authority, 'police-gwent');
  await closed;
  await expect(ask('police-gwent')).rejects.toThrow(/closed|revoked|alert|ECONNRESET|EPIPE/);
  await expect(ask('police-gwent', { session })).rejects.toThrow(/closed|revoked|alert|ECONNRESET|EPIPE/);
  expect(other.socket.destroyed).toBe(false);
  expect((await ask('probation-wales')).status).toBe('HTTP/1.1 200 OK');
  const again = readTls((await issueAgencies(dir, ['police-gwent']))['police-gwent']!);
  expect((await ask('police-gwent', again)).status).toBe('HTTP/1.1 200 OK');
});

it('keeps to the list that it has when the file turns bad, and is not ready until it is mended', async () => {
  const crlFile = join(dir, 'copy.pem');
  const sound = readFileSync(revocationFile(authority), 'utf8');
  writeFileSync(crlFile, sound);
  const events: unknown[] = [];
  const record = (line: object): void => void events.push(line);
  const logger = { ...door.logger, info: record, error: record } as unknown as typeof door.logger;
  const revocations = openRevocations({ ...server, crlFile }, { logger, everyMs: 5 });
  const ready = (): Promise<boolean | string> =>
    revocations.check().catch((error: { code: string }) => error.code);
  const until = async (expected: boolean | string): Promise<void> => {
    while ((await ready()) !== expected) await new Promise((done) => setTimeout(done, 2));
  };
  try {
    expect(await ready()).toBe(true);
    writeFileSync(crlFile, 'no list');
    await until('KEYS_REVOCATIONS_DAMAGED');
    rmSync(crlFile);
    await until('ENOENT');
    expect(revocations.crl.join('\n')).toBe(sound.trimEnd());
    writeFileSync(crlFile, sound);
    await until(true);
    expect(events).toEqual([expect.objectContaining({ event: 'gateway.revocations.failed' })]);
  } finally {
    revocations.stop();
  }
});

it('does not start with a list that is damaged', async () => {
  const crlFile = join(dir, 'damaged.pem');
  writeFileSync(crlFile, 'no list');
  await expect(door.start(undefined, { tls: { ...server, crlFile } })).rejects.toMatchObject({
    code: 'KEYS_REVOCATIONS_DAMAGED',
  });
});

it('tells the metrics until when agencies can come in', async () => {
  const ends = [
    ...(await metrics.text()).matchAll(/^cyfrif_valid_until_timestamp_seconds\{of="([^"]*)"[^}]*\} (.*)$/gm),
  ];
  const [own, ofAuthority] = [new X509Certificate(server.cert), new X509Certificate(server.ca)].map(
    ({ validToDate }) => validToDate.getTime() / 1000,
  );
  expect(Object.fromEntries(ends.map(([, of, at]) => [of, Number(at)]))).toEqual({
    'door.certificate': own,
    'door.authority': ofAuthority,
    'door.revocations': ofAuthority,
  });
});
