import type { LinkageRecord } from '#libs/contracts';
import { linkBatch } from '#services/matcher';
import type { BenchResult } from '../result';
import { withMatcherDatabase } from './database';
import { seeded } from './seeded';

const RECORDS = 30_000;
const PERSONS = 3000;
const BATCH = 1000;

/** The matcher on PostgreSQL beside a bare indexed upsert of the same rows, in the same run. */
export async function matcherFigures(): Promise<BenchResult[]> {
  return await withMatcherDatabase(async (dataSource) => {
    const records = makeRecords();
    const timed = async (work: (batch: LinkageRecord[]) => Promise<unknown>): Promise<number> => {
      const started = performance.now();
      for (let at = 0; at < RECORDS; at += BATCH) await work(records.slice(at, at + BATCH));
      return (RECORDS / (performance.now() - started)) * 1000;
    };
    await dataSource.query(
      `CREATE TABLE bare (record_ref text PRIMARY KEY, agency text, revision int, tokens jsonb)`,
    );
    await dataSource.query(`CREATE INDEX ON bare (agency)`);
    const bare = await timed((batch) =>
      dataSource.query(
        `INSERT INTO bare SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::jsonb[])
         ON CONFLICT (record_ref) DO UPDATE SET revision = excluded.revision, tokens = excluded.tokens`,
        [
          batch.map(({ recordRef }) => recordRef),
          batch.map(({ agency }) => agency),
          batch.map(({ revision }) => revision),
          batch.map(({ tokens }) => JSON.stringify(tokens)),
        ],
      ),
    );
    const rate = await timed((batch) =>
      dataSource.transaction((tx) => linkBatch(tx, batch, { at: new Date(0) })),
    );
    const peer = { name: 'bare indexed upsert', value: Math.round(bare) };
    return [
      {
        id: 'matcher.rate',
        value: Math.round(rate),
        unit: 'records/s',
        reach: 'reported',
        met: true,
        peer: { ...peer, ratio: Math.round((1000 * rate) / bare) / 1000 },
        note: `${RECORDS} records of ${PERSONS} persons, exact tokens, batches of ${BATCH}, durable commits`,
      },
      {
        id: 'matcher.ratio',
        value: Math.round((1000 * rate) / bare) / 1000,
        unit: 'of a bare upsert',
        reach: 'reported',
        met: true,
        note: 'records linked for each row that a bare upsert writes in the same time',
      },
    ];
  });
}

const KINDS: Readonly<Record<string, readonly string[]>> = {
  police: ['PNC', 'NAME_DOB_DISTRICT'],
  prison: ['NOMS', 'PNC'],
  probation: ['CRN', 'PNC', 'NOMS'],
  health: ['NHS', 'NHS_DOB', 'NAME_DOB_DISTRICT'],
};

function makeRecords(): LinkageRecord[] {
  const random = seeded(9);
  const agencies = Object.keys(KINDS);
  return Array.from({ length: RECORDS }, (_, n) => {
    const person = Math.floor(random() * PERSONS);
    const agency = agencies[Math.floor(random() * agencies.length)]!;
    return {
      recordRef: `record-${n}-of-the-bench`,
      agency,
      revision: 1,
      knownOn: '2023-01-01',
      state: 'present',
      tokens: KINDS[agency]!.map((kind) => ({ kind, token: `${kind}-token-of-${person}`, valid: true })),
    };
  });
}
