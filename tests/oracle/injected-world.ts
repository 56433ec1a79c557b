import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { exampleAgreements, instantiateAgreements, parseType, type FactsRecord } from '#libs/contracts';
import { createLocalEventLog, waitUntilIdle, type TopicName } from '#libs/eventlog';
import { kindOf, type ComputedCell, type PlainEvent, type Wales } from '#libs/synthetic';
import { quietLogger } from '#libs/telemetry';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { indicatorsMigrations, startIndicators, type Indicators } from '#services/indicators';

const NOW = (): Date => new Date('2026-01-01T00:00:00Z');

/** The indicators service, fed as if every record had been given to the right person. */
export class InjectedWorld {
  private constructor(
    private readonly database: TemporaryDatabase,
    private readonly service: Indicators,
    private readonly close: () => Promise<void>,
  ) {}

  static async with(wales: Wales): Promise<InjectedWorld> {
    const database = await temporaryDatabase([indicatorsMigrations]);
    const dataSource = await database.dataSource('indicators');
    const eventLog = createLocalEventLog({ dataSource, logger: quietLogger });
    const sources = wales.agencies.map((commonName) => ({ commonName, kinds: [kindOf(commonName)] }));
    const service = await startIndicators({
      dataSource,
      eventLog,
      logger: quietLogger,
      key: {
        mac: (domain, values) =>
          values.map((value) => createHash('sha256').update(`${domain} `).update(value).digest()),
      },
      agreements: instantiateAgreements(exampleAgreements(), sources),
      now: NOW,
      codeVersion: 'test',
    });
    await feed(database, wales);
    const groups = (['facts.records', 'linkage.membership'] as const).map((topic) => ({
      eventLog,
      topic,
      group: 'indicators',
    }));
    await waitUntilIdle(groups, { timeoutMs: 600_000 });
    return new InjectedWorld(database, service, () => eventLog.close());
  }

  /** All cells of the quarters as at a day. */
  async cells(from: string, to: string, asAt: string): Promise<ComputedCell[]> {
    const outcome = await this.service.compute({ from, to, asAt, publish: false });
    if (!outcome.ok) throw new Error(`oracle.compute.${JSON.stringify(outcome.fault)}`);
    return cellsFrom((stream) => this.service.exportCubes(outcome.runId, stream));
  }

  /** All cells of the second series, ratios left out. */
  async secondCells(from: string, to: string, asAt: string): Promise<ComputedCell[]> {
    const cells = await cellsFrom((stream) => this.service.exportSecondSeries({ from, to, asAt }, stream));
    return cells.filter(({ series }) => series !== 'reach_ratio');
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.close();
    await this.database.stop();
  }
}

async function cellsFrom(write: (stream: Writable) => Promise<unknown>): Promise<ComputedCell[]> {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk.toString());
      done();
    },
  });
  await write(stream);
  const rows = parse<Record<string, string>>(chunks.join(''), { columns: true, bom: true });
  return rows.map((row) => ({
    indicator: row.indicator ?? '',
    series: row.series ?? '',
    period: row.period ?? '',
    areaCode: row.area_code ?? '',
    breakdown: row.breakdown ?? '',
    category: row.category ?? '',
    numerator: figure(row.numerator),
    denominator: figure(row.denominator),
    symbol: row.symbol ?? '',
  }));
}

const figure = (text: string | undefined): number | null => (text ? Number(text) : null);
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const opaque = (text: string): string => digest(text).subarray(0, 16).toString('base64url');

/** What the pseudonymiser and the matcher would send, with perfect links. */
async function feed(database: TemporaryDatabase, wales: Wales): Promise<void> {
  const facts: Keyed[] = [];
  const membership = new Map<string, Keyed>();
  for (const agency of wales.agencies) {
    const delivered = new Set<string>();
    for (const event of wales.events(agency)) {
      if (delivered.has(event.id)) continue;
      delivered.add(event.id);
      const recordRef = opaque(`${event.source} ${event.subject}`);
      facts.push({ key: recordRef, value: factsRecord(event, agency, recordRef) });
      const person = wales.personOf.get(`${event.source} ${event.subject}`);
      if (person === undefined) continue;
      const value = { recordRef, personId: opaque(person), version: 1 };
      membership.set(recordRef, { key: recordRef, value });
    }
  }
  await send(database, 'pseudonymiser', 'facts.records', facts);
  await send(database, 'matcher', 'linkage.membership', [...membership.values()]);
}

interface Keyed {
  key: string;
  value: object;
}

async function send(
  database: TemporaryDatabase,
  service: string,
  topic: TopicName,
  records: readonly Keyed[],
): Promise<void> {
  const dataSource = await database.dataSource(service);
  const eventLog = createLocalEventLog({ dataSource, logger: quietLogger });
  for (let at = 0; at < records.length; at += 1000) {
    const batch = records
      .slice(at, at + 1000)
      .map(({ key, value }) => ({ key, value: Buffer.from(JSON.stringify(value)) }));
    await dataSource.transaction((tx) => eventLog.append(tx, topic, batch));
  }
  await eventLog.close();
}

function factsRecord(event: PlainEvent, agency: string, recordRef: string): FactsRecord {
  const parsed = parseType(event.type);
  if (!parsed) throw new Error('oracle.type.unknown');
  const { descriptor } = parsed;
  const { facts } = event.data;
  const tokens: Record<string, string> = {};
  for (const field of descriptor.references.agency) {
    if (typeof facts[field] === 'string') tokens[field] = opaque(`${agency} ${facts[field]}`);
  }
  for (const field of descriptor.references.referral) {
    if (typeof facts[field] === 'string') tokens[field] = opaque(facts[field]);
  }
  const birth = event.data.identity?.linkage?.dateOfBirth;
  const withdrawn = parsed.suffix.endsWith('record.withdrawn');
  return {
    recordRef,
    agency,
    type: parsed.suffix,
    typeVersion: parsed.version,
    revision: event.sourcerevision,
    time: event.time,
    state: withdrawn ? 'withdrawn' : 'present',
    ...(withdrawn ? { withdrawnReason: String(facts.reason) } : {}),
    hasIdentity: event.data.identity !== undefined,
    agreement: event.agreementref,
    regime: event.regime,
    facts: { ...facts, ...tokens },
    ...(birth === undefined ? {} : { derived: derived(birth, facts, descriptor.ageFields) }),
  };
}

function derived(
  birth: string,
  facts: Record<string, unknown>,
  fields: readonly string[],
): NonNullable<FactsRecord['derived']> {
  const ages: Record<string, number> = {};
  for (const field of fields) {
    const on = facts[field];
    if (typeof on === 'string') ages[field] = age(birth, on);
  }
  return { ages, birthMonth: birth.slice(0, 7) };
}

/** Whole years; month and day compared as text put a birthday of 29 February on 1 March in common years. */
function age(birth: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}
