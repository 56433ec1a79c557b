import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type AuditEntry, exampleAgreements, instantiateAgreements } from '#libs/contracts';
import { stageAudit } from '#libs/eventlog';
import { createKeys } from '#libs/keys';
import { quietLogger } from '#libs/telemetry';
import { pushEvents } from '#services/agent';
import { houseLayout, ownLimits, startHouse, type House } from '#services/suite';

const EVENTS = 120;
const AGENCY = 'probation-wales';

/**
 * One record fails in each stage, as a defect of a service would make it fail. All others pass; after the cause is
 * mended and the refusals are redriven, the tables are those of a run in which nothing failed.
 */
describe('records that stages cannot process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-redrive-'));
  const keysDir = join(folder, 'keys');
  let house: House;
  let admin: Client;
  let clean: Tables;

  beforeAll(async () => {
    createKeys(keysDir, { project: 'redrive', epoch: 1 });
    await open('clean');
    await push();
    await house.settle();
    clean = await tables();
    await close();
    await open('failing');
  }, 300_000);

  afterAll(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('block nothing else, wait in one store, and once redriven leave the tables of a run that never failed', async () => {
    const refs = clean.links.map((link) => link['record_ref'] as string);
    // Four different records: one that failed twice would leave a refusal fewer.
    const [atMatcher, atPseudonymiser] = [refs[7]!, refs[23]!];
    const [atFacts, atMembership] = [indicatorsName(refs[41]!), indicatorsName(refs[77]!)];
    await fail('matcher.record', `NEW.record_ref = '${atMatcher}'`);
    await fail('eventlog.linkage_records', `NEW.key = '${atPseudonymiser}'`);
    await fail('indicators.record', `NEW.ref = '${atFacts}'`);
    const recordOf = (ref: string): string => `(SELECT no FROM indicators.record WHERE ref = '${ref}')`;
    await fail('indicators.membership', `NEW.record IN (${recordOf(atMembership)})`);

    await push();
    await house.settle();
    const waiting = await house.gateway.refusals.list({ redrivable: true });
    // What indicators may not name fails twice there: with its facts, and with its membership.
    expect(waiting.map(({ stage }) => stage).sort()).toEqual([
      'indicators',
      'indicators',
      'indicators',
      'matcher',
      'pseudonymiser',
    ]);
    const partial = await tables();
    expect(partial.links).toHaveLength(clean.links.length - 2);
    expect(partial.facts.length).toBeGreaterThanOrEqual(clean.facts.length - 4);

    // Redriven before the cause is mended, they come back to the store and wait again.
    const ids = waiting.map(({ refusalId }) => refusalId);
    expect((await house.gateway.refusals.redrive(ids, 'tester')).done.sort()).toEqual([...ids].sort());
    await until(async () => (await house.gateway.refusals.list({ redrivable: true })).length === ids.length);

    await mend();
    await house.gateway.refusals.redrive(ids, 'tester');
    await until(async () => (await tables()).count === clean.count);
    await house.settle();
    expect(await tables()).toEqual(clean);
    expect(await house.gateway.refusals.list({ redrivable: true })).toEqual([]);
    expect((await house.gateway.refusals.list({})).map(({ resolution }) => resolution)).toEqual(
      ids.map(() => 'redriven'),
    );
    const { rows } = await admin.query(
      'SELECT 1 FROM matcher.dead_letter UNION ALL SELECT 1 FROM indicators.dead_letter',
    );
    expect(rows).toEqual([]);
  }, 300_000);

  it('are listed too where the gateway or the auditor cannot process them, and redriven once the cause is mended', async () => {
    const before = await accounted();
    await fail('auditor.entry', 'true');
    await fail('gateway.refusal', `NEW.code = 'suite.test'`);
    const { eventLog, dataSource } = house.room('publisher');
    const refusal = { refusalId: 'told', stage: 'publisher', code: 'suite.test', pointer: '', agency: '' };
    const value = Buffer.from(
      JSON.stringify({ ...refusal, at: new Date().toISOString(), redrivable: false }),
    );
    await dataSource.transaction((tx) => eventLog.append(tx, 'refusals.recorded', [{ key: 'told', value }]));
    const operator = house.operator;
    const entry = {
      v: 1,
      entryId: 'e',
      op: 'consultation',
      what: 'suite.test',
      at: new Date().toISOString(),
    };
    const account = { ...entry, actor: 'tester', recipients: [], code: { version: 'test' }, inputs: [] };
    const audit = { ...account, outputs: [], counts: {}, outcome: 'done' } as const;
    await operator.dataSource.transaction((tx) =>
      stageAudit(operator.eventLog, tx, audit as unknown as AuditEntry),
    );

    const waiting = async (): Promise<string[]> =>
      (await house.gateway.refusals.list({ redrivable: true })).map(({ stage }) => stage).sort();
    await until(async () => (await waiting()).join() === 'auditor,gateway');
    await mend();
    const refused = await house.gateway.refusals.list({ redrivable: true });
    await house.gateway.refusals.redrive(
      refused.map(({ refusalId }) => refusalId),
      'tester',
    );
    await until(async () => (await house.gateway.refusals.list({ refusalIds: ['told'] })).length === 1);
    // The entry that failed, and that of the redrive.
    await until(async () => (await accounted()) === before + 2);
    const { rows } = await admin.query(
      'SELECT 1 FROM gateway.dead_letter UNION ALL SELECT 1 FROM auditor.dead_letter',
    );
    expect(rows).toEqual([]);
    expect(await waiting()).toEqual([]);
  }, 300_000);

  const accounted = async (): Promise<number> =>
    (await admin.query<{ n: number }>('SELECT count(*)::int AS n FROM auditor.entry')).rows[0]!.n;

  async function open(name: string): Promise<void> {
    house = await startHouse({
      dataDir: join(folder, name),
      keysDir,
      agreements: instantiateAgreements(exampleAgreements(), [{ commonName: AGENCY, kinds: ['probation'] }]),
      gateway: { host: '127.0.0.1', port: 0, agreementDates: 'event', limits: ownLimits },
      logger: quietLogger,
      codeVersion: 'test',
      playsAgencies: true,
    });
    admin = new Client(house.databases.server.adminUrl);
    await admin.connect();
  }

  async function close(): Promise<void> {
    await admin.end();
    await house.stop();
  }

  async function push(): Promise<void> {
    const { certificates, keys, gateway } = house;
    const results = await pushEvents({
      gatewayUrl: gateway.url,
      tls: await certificates.agency(AGENCY),
      sealTo: keys.sealTo(),
      journalDir: join(houseLayout(join(folder, 'journal')).journals, randomBytes(4).toString('hex')),
      journalKey: createSecretKey(randomBytes(32)),
      lines: Array.from({ length: EVENTS }, (_, index) => line(index)),
    });
    expect(results.filter(({ state }) => state !== 'accepted')).toEqual([]);
  }

  /** A defect: rows of a kind cannot be written. */
  async function fail(table: string, condition: string): Promise<void> {
    const name = `defect_${table.replace('.', '_')}`;
    await admin.query(`
      CREATE FUNCTION public.${name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
        BEGIN
          IF ${condition} THEN RAISE EXCEPTION 'defect' USING ERRCODE = '22000'; END IF;
          RETURN NEW;
        END $$;
      CREATE TRIGGER ${name} BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION public.${name}()`);
    defects.push(`DROP TRIGGER ${name} ON ${table}`, `DROP FUNCTION public.${name}`);
  }
  const defects: string[] = [];

  async function mend(): Promise<void> {
    for (const drop of defects.splice(0)) await admin.query(drop);
  }

  /** Indicators keeps records under references of its own, so that two stolen stores do not join. */
  function indicatorsName(ref: string): string {
    const [mac] = house.keys.indicators().mac('record', [Buffer.from(ref, 'utf8')]);
    return mac!.toString('hex', 0, 16);
  }

  interface Tables {
    links: Record<string, unknown>[];
    facts: Record<string, unknown>[];
    count: string;
  }

  /** Records with their persons, and facts with theirs, named by references alone. */
  async function tables(): Promise<Tables> {
    const links = await admin.query<Record<string, unknown>>(
      `SELECT r.record_ref, r.agency, r.revision, r.state, p.tokens,
         min(r.record_ref) OVER (PARTITION BY r.person_id) AS person
       FROM matcher.record r JOIN matcher.profile p USING (profile_id) ORDER BY r.record_ref`,
    );
    const facts = await admin.query<Record<string, unknown>>(
      `SELECT r.ref, v.revision, v.state, c.kind, c.started_on,
         min(r.ref::text) OVER (PARTITION BY m.person) AS person, m.person IS NOT NULL AS linked
       FROM indicators.record r JOIN indicators.revision v ON v.record = r.no
       LEFT JOIN indicators.commencement c ON c.record = r.no AND c.revision = v.revision
       LEFT JOIN indicators.membership m ON m.record = r.no ORDER BY r.ref`,
    );
    const linked = facts.rows.filter((row) => row['linked'] === true).length;
    return {
      links: links.rows,
      facts: facts.rows,
      count: `${links.rows.length} ${facts.rows.length} ${linked}`,
    };
  }

  async function until(done: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 600; tries++) {
      if (await done()) return;
      await sleep(100);
    }
    throw new Error('it did not come to that in a minute');
  }
});

/** Three records of each person, so that a missing one shows in its person too. */
function line(index: number): { file: string; line: number; text: string } {
  const event = {
    specversion: '1.0',
    id: `d-${index}`,
    source: `/agencies/${AGENCY}`,
    type: 'cymru.cyfrif.probation.sentence.commenced.v1',
    time: `2023-05-0${1 + (index % 9)}T09:00:00Z`,
    subject: `r-${index}`,
    agreementref: 'ISP-PROBATION',
    purposecode: 'RRF-INDICATORS',
    regime: 'part3',
    sourcerevision: 1,
    data: {
      identity: {
        identifiers: [{ scheme: 'CRN', value: `X${String(Math.floor(index / 3)).padStart(6, '0')}` }],
        linkage: { dateOfBirth: '1990-02-03' },
      },
      facts: {
        sentenceRef: `s-${index}`,
        kind: 'COMMUNITY_ORDER',
        origin: 'NEW',
        startedOn: '2023-05-01',
        homeArea: { lad: 'W06000015', basis: 'HOME_ADDRESS' },
      },
    },
  };
  return { file: 'push.ndjson', line: index + 1, text: JSON.stringify(event) };
}
