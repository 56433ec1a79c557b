import type { DataSource } from 'typeorm';

/** How many facts of each table make five million; the shares follow the feeds of a partnership at ten times Wales. */
const SHARES = {
  characteristic: 900,
  arrest: 900,
  disposal: 500,
  conviction: 500,
  court_sentence: 450,
  commencement: 350,
  termination: 300,
  assessment: 250,
  referral: 220,
  release: 150,
  reception: 120,
  intervention: 120,
  registration: 80,
  liaison_contact: 60,
  treatment: 40,
  sentence_status: 30,
  care_status: 30,
} as const;

type Table = keyof typeof SHARES;

const TYPES: Record<Table, string> = {
  characteristic: 'prison.person-characteristic.declared',
  arrest: 'police.arrest.recorded',
  disposal: 'police.disposal.recorded',
  conviction: 'court.conviction.recorded',
  court_sentence: 'court.sentence.imposed',
  commencement: 'probation.sentence.commenced',
  termination: 'probation.sentence.terminated',
  assessment: 'probation.assessment.completed',
  referral: 'police.referral.made',
  release: 'prison.release.recorded',
  reception: 'prison.reception.recorded',
  intervention: 'provider.intervention.started',
  registration: 'probation.registration.changed',
  liaison_contact: 'health.liaison-contact.recorded',
  treatment: 'health.treatment.started',
  sentence_status: 'prison.sentence-status.changed',
  care_status: 'la.care-status.changed',
};

/** A number of 0 ... below from a key and a salt: the same in every run and plan. */
const draw = (salt: string, below: number, key = 'i'): string =>
  `((hashtextextended('${salt}', ${key}) & 4611686018427387903) % ${below})::integer`;

const pick = (salt: string, codes: readonly string[], key = 'i'): string =>
  `(ARRAY[${codes.map((code) => `'${code}'`).join(',')}])[1 + ${draw(salt, codes.length, key)}]`;

const DAYS = 1096;
const day = (salt: string, key = 'i'): string => `(DATE '2022-01-01' + ${draw(salt, DAYS, key)})`;
const age = `(18 + ${draw('age', 50)} * ${draw('older', 3)} / 2)::smallint`;
const LEAVES = [
  1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19, 20, 21, 22, 23, 24, 31, 33, 40, 0,
];
// People mostly stay where they are: one event in twelve has another home than the person's.
const home = `(ARRAY[${LEAVES.join(',')}])[1 + CASE WHEN ${draw('moved', 12)} = 0 THEN ${draw('home', LEAVES.length)}
  ELSE ${draw('home', LEAVES.length, '(PERSON)')} END]::smallint`;
const flag = (salt: string, inHundred: number): string => `${draw(salt, 100)} < ${inHundred}`;

const SERVICES = ['WOMENS_DIVERSION', 'DA_PROGRAMME', 'YOUNG_ADULT', 'FAMILY', 'ETE', 'WELLBEING', 'OTHER'];
const ORDERS = ['COMMUNITY_ORDER', 'SSO_REQ', 'IMMEDIATE_CUSTODY', 'LICENCE', 'PSS', 'COMMUNITY_ORDER'];
const needs = Array.from({ length: 8 }, (_, at) => `(${draw(`need${at}`, 5)} / 2)::text`).join(' || ');

