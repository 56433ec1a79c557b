import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TlsMaterial } from '#libs/keys';
import { answerCalls } from './calls';
import type { Feed } from './feed.process';

export interface LoadRequest {
  feed: Feed;
  tls: Record<string, TlsMaterial>;
  /** Doors; each agency keeps to one of them. */
  urls: readonly string[];
  /** Events in a request. */
  batch: number;
  /** Requests at work at the same time. */
  inFlight: number;
  /** Events a second, on a schedule that waits for nobody; absent: as fast as they are taken. */
  rate?: number;
  /** Seconds in which the rate rises evenly from nothing to `rate`; what is sent in them counts like all else. */
  rising?: number;
  /** Only so many events. */
  limit?: number;
}

export interface LoadResult {
  events: number;
  accepted: number;
  repeated: number;
  refused: number;
  /** Requests that had to be sent again. */
  retries: number;
  seconds: number;
  /** Events given up when the sender was stopped. */
  unanswered: number;
  /** Seconds taken to read the feed before the first byte was sent. */
  opening: number;
  /** Milliseconds from the moment an event was due until its acknowledgement (paced runs). */
  latencies: Float64Array;
}

/** An address that was read once: for each request anew it takes a fifth of what the sender does. */
interface Door {
  host: string;
  port: string;
  path: string;
}

interface Parcel {
  agency: string;
  door: Door;
  body: Buffer;
  events: number;
}

interface Loaded {
  parcels: Parcel[];
  agents: Map<string, Agent>;
}

const PER_AGENCY = 2;
/** Connections of an agency; what is due while all are at work waits for one, and its waiting counts. */
const SOCKETS = 8;
const progress = { answered: 0, stop: false };

/** Sends what a feed holds, each agency over its own connections, as their agents would. */
async function run(load: LoadRequest): Promise<LoadResult> {
  const asked = performance.now();
  const { parcels, agents } = open(load);
  progress.answered = 0;
  progress.stop = false;
  const result: LoadResult = {
    ...{ events: 0, accepted: 0, repeated: 0, refused: 0 },
    ...{ retries: 0, unanswered: 0, seconds: 0, opening: 0 },
    latencies: new Float64Array(load.rate === undefined ? 0 : parcels.length),
  };
  const started = performance.now();
  result.opening = (started - asked) / 1000;
  const deliver = async (parcel: Parcel, index: number, due: number): Promise<void> => {
    while (!progress.stop) {
      const answer = await post(agents.get(parcel.agency)!, parcel);
      if (!('retryAfter' in answer)) {
        result.events += parcel.events;
        result.accepted += answer.accepted;
        result.repeated += answer.repeated;
        result.refused += answer.refused;
        progress.answered += parcel.events;
        if (load.rate !== undefined) result.latencies[index] = performance.now() - due;
        return;
      }
      result.retries += 1;
      await sleep(1000 * answer.retryAfter * (0.75 + 0.5 * Math.random()));
    }
    result.unanswered += parcel.events;
    // At least so long: it was given up then.
    if (load.rate !== undefined) result.latencies[index] = performance.now() - due;
  };
  if (load.rate === undefined) await asFastAsTaken(parcels, load.inFlight, deliver);
  else await onSchedule(parcels, { rate: load.rate, rising: load.rising }, deliver);
  result.seconds = (performance.now() - started) / 1000;
  for (const agent of agents.values()) agent.destroy();
  return result;
}

type Deliver = (parcel: Parcel, index: number, due: number) => Promise<void>;

