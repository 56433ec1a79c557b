import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalDigest, type SealedEvent } from '#libs/contracts';
import {
  createAuthority,
  createKeys,
  issueAgencies,
  issueCertificate,
  openIdentity,
  openKeys,
  readTls,
  type Keys,
  type TlsMaterial,
} from '#libs/keys';
import { pushEvents, type EventLine, type PushOptions } from './index';

type Answer = (events: SealedEvent[], response: ServerResponse) => void;

let dir: string;
let keys: Keys;
let tls: TlsMaterial;
let strangerTls: TlsMaterial;
let server: Server;
let url: string;
/** Every event that arrived, and how the next requests are answered; at the end of the script, by `accept`. */
let arrived: SealedEvent[];
let script: Answer[];
let journal: string;

/** As the gateway: a receipt for what is new, `repeated` for the same bytes, a conflict for others. */
const store = new Map<string, string>();
const accept: Answer = (events, response) => {
  const results = events.map((event, index) => {
    const digest = canonicalDigest(event);
    const before = store.get(event.id);
    if (before && before !== digest)
      return { index, status: 'refused', code: 'delivery.conflict', pointer: '/id' };
    store.set(event.id, digest);
    return { index, status: before ? 'repeated' : 'accepted', receiptId: `r-${event.id}` };
  });
  const refused = results.some(({ status }) => status === 'refused');
  response.writeHead(refused ? 207 : 202).end(JSON.stringify({ results }));
};
const status =
  (code: number, headers: Record<string, string> = {}, body = ''): Answer =>
  (_events, response) => {
    response.writeHead(code, headers).end(body);
  };
