import { createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type AgencyKind, parseType, type PlainIdentity, type SealedEvent } from '#libs/contracts';
import { createSealer, type Sealer, type SealingJwk } from '#libs/keys';
import { writeWales } from '#libs/synthetic';
import { answerCalls } from './calls';

export interface FeedRequest {
  out: string;
  events: number;
  seed: number;
  sealTo: SealingJwk;
}

/** What an agency has to send, sealed, one event a line in `<out>/<agency>.ndjson`. */
export interface Feed {
  out: string;
  events: number;
  agencies: { name: string; events: number; kinds: AgencyKind[] }[];
}

type Plain = Omit<SealedEvent, 'data'> & {
  data: { identity?: PlainIdentity; facts: SealedEvent['data']['facts'] };
};

const EVENTS_PER_PERSON = 8;
/** Identifiers are made from a person's number: so many are left to each seed, or other people would have the same ones. */
const PEOPLE_OF_A_SEED = 90_000;
const MOST_EVENTS = PEOPLE_OF_A_SEED * EVENTS_PER_PERSON;
const SEALED_AT_ONCE = 200;

/** Makes people, keeps the wanted number of their events in proportion to the agencies, and seals identities. */
async function makeFeed({ out, events, seed, sealTo }: FeedRequest): Promise<Feed> {
  const plain = join(out, 'plain');
  mkdirSync(plain, { recursive: true });
  let people = Math.max(50, Math.ceil(events / EVENTS_PER_PERSON));
  const world = (count: number) => {
    if (seed > FIRST_SEED && count > PEOPLE_OF_A_SEED)
      throw new Error(`pipeline: worlds after each other have no more than ${MOST_EVENTS} events each`);
    return writeWales({
      ...{ people: count, seed, after: (seed - FIRST_SEED) * PEOPLE_OF_A_SEED },
      ...{ from: '2022-01', to: '2024-12', out: plain, trueCounts: false },
    });
  };
  let wales = await world(people);
  // A margin for what is sent twice.
  while (wales.events < 1.02 * events) {
    people = Math.ceil(people * 1.3);
    rmSync(plain, { recursive: true });
    wales = await world(people);
  }
  const agencies: Feed['agencies'] = [];
  let [before, kept] = [0, 0];
  for (const [name, lines] of [...wales.agencies].sort(([a], [b]) => (a < b ? -1 : 1))) {
    before += lines;
    const wanted = Math.round((events * before) / wales.events) - kept;
    kept += wanted;
    if (wanted === 0) continue;
    const file = await sealFile(join(plain, 'events', `${name}.ndjson`), join(out, `${name}.ndjson`), {
      wanted,
      // As each agency's agent does.
      sealer: createSealer(sealTo),
      // Another seed makes other people, whose records must not take the names of the first ones.
      suffix: seed === FIRST_SEED ? '' : `-${seed}`,
    });
    agencies.push({ name, ...file });
  }
  rmSync(plain, { recursive: true });
  const feed = { out, events: agencies.reduce((sum, agency) => sum + agency.events, 0), agencies };
  writeFileSync(join(out, 'feed.json'), JSON.stringify(feed));
  return feed;
}

export const FIRST_SEED = 7;

async function sealFile(
  from: string,
  to: string,
  { wanted, sealer, suffix }: { wanted: number; sealer: Sealer; suffix: string },
): Promise<{ kinds: AgencyKind[]; events: number }> {
  const kinds = new Set<AgencyKind>();
  const file = createWriteStream(to);
  let group: Promise<string>[] = [];
  // Some agencies send twice; an agent seals once and repeats the same bytes. Here each event is sent once.
  const ids = new Set<string>();
  const flush = async (): Promise<void> => {
    const lines = await Promise.all(group);
    group = [];
    if (lines.length > 0 && !file.write(lines.join(''))) await once(file, 'drain');
  };
  const input = createInterface({ input: createReadStream(from), crlfDelay: Infinity });
  for await (const line of input) {
    if (ids.size === wanted) break;
    const event = JSON.parse(line) as Plain;
    if (ids.has(event.id)) continue;
    ids.add(event.id);
    event.id += suffix;
    event.subject += suffix;
    const kind = parseType(event.type)?.kind;
    if (kind) kinds.add(kind);
    group.push(sealed(event, sealer));
    if (group.length === SEALED_AT_ONCE) await flush();
  }
  input.close();
  await flush();
  file.end();
  await once(file, 'finish');
  return { kinds: [...kinds].sort(), events: ids.size };
}

async function sealed({ data, ...event }: Plain, sealer: Sealer): Promise<string> {
  const { identity, facts } = data;
  if (!identity) return `${JSON.stringify({ ...event, data: { facts } })}\n`;
  const { source, id } = event;
  const jwe = await sealer.seal(Buffer.from(JSON.stringify(identity)), { source, id, facts });
  return `${JSON.stringify({ ...event, data: { identity: jwe, facts } })}\n`;
}

if (require.main === module) {
  answerCalls({ make: makeFeed, exit: () => process.exit(0) });
}