/** Columns and their expressions over `i`; the first is the fact's date. */
export const COLUMNS: Record<Table, Record<string, string>> = {
  characteristic: {
    declared_on: day('cd'),
    sender: pick('cs', ['prison', 'court', 'probation', 'police']),
    characteristic: pick('cc', ['SEX', 'ETHNICITY', 'EX_SERVICE', 'CARE_EXPERIENCE', 'PARENT']),
    value: `CASE ${draw('cc', 5)} WHEN 0 THEN ${pick('cx', ['F', 'M', 'M', 'M'])}
      WHEN 1 THEN ${pick('ce', ['W1', 'W1', 'W1', 'W1', 'A1', 'B1', 'M1', 'O9', 'NS'])}
      ELSE ${pick('cy', ['YES', 'NO', 'NO', 'NOT_STATED'])} END`,
    method: `'SELF'`,
  },
  arrest: {
    arrested_on: day('ad'),
    home,
    sex: pick('ax', ['F', 'M', 'M', 'M', 'NOT_STATED']),
    ethnicity: pick('ae', ['W1', 'W1', 'W1', 'A1', 'B1', 'NS']),
    service: pick('as', ['YES', 'NO', 'NO', 'NO', 'NO', 'NO', 'NOT_STATED']),
    parent: pick('ap', ['YES', 'NO', 'NOT_STATED']),
    care: pick('ac', ['YES', 'NO', 'NO', 'NOT_STATED']),
  },
  disposal: {
    disposed_on: day('dd'),
    disposal: pick('dk', ['CAUTION', 'CONDITIONAL_CAUTION', 'NFA', 'NFA', 'COMMUNITY_RESOLUTION']),
    offence_ref: `'d' || i`,
    committed_on: `${day('dd')} - ${draw('do', 60)}`,
    recordable: flag('dr', 95),
    breach: flag('db', 2),
    proven: 'true',
    da_flag: flag('df', 10),
    home,
  },
  conviction: {
    convicted_on: day('vd'),
    offence_ref: `'v' || i`,
    committed_on: `${day('vd')} - ${draw('vo', 200)}`,
    recordable: flag('vr', 95),
    breach: flag('vb', 4),
    da_flag: flag('vf', 12),
    home,
  },
  court_sentence: {
    sentenced_on: day('sd'),
    disposal_kind: pick('sk', [
      'IMMEDIATE_CUSTODY',
      'COMMUNITY_ORDER',
      'SSO_REQ',
      'FINE',
      'FINE',
      'DISCHARGE',
    ]),
    recordable: flag('sr', 95),
    breach: flag('sb', 5),
    home,
  },
  commencement: {
    started_on: day('md'),
    sentence_ref: `'s' || i`,
    kind: pick('mk', ORDERS),
    origin: pick('mo', ['NEW', 'NEW', 'NEW', 'NEW', 'NEW', 'RESENTENCE', 'SSO_ACTIVATION', 'TRANSFER_IN']),
    expected_end_on: `${day('md')} + 365`,
    home,
  },
  // The i-th ending is that of the i-th start.
  termination: {
    terminated_on: `${day('md')} + 90 + ${draw('tl', 400)}`,
    sentence_ref: `'s' || i`,
    kind: pick('mk', ORDERS),
    started_on: day('md'),
    reason: pick('tr', [
      ...[
        'RAN_FULL_COURSE',
        'RAN_FULL_COURSE',
        'RAN_FULL_COURSE',
        'EARLY_GOOD_PROGRESS',
        'FAILURE_TO_COMPLY',
      ],
      'NEW_CONVICTION',
      'RECALLED',
      'ADMINISTRATIVE',
      'OTHER',
    ]),
    breach_outstanding: flag('tb', 5),
    home,
  },
  assessment: {
    completed_on: day('zd'),
    layer: `CASE WHEN ${flag('zl', 80)} THEN 3 ELSE 1 END`,
    assessment_version: '1',
    needs,
    parent: pick('zp', ['YES', 'NO', 'NOT_STATED']),
  },
  referral: {
    referred_on: day('rd'),
    sender: `'police'`,
    referral_ref: `'r' || i`,
    service_id: `'svc' || ${draw('rs', 12)}`,
    service_category: pick('rk', SERVICES),
    organisation_id: pick('ro', ['org-cyn-filwyr-cefn', 'org-a', 'org-b', 'org-c', 'org-d', 'org-e']),
    home,
  },
  release: {
    released_on: day('ld'),
    kind: pick('lk', ['LICENCE', 'PSS', 'HDC', 'UNCONDITIONAL', 'COURT']),
    legal_status: pick('ls', ['SENTENCED', 'SENTENCED', 'REMAND']),
    after_recall: flag('la', 15),
    home,
  },
  reception: {
    received_on: day('pd'),
    reason: pick('pr', ['SENTENCED', 'REMAND', 'RECALL', 'TRANSFER']),
    home,
  },
  intervention: {
    started_on: `${day('rd')} + ${draw('id', 120)}`,
    service_id: `'svc' || ${draw('rs', 12)}`,
    category: pick('rk', SERVICES),
    referral_ref: `CASE WHEN ${flag('ir', 80)} THEN 'r' || i END`,
    home,
  },
  registration: {
    effective_on: day('gd'),
    registration_ref: `'g' || (i / 2)`,
    register: `'DA_PERPETRATOR'`,
    state: `CASE i % 2 WHEN 0 THEN 'ADDED' ELSE 'REMOVED' END`,
  },
  liaison_contact: { contact_on: day('hd'), setting: `'CUSTODY'`, home },
  treatment: { started_on: day('ed'), category: `'SUBSTANCE_MISUSE'`, home },
  sentence_status: {
    changed_on: day('ud'),
    from_status: `'SENTENCED'`,
    to_status: pick('uk', ['RECALLED', 'SENTENCED']),
  },
  care_status: { effective_on: day('kd'), status: pick('kk', ['EVER_LOOKED_AFTER', 'S104_CAT_3', 'NONE']) },
};

/** Agencies by kind: one probation service, one court service, four forces, and so on, as in Wales. */
const AGENCIES: Record<string, [first: number, count: number]> = {
  police: [1, 4],
  court: [5, 1],
  prison: [6, 1],
  probation: [7, 1],
  provider: [8, 8],
  health: [16, 7],
  la: [23, 22],
};

/** A record that follows another is about the same person: the key that decides the person. */
const PERSON_KEY: Partial<Record<Table, string>> = {
  termination: 'commencement',
  intervention: 'referral',
};

/**
 * Writes typed facts, records, revisions and membership straight into the schema, as the owner, over two connections:
 * what is measured is the computation. Deterministic.
 */
