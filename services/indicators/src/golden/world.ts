import { createHmac } from 'node:crypto';
import { Writable } from 'node:stream';
import type { Agreement, Facts, FactsRecord } from '#libs/contracts';
import type { EventLog } from '#libs/eventlog';
import { projectPath } from '#libs/config';
import {
  addDays,
  ageOn,
  parseQuarter,
  quarterCode,
  readCharities,
  readDefinitions,
  type Definition,
} from '#libs/measures';
import type { DataSource } from 'typeorm';
import { Audit } from '../api/audit';
import { computeRun, type ComputeDependencies, type ComputeOptions } from '../compute-run';
import { explain, type ExplainOptions, type ExplainOutcome } from '../explain';
import { findRun } from '../data/cube-store';
import { decodeCells } from '../domain/cell-codec';
import { exportCubes } from '../data/export-cubes';
import { factDateField, factTableOf } from '../data/fact-tables';
import { storeFacts } from '../data/store-facts';
import { openIndicators, type Asked as Asking } from '../open';
import { storeMembership } from '../data/store-membership';
import { ownReferences, type ReferenceKey } from '../domain/reference-key';
import { Cubes } from './cubes';

const FOLDER = projectPath('schemas', 'indicators');

export interface Given {
  /** Short name of a person; default 'p'. null: a type without identity. */
  person?: string | null;
  born?: string;
  /** Day of the event's time; default: its fact date. */
  known?: string;
  revision?: number;
  subject?: string;
  agency?: string;
  state?: FactsRecord['state'];
}

/** Tells events to the store as the pseudonymiser and the matcher would, and reads cubes.csv back. */
export class World {
  private told = 0;
  private version = 0;
  private silent = false;
  lastRun = '';
  lastCounted = '';
  readonly sent: { topic: string; value: unknown }[] = [];
  readonly eventLog: EventLog = {
    append: (_, topic, records) => {
      for (const { value } of records) this.sent.push({ topic, value: JSON.parse(value.toString()) });
      return Promise.resolve();
    },
    consume: () => Promise.reject(new Error('not here')),
    lag: () => Promise.resolve(0),
    close: () => Promise.resolve(),
  };

  constructor(
    readonly dataSource: DataSource,
    private readonly agreements: readonly Agreement[] = [],
    private readonly definitions: readonly Definition[] = readDefinitions(
      projectPath('schemas', 'indicators'),
    ),
  ) {}

  /** One event and, if it is about a person, the membership of its record. Returns the record's subject. */
  async tell(type: string, facts: Facts, given: Given = {}): Promise<string> {
    const { person = 'p', born = '1990-01-15', revision = 1, state = 'present' } = given;
    const subject = given.subject ?? `subject-${(this.told += 1)}`;
    const ageOf = factTableOf(type)?.ageOf;
    const onDay = given.known ?? (facts[factDateField(type) ?? ''] as string | undefined) ?? '2020-01-01';
    const record: FactsRecord = {
      recordRef: subject,
      type,
      typeVersion: 1,
      revision,
      state,
      facts,
      regime: 'part3',
      agency: given.agency ?? `${type.split('.')[0]}-wales`,
      time: `${onDay}T12:00:00Z`,
      hasIdentity: person !== null,
      agreement: 'ISP-TEST',
      derived:
        person === null
          ? undefined
          : {
              ages: ageOf ? { [ageOf]: ageOn(born, String(facts[ageOf])) } : {},
              birthMonth: born.slice(0, 7),
            },
    };
    const [ref] = ownReferences(KEY, 'record', [subject]);
    await this.dataSource.transaction((tx) => storeFacts(tx, [{ ref: ref!, record }]));
    if (person !== null && !this.silent) await this.link(subject, person);
    return subject;
  }

  /** The matcher's word on who a record belongs to. */
  async link(subject: string, person: string): Promise<void> {
    const [record] = ownReferences(KEY, 'record', [subject]);
    const [own] = ownReferences(KEY, 'person', [person]);
    this.version += 1;
    const membership = { record: record!, person: own!, version: this.version };
    await this.dataSource.transaction((tx) => storeMembership(tx, [membership]));
  }

  /** A record with identity whose membership has not come yet. */
  async unlinked(type: string, facts: Facts): Promise<string> {
    this.silent = true;
    const subject = await this.tell(type, facts);
    this.silent = false;
    return subject;
  }

  withdraw(
    subject: string,
    known: string,
    revision = 2,
    state: FactsRecord['state'] = 'withdrawn',
  ): Promise<string> {
    return this.tell('probation.record.withdrawn', {}, { subject, known, revision, state, person: null });
  }

  /** Every source that has sent something closes the quarters, with totals that match. */
  async closeFeeds(from: string, to: string, known: string): Promise<void> {
    const held: { agency: string; sender: string; quarter: number; counts: Facts }[] = await this.dataSource
      .query(`
      WITH held AS (
        SELECT agency, type, quarter, count(*) AS count FROM indicators.revision v
        WHERE state = 'present' AND known_until IS NULL GROUP BY 1, 2, 3
      )
      SELECT a.name AS agency, s.sender, q.quarter,
        coalesce((SELECT jsonb_object_agg(t.name, h.count) FROM held h JOIN indicators.event_type t ON t.no = h.type
          WHERE h.agency = a.no AND h.quarter = q.quarter AND split_part(t.name, '.', 1) = s.sender), '{}') AS counts
      FROM (SELECT DISTINCT v.agency, split_part(t.name, '.', 1) AS sender
        FROM indicators.revision v JOIN indicators.event_type t ON t.no = v.type) s
      JOIN indicators.agency a ON a.no = s.agency
      CROSS JOIN generate_series(${parseQuarter(from)!}, ${parseQuarter(to)!}) AS q (quarter)`);
    for (const { agency, sender, quarter, counts } of held) {
      const facts = { period: quarterCode(quarter), countsByType: counts, extractedAt: `${known}T00:00:00Z` };
      await this.tell(`${sender}.period.closed`, facts, { agency, known, person: null });
    }
  }

