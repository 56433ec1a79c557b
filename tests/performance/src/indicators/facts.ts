/** How many facts of each table make five million; the shares follow the feeds of a partnership at ten times Wales. */
export const SHARES = {
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

export type Table = keyof typeof SHARES;

export const TYPES: Record<Table, string> = {
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
export const draw = (salt: string, below: number, key = 'i'): string =>
  `((hashtextextended('${salt}', ${key}) & 4611686018427387903) % ${below})::integer`;

const pick = (salt: string, codes: readonly string[], key = 'i'): string =>
  `(ARRAY[${codes.map((code) => `'${code}'`).join(',')}])[1 + ${draw(salt, codes.length, key)}]`;

const DAYS = 1096;
const day = (salt: string, key = 'i'): string => `(DATE '2022-01-01' + ${draw(salt, DAYS, key)})`;
export const age = `(18 + ${draw('age', 50)} * ${draw('older', 3)} / 2)::smallint`;
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