export async function loadFacts(owner: DataSource, facts: number, persons: number): Promise<void> {
  await owner.query(
    `INSERT INTO indicators.agency (name) SELECT 'agency-' || n FROM generate_series(1, 44) n`,
  );
  await owner.query(
    `INSERT INTO indicators.person (ref, high, low)
     SELECT md5('p' || n)::uuid, hashtextextended('h', n), hashtextextended('l', n)
     FROM generate_series(1, $1::integer) n`,
    [persons],
  );
  const restore = await withoutIndexes(owner);
  let first = 1;
  const loads: Work[] = [];
  for (const [table, share] of Object.entries(SHARES) as [Table, number][]) {
    const rows = { first, count: Math.round((share * facts) / 5000) };
    first += rows.count;
    loads.push((query) => loadTable(query, table, rows, persons));
  }
  await overTwo(owner, loads);
  await overTwo(
    owner,
    restore.map((sql) => (query) => query(sql)),
  );
  await owner.query('VACUUM ANALYZE');
}

type Query = (sql: string, values?: unknown[]) => Promise<unknown>;
type Work = (query: Query) => Promise<unknown>;

async function overTwo(owner: DataSource, waiting: Work[]): Promise<void> {
  const one = async (): Promise<void> => {
    const runner = owner.createQueryRunner();
    const query: Query = (sql, values) => runner.query(sql, values);
    try {
      await query(`SET synchronous_commit = off; SET maintenance_work_mem = '256MB'`);
      for (let work = waiting.shift(); work; work = waiting.shift()) await work(query);
    } finally {
      await runner.release();
    }
  };
  await Promise.all([one(), one()]);
}

/** Drops keys and indexes of the large tables; returns the statements that make them again, faster than row by row. */
async function withoutIndexes(owner: DataSource): Promise<string[]> {
  const tables = [...Object.keys(SHARES), 'record', 'revision', 'membership'];
  const keys = await owner.query<{ name: string; of: string; ddl: string }[]>(
    `SELECT c.conname AS name, c.conrelid::regclass::text AS of, pg_get_constraintdef(c.oid) AS ddl
     FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
     WHERE c.connamespace = 'indicators'::regnamespace AND c.contype IN ('p', 'u') AND t.relname = ANY ($1)`,
    [tables],
  );
  for (const { name, of } of keys) await owner.query(`ALTER TABLE ${of} DROP CONSTRAINT ${name}`);
  const indexes = await owner.query<{ name: string; ddl: string }[]>(
    `SELECT indexname AS name, indexdef AS ddl FROM pg_indexes
     WHERE schemaname = 'indicators' AND tablename = ANY ($1)`,
    [tables],
  );
  for (const { name } of indexes) await owner.query(`DROP INDEX indicators.${name}`);
  return [
    ...keys.map(({ name, of, ddl }) => `ALTER TABLE ${of} ADD CONSTRAINT ${name} ${ddl}`),
    ...indexes.map(({ ddl }) => ddl),
  ];
}

async function loadTable(
  query: Query,
  table: Table,
  { first, count }: { first: number; count: number },
  persons: number,
): Promise<void> {
  const [made] = (await query(`INSERT INTO indicators.event_type (name) VALUES ($1) RETURNING no`, [
    TYPES[table],
  ])) as { no: number }[];
  const type = made!.no;
  const columns = COLUMNS[table];
  const [agency, agencies] = AGENCIES[TYPES[table].split('.')[0]!]!;
  const person = draw(`person ${PERSON_KEY[table] ?? table}`, persons);
  const values = Object.values(columns).map((sql) => sql.replaceAll('(PERSON)', `(${person})::bigint`));
  const sender = `${agency} + i % ${agencies}`;
  const dated = Object.values(columns)[0]!;
  const rows = `generate_series(0, ${count - 1}) AS i`;
  const aged = [
    'characteristic',
    'registration',
    'care_status',
    'sentence_status',
    'reception',
    'assessment',
  ];
  await query(`
    INSERT INTO indicators.${table}
      (record, revision, agency, known_from, age, birth_month, ${Object.keys(columns).join(', ')})
    SELECT ${first} + i, 1, ${sender}, ${dated} + time '12:00', ${aged.includes(table) ? 'NULL' : age},
      (1960 * 12 + ${draw('birth', 540)})::smallint, ${values.join(', ')}
    FROM ${rows}`);
  await query(`
    INSERT INTO indicators.revision (record, revision, known_from, agency, type, quarter, state)
    SELECT ${first} + i, 1, ${dated} + time '12:00', ${sender}, ${type},
      extract(year FROM ${dated}) * 4 + extract(quarter FROM ${dated}) - 1, 'present'
    FROM ${rows}`);
  await query(`
    INSERT INTO indicators.record (no, ref, type, has_identity) OVERRIDING SYSTEM VALUE
    SELECT ${first} + i, md5('${table}' || i)::uuid, '${TYPES[table]}', true FROM ${rows}`);
  await query(`
    INSERT INTO indicators.membership (record, person, version)
    SELECT ${first} + i, 1 + ${person}, 1 FROM ${rows}`);
}