  async cubes(options: Partial<ComputeOptions> & { from: string }): Promise<Cubes> {
    const outcome = await computeRun(this.given(), {
      to: options.from,
      asAt: '2026-01-01',
      publish: false,
      ...options,
    });
    if (!outcome.ok) throw new Error(outcome.fault);
    let text = '';
    const stream = new Writable({
      write(chunk: Buffer, _, done) {
        text += chunk.toString();
        done();
      },
    });
    this.lastRun = outcome.runId;
    this.lastCounted = outcome.counted;
    const run = await findRun(this.dataSource.manager, outcome.runId);
    await exportCubes(this.dataSource.manager, run!, stream);
    return new Cubes(text);
  }

  /** Everything kept of the last run's cells: also people, their digests and who contributed. */
  async tables(): Promise<unknown[]> {
    const rows: { series: number; period: number; cells: Buffer }[] = await this.dataSource.query(
      `SELECT t.series, t.period, t.cells FROM indicators.cube_table t JOIN indicators.cube_run r ON r.no = t.run
       WHERE r.id = $1 ORDER BY 1, 2`,
      [this.lastRun],
    );
    return rows.map(({ cells, ...of }) => ({
      ...of,
      cells: [...decodeCells(cells)].map((cell) => ({
        ...cell,
        digest: cell.digest?.toString('hex'),
        contributions: [...cell.contributions].sort(([a], [b]) => a - b),
      })),
    }));
  }

  explain(options: ExplainOptions): Promise<ExplainOutcome> {
    return explain(this.given(), options);
  }

  /** Second series, as they are written. */
  async secondSeries(asked: Asking): Promise<Cubes> {
    let text = '';
    const stream = new Writable({
      write(chunk: Buffer, _, done) {
        text += chunk.toString();
        done();
      },
    });
    const outcome = await openIndicators(this.given()).exportSecondSeries(asked, stream);
    if (!outcome.ok) throw new Error(outcome.fault);
    return new Cubes(text);
  }

  /** Counts beside the figures, one line each. */
  async beside(asked: Asking): Promise<string[]> {
    const outcome = await openIndicators(this.given()).beside(asked);
    if (!outcome.ok) throw new Error(outcome.fault);
    return outcome.counts.map(({ indicator, period, what, category, count }) =>
      [indicator, period, what, category || '-', count].join(' '),
    );
  }

  private given(): ComputeDependencies {
    return {
      dataSource: this.dataSource,
      eventLog: this.eventLog,
      key: KEY,
      agreements: this.agreements,
      definitions: this.definitions,
      charities: readCharities(FOLDER),
      now: () => new Date(0),
      codeVersion: 'test',
      logger: QUIET,
      audit: new Audit(this.eventLog, () => new Date(0), 'test'),
    };
  }

  async forget(): Promise<void> {
    const tables: { name: string }[] = await this.dataSource.query(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'indicators'
         AND tablename NOT IN ('migrations', 'agency', 'event_type')`,
    );
    for (const { name } of tables) await this.dataSource.query(`DELETE FROM indicators.${name}`);
  }
}

const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

const KEY: ReferenceKey = {
  mac: (domain, values) =>
    values.map((value) => createHmac('sha256', 'test').update(`${domain}\x1f`).update(value).digest()),
};

export const HOME = { lad: 'W06000015', basis: 'HOME_ADDRESS' };
export const lad = (number: number): Facts => ({
  lad: `W060000${String(number).padStart(2, '0')}`,
  basis: 'HOME_ADDRESS',
});

export const woman = (w: World, given: Given = {}): Promise<string> =>
  w.tell(
    'court.person-characteristic.declared',
    { characteristic: 'SEX', value: 'F', method: 'SELF', declaredOn: '2020-01-01' },
    given,
  );

export const starts = (w: World, startedOn: string, facts: Facts = {}, given: Given = {}): Promise<string> =>
  w.tell(
    'probation.sentence.commenced',
    {
      sentenceRef: `s-${startedOn}`,
      kind: 'COMMUNITY_ORDER',
      origin: 'NEW',
      startedOn,
      homeArea: HOME,
      ...facts,
    },
    given,
  );

export const ends = (w: World, terminatedOn: string, reason: string, facts: Facts = {}, given: Given = {}) =>
  w.tell(
    'probation.sentence.terminated',
    {
      sentenceRef: `s-${terminatedOn}`,
      kind: 'COMMUNITY_ORDER',
      startedOn: addDays(terminatedOn, -365),
      terminatedOn,
      reason,
      homeArea: HOME,
      ...facts,
    },
    given,
  );

export const registered = (
  w: World,
  effectiveOn: string,
  state = 'ADDED',
  given: Given = {},
): Promise<string> =>
  w.tell(
    'probation.registration.changed',
    { registrationRef: 'r-1', register: 'DA_PERPETRATOR', state, effectiveOn },
    given,
  );