async function asFastAsTaken(parcels: readonly Parcel[], inFlight: number, deliver: Deliver): Promise<void> {
  const busy = new Map<string, number>();
  const waiting = parcels.map((parcel, index) => ({ parcel, index }));
  const worker = async (): Promise<void> => {
    while (waiting.length > 0 && !progress.stop) {
      const at = waiting.findIndex(({ parcel }) => (busy.get(parcel.agency) ?? 0) < PER_AGENCY);
      if (at < 0) {
        await sleep(2);
        continue;
      }
      const [next] = waiting.splice(at, 1);
      const { parcel, index } = next!;
      busy.set(parcel.agency, (busy.get(parcel.agency) ?? 0) + 1);
      await deliver(parcel, index, performance.now());
      busy.set(parcel.agency, busy.get(parcel.agency)! - 1);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
}

async function onSchedule(parcels: readonly Parcel[], schedule: Schedule, deliver: Deliver): Promise<void> {
  const started = performance.now();
  const travelling: Promise<void>[] = [];
  let sent = 0;
  for (const [index, parcel] of parcels.entries()) {
    const due = started + 1000 * dueAfter(sent, schedule);
    const early = due - performance.now();
    if (early > 1) await sleep(early);
    travelling.push(deliver(parcel, index, due));
    sent += parcel.events;
  }
  await Promise.all(travelling);
}

type Schedule = Pick<LoadRequest, 'rising'> & { rate: number };

/** Seconds from the start until so many events are sent: while the rate rises they grow with the square of time. */
function dueAfter(sent: number, { rate, rising = 0 }: Schedule): number {
  const inRise = (rate * rising) / 2;
  return sent < inRise ? Math.sqrt((2 * rising * sent) / rate) : rising + (sent - inRise) / rate;
}

/** Batches of all agencies, mixed in proportion, as they come in on an ordinary day. */
function open({ feed, tls, urls, batch, limit = Infinity }: LoadRequest): Loaded {
  const placed: { at: number; parcel: Parcel }[] = [];
  const agents = new Map<string, Agent>();
  for (const [place, { name, events }] of feed.agencies.entries()) {
    const { hostname: host, port, pathname: path } = new URL('/v1/events', urls[place % urls.length]);
    const door = { host, port, path };
    agents.set(name, new Agent({ ...tls[name], keepAlive: true, maxSockets: SOCKETS }));
    const lines = readFileSync(join(feed.out, `${name}.ndjson`), 'utf8')
      .trimEnd()
      .split('\n');
    for (let from = 0; from < lines.length; from += batch) {
      const part = lines.slice(from, from + batch);
      // A line for each event, so that a receiver may cut the array without reading it.
      const body = Buffer.from(batch === 1 ? part[0]! : `[\n${part.join('\n,')}\n]`);
      placed.push({
        at: (from + part.length / 2) / events,
        parcel: { agency: name, door, body, events: part.length },
      });
    }
  }
  const parcels = placed.toSorted((a, b) => a.at - b.at).map(({ parcel }) => parcel);
  let sum = 0;
  return { agents, parcels: parcels.filter(({ events }) => (sum += events) <= limit) };
}

type Answered = Pick<LoadResult, 'accepted' | 'repeated' | 'refused'>;

/** To be sent again, not before so many seconds. */
interface Again {
  retryAfter: number;
}

const LOST: Again = { retryAfter: 0.1 };

/** What became of a parcel. */
async function post(agent: Agent, { door, body, events }: Parcel): Promise<Answered | Again> {
  const type = events === 1 && body[0] !== 0x5b ? 'cloudevents+json' : 'cloudevents-batch+json';
  return await new Promise((resolve) => {
    const sent = request(
      {
        ...door,
        method: 'POST',
        agent,
        headers: { 'content-type': `application/${type}`, 'content-length': body.length },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', () => resolve(LOST));
        response.on('end', () => resolve(counts(response, Buffer.concat(chunks))));
      },
    );
    sent.on('error', () => resolve(LOST));
    sent.end(body);
  });
}

function counts({ statusCode: status = 0, headers }: IncomingMessage, body: Buffer): Answered | Again {
  if (status === 429 || status >= 500)
    return { retryAfter: Number(headers['retry-after'] ?? LOST.retryAfter) };
  const answer = JSON.parse(body.toString('utf8')) as Partial<Answered> & { status?: unknown };
  if (typeof answer.accepted === 'number') return answer as Answered;
  if (answer.status === 'accepted') return { accepted: 1, repeated: 0, refused: 0 };
  if (answer.status === 'repeated') return { accepted: 0, repeated: 1, refused: 0 };
  return { accepted: 0, repeated: 0, refused: 1 };
}

if (require.main === module) {
  answerCalls({
    run,
    answered: () => progress.answered,
    stop: () => {
      progress.stop = true;
    },
    exit: () => process.exit(0),
  });
}