const cut: Answer = (_events, response) => response.destroy();
/** Takes the events in, but the answer is lost. */
const acceptThenCut: Answer = (events, response) => {
  accept(events, { writeHead: () => ({ end: () => undefined }) } as unknown as ServerResponse);
  response.destroy();
};

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'agent-'));
  createKeys(join(dir, 'keys'), { project: 'test', epoch: 1 });
  keys = openKeys(join(dir, 'keys'));
  const pki = join(dir, 'pki');
  tls = readTls((await issueAgencies(pki, ['probation-wales']))['probation-wales']!);
  strangerTls = readTls((await issueAgencies(join(dir, 'other'), ['probation-wales']))['probation-wales']!);
  const door = readTls(
    await issueCertificate(await createAuthority(pki), { commonName: 'localhost', kind: 'server' }),
  );
  server = createServer({ ...door, requestCert: true, rejectUnauthorized: true }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const events = JSON.parse(Buffer.concat(chunks).toString()) as SealedEvent[];
      arrived.push(...events);
      (script.shift() ?? accept)(events, response);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
let round = 0;
beforeEach(() => {
  arrived = [];
  script = [];
  store.clear();
  journal = join(dir, `journal-${round++}`);
});
afterAll(() => {
  server?.closeAllConnections();
  server?.close();
  rmSync(dir, { recursive: true, force: true });
});

const event = (n: number, change: object = {}) => ({
  specversion: '1.0',
  id: `d-${n}`,
  source: '/agencies/probation-wales',
  type: 'cymru.cyfrif.probation.registration.changed.v1',
  time: '2024-05-07T09:00:00Z',
  subject: `rec-${n}`,
  agreementref: 'ISP-PROBATION',
  purposecode: 'RRF-INDICATORS',
  regime: 'part3',
  sourcerevision: 1,
  data: {
    identity: { identifiers: [{ scheme: 'CRN', value: 'X777978' }], linkage: { familyName: 'CANARY' } },
    facts: {
      registrationRef: `g-${n}`,
      register: 'DA_PERPETRATOR',
      state: 'ADDED',
      effectiveOn: '2024-05-01',
    },
  },
  ...change,
});
const lines = (...events: unknown[]): EventLine[] =>
  events.map((each, i) => ({
    file: 'events.ndjson',
    line: i + 1,
    text: typeof each === 'string' ? each : JSON.stringify(each),
  }));
const push = (given: EventLine[], options: Partial<PushOptions> = {}) =>
  pushEvents({
    gatewayUrl: url,
    tls,
    sealTo: keys.sealTo(),
    journalDir: journal,
    journalKey: keys.agent().journalKey,
    lines: given,
    ...options,
  });
const states = (results: Awaited<ReturnType<typeof push>>) => results.map(({ state }) => state);

it('seals identity so that only the pseudonymiser can open it, for that event alone', async () => {
  expect(states(await push(lines(event(1))))).toEqual(['accepted']);
  const [sent] = arrived;
  expect(JSON.stringify(arrived)).not.toMatch(/CANARY|X777978/);
  const { source, id, data } = sent!;
  const { unsealingKey } = keys.pseudonymiser();
  const opened = openIdentity(data.identity!, { source, id, facts: data.facts }, unsealingKey);
  expect('identity' in opened && JSON.parse(opened.identity.toString())).toEqual(event(1).data.identity);
});

it('says of every line what became of it and why, in the order of the file, and sends no bad line', async () => {
  store.set('d-3', 'something else');
  const twice = JSON.stringify(event(6)).replace('"id"', '"id":"d-0","id"');
  const noIdentity = event(4, { data: { facts: event(4).data.facts } });
  const results = await push(
    lines(event(1), '{"broken', event(2, { unknown: 1 }), event(3), noIdentity, '[]', event(5), twice),
  );
  expect(results.map(({ line, state, stage, code, pointer }) => [line, state, stage, code, pointer])).toEqual(
    [
      [1, 'accepted', undefined, undefined, undefined],
      [2, 'refused', 'agent', 'json.syntax', ''],
      [3, 'refused', 'agent', 'field.unknown', ''],
      [4, 'refused', 'gateway', 'delivery.conflict', '/id'],
      [5, 'refused', 'agent', 'identity.missing', '/data/identity'],
      [6, 'refused', 'agent', 'field.type', ''],
      [7, 'accepted', undefined, undefined, undefined],
      [8, 'refused', 'agent', 'json.duplicate-key', ''],
    ],
  );
  expect(arrived.map(({ id }) => id)).toEqual(['d-1', 'd-3', 'd-5']);
  expect(JSON.stringify(results)).not.toMatch(/CANARY|X777978/);
});

it('goes on after an interruption without repeating, and sends what is in doubt as the same bytes', async () => {
  script = [accept, acceptThenCut];
  const all = lines(...Array.from({ length: 6 }, (_, i) => event(i)));
  const first = await push(all, { batchSize: 2, concurrency: 1, patienceMs: 0 });
  expect(states(first)).toEqual(['accepted', 'accepted', 'unsent', 'unsent', 'accepted', 'accepted']);
  const inDoubt = arrived.filter(({ id }) => id === 'd-2' || id === 'd-3');
  arrived = [];
  const second = await push(all, { batchSize: 2, concurrency: 1 });
  expect(states(second)).toEqual(Array.from({ length: 6 }, () => 'repeated'));
  expect(second.every(({ receiptId }) => receiptId)).toBe(true);
  expect(arrived).toEqual(inDoubt);
});

it('waits as the gateway asks, and tries again after a cut connection', async () => {
  script = [status(429, { 'retry-after': '0' }), cut, status(503, { 'retry-after': '1' }), status(500)];
  const started = performance.now();
  expect(states(await push(lines(event(1))))).toEqual(['accepted']);
  expect(performance.now() - started).toBeGreaterThan(1000);
  expect(arrived).toHaveLength(5);
  expect(new Set(arrived.map((each) => JSON.stringify(each))).size).toBe(1);
});

it('tells that it waits, and once it has waited in vain tries what follows once, until the gateway answers', async () => {
  const waits: string[] = [];
  const all = lines(...Array.from({ length: 4 }, (_, i) => event(i)));
  script = [cut, cut, cut, status(503, { 'retry-after': '0' })];
  const results = await push(all, {
    ...{ batchSize: 1, concurrency: 1, patienceMs: 250 },
    onWaiting: (why) => waits.push(why),
  });
  expect(states(results)).toEqual(['unsent', 'unsent', 'accepted', 'accepted']);
  expect(waits).toEqual(['unreachable', 'busy']);
});

it('says of a gateway that asks for time without end that it is busy, and has as much patience again', async () => {
  const busy = status(503, { 'retry-after': '0' });
  script = [busy, busy, busy, busy];
  const results = await push(lines(event(0), event(1)), {
    ...{ batchSize: 1, concurrency: 1, patienceMs: 250 },
  });
  expect(results.map(({ state, code }) => [state, code])).toEqual([
    ['unsent', 'gateway.busy'],
    ['accepted', undefined],
  ]);
});

it('reports a refusal of the whole request on each of its lines', async () => {
  script = [status(403, {}, JSON.stringify({ code: 'source.certificate', pointer: '/source' }))];
  const results = await push(lines(event(1), event(2)));
  expect(results.map(({ state, code }) => [state, code])).toEqual([
    ['refused', 'source.certificate'],
    ['refused', 'source.certificate'],
  ]);
});

it('does not insist where its certificate is not accepted', async () => {
  const [result] = await push(lines(event(1)), { tls: strangerTls });
  expect(result).toMatchObject({ state: 'unsent', code: 'gateway.tls' });
});

it('keeps deliveries of one record in the order of the file while batches travel together', async () => {
  let open = 0;
  let most = 0;
  const slow: Answer = (events, response) => {
    most = Math.max(most, ++open);
    setTimeout(() => {
      open -= 1;
      accept(events, response);
    }, 50);
  };
  script = Array.from({ length: 6 }, () => slow);
  const revision = (n: number, subject: string) => event(n, { subject, sourcerevision: n });
  await push(lines(revision(1, 'a'), revision(2, 'b'), revision(3, 'c'), revision(4, 'a')), {
    batchSize: 1,
    concurrency: 3,
  });
  expect(most).toBeGreaterThan(1);
  const order = arrived.map(({ id }) => id);
  expect(order.indexOf('d-4')).toBe(3);
});

it('sends a line that stands twice in the file once', async () => {
  const results = await push(lines(event(1), event(1)), { batchSize: 1 });
  expect(states(results)).toEqual(['accepted', 'repeated']);
  expect(arrived).toHaveLength(1);
  expect(states(await push(lines(event(1)), { resend: true }))).toEqual(['repeated']);
  expect(new Set(arrived.map((each) => JSON.stringify(each))).size).toBe(1);
});

describe('the journal', () => {
  const file = () => join(journal, 'journal.ndjson');

  it('holds no plaintext, and belongs to its owner alone', async () => {
    await push(lines(event(1)));
    expect(readFileSync(file(), 'utf8')).not.toMatch(/CANARY|X777978|rec-1|g-1"/);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('survives a last line that was torn by a crash', async () => {
    await push(lines(event(1)));
    appendFileSync(file(), '{"k":"torn');
    expect(states(await push(lines(event(1), event(2))))).toEqual(['repeated', 'accepted']);
    expect(states(await push(lines(event(1), event(2))))).toEqual(['repeated', 'repeated']);
  });

  it('is used by one push at a time', async () => {
    script = [(events, response) => setTimeout(() => accept(events, response), 200)];
    const first = push(lines(event(1)));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(push(lines(event(2)))).rejects.toThrow(expect.objectContaining({ code: 'JOURNAL_IN_USE' }));
    expect(states(await first)).toEqual(['accepted']);
  });
});

it('checks agreements before anything leaves the agency, when it is given them', async () => {
  const [result] = await push(lines(event(1)), { agreements: [] });
  expect(result).toMatchObject({ state: 'refused', stage: 'agent', code: 'agreement.unknown' });
  expect(arrived).toEqual([]);
});

it('tells its progress', async () => {
  const seen: number[] = [];
  await push(lines(...Array.from({ length: 10 }, (_, i) => event(i)), 'bad'), {
    batchSize: 5,
    onProgress: ({ accepted, refused }) => seen.push(accepted + refused),
  });
  expect(seen.at(-1)).toBe(11);
  expect(seen.length).toBeGreaterThan(1);
});
