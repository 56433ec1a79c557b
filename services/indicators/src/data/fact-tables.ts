/** How the facts of one event type lie in a table: typed columns, so that measures read no JSON. */
export interface FactTable {
  table: string;
  columns: readonly FactColumn[];
  /** The field that says in which quarter a record counts for control totals. */
  dateOf?: string;
  /** The date whose age the row keeps, from `derived.ages`. */
  ageOf?: string;
}

export interface FactColumn {
  name: string;
  type: 'date' | 'text' | 'boolean' | 'smallint' | 'integer' | 'text[]';
  /** Field of the facts; `home`, `needs` and `sender` are made by the reader. */
  from: string;
  read?: 'home' | 'needs' | 'sender';
}

const date = (name: string, from: string): FactColumn => ({ name, from, type: 'date' });
const text = (name: string, from = name): FactColumn => ({ name, from, type: 'text' });
const flag = (name: string, from: string): FactColumn => ({ name, from, type: 'boolean' });
const whole = (name: string, from: string): FactColumn => ({ name, from, type: 'integer' });
const home: FactColumn = { name: 'home', from: 'homeArea', type: 'smallint', read: 'home' };
const sender: FactColumn = { name: 'sender', from: '', type: 'text', read: 'sender' };

const referral: FactTable = {
  table: 'referral',
  ageOf: 'referredOn',
  columns: [
    sender,
    text('referral_ref', 'referralRef'),
    date('referred_on', 'referredOn'),
    date('received_on', 'receivedOn'),
    text('service_id', 'serviceId'),
    text('service_category', 'serviceCategory'),
    text('organisation_id', 'organisationId'),
    text('referrer_type', 'referrerType'),
    text('decision'),
    home,
  ],
};

/** By event type without prefix and version; types that every agency has are under `any`. */
export const FACT_TABLES: Readonly<Record<string, FactTable>> = {
  'police.arrest.recorded': {
    table: 'arrest',
    ageOf: 'arrestedOn',
    columns: [
      date('arrested_on', 'arrestedOn'),
      text('force_area', 'forceArea'),
      home,
      text('sex'),
      text('ethnicity', 'ethnicitySelfDefined'),
      flag('da_flag', 'daFlag'),
      text('service', 'exServiceDeclared'),
      text('parent', 'dependentChildrenDeclared'),
      text('care', 'careExperienceDeclared'),
    ],
  },
  'police.disposal.recorded': {
    table: 'disposal',
    ageOf: 'disposedOn',
    columns: [
      text('disposal'),
      date('disposed_on', 'disposedOn'),
      text('offence_ref', 'offenceRef'),
      date('committed_on', 'offenceCommittedOn'),
      flag('recordable', 'recordable'),
      flag('breach', 'breachOffence'),
      flag('proven', 'proven'),
      flag('da_flag', 'daFlag'),
      home,
    ],
  },
  'police.referral.made': referral,
  'prison.referral.made': referral,
  'probation.referral.made': referral,
  'provider.referral.received': { ...referral, dateOf: 'receivedOn' },
  'court.conviction.recorded': {
    table: 'conviction',
    ageOf: 'convictedOn',
    columns: [
      text('offence_ref', 'offenceRef'),
      text('sentence_ref', 'sentenceRef'),
      date('convicted_on', 'convictedOn'),
      date('committed_on', 'offenceCommittedOn'),
      flag('recordable', 'recordable'),
      flag('breach', 'breachOffence'),
      flag('da_flag', 'daFlag'),
      home,
    ],
  },
  'court.sentence.imposed': {
    table: 'court_sentence',
    ageOf: 'sentencedOn',
    columns: [
      text('sentence_ref', 'sentenceRef'),
      date('sentenced_on', 'sentencedOn'),
      text('disposal_kind', 'disposalKind'),
      flag('recordable', 'recordable'),
      flag('breach', 'breachOffence'),
      home,
    ],
  },
  'cps.prosecution.completed': {
    table: 'prosecution',
    columns: [
      date('finalised_on', 'finalisedOn'),
      { name: 'strands', from: 'strands', type: 'text[]' },
      text('outcome'),
      text('force_area', 'forceArea'),
      text('period'),
      text('strand'),
      whole('prosecutions', 'prosecutions'),
      whole('convictions', 'convictions'),
    ],
  },
  'prison.reception.recorded': {
    table: 'reception',
    columns: [date('received_on', 'receivedOn'), text('reason'), home],
  },
  'prison.release.recorded': {
    table: 'release',
    ageOf: 'releasedOn',
    columns: [
      date('released_on', 'releasedOn'),
      text('kind'),
      text('legal_status', 'legalStatus'),
      flag('after_recall', 'afterRecall'),
      home,
    ],
  },
  'prison.sentence-status.changed': {
    table: 'sentence_status',
    columns: [date('changed_on', 'changedOn'), text('from_status', 'from'), text('to_status', 'to')],
  },
  'probation.sentence.commenced': {
    table: 'commencement',
    ageOf: 'startedOn',
    columns: [
      text('sentence_ref', 'sentenceRef'),
      text('kind'),
      text('origin'),
      date('started_on', 'startedOn'),
      date('expected_end_on', 'expectedEndOn'),
      home,
    ],
  },
  'probation.sentence.terminated': {
    table: 'termination',
    dateOf: 'terminatedOn',
    ageOf: 'startedOn',
    columns: [
      text('sentence_ref', 'sentenceRef'),
      text('kind'),
      date('started_on', 'startedOn'),
      date('terminated_on', 'terminatedOn'),
      text('reason'),
      text('admin_reason', 'adminReason'),
      flag('breach_outstanding', 'breachOutstanding'),
      home,
    ],
  },
  'probation.registration.changed': {
    table: 'registration',
    columns: [
      text('registration_ref', 'registrationRef'),
      text('register'),
      text('state'),
      date('effective_on', 'effectiveOn'),
    ],
  },
  'probation.assessment.completed': {
    table: 'assessment',
    columns: [
      date('completed_on', 'completedOn'),
      whole('layer', 'layer'),
      whole('assessment_version', 'assessmentVersion'),
      { name: 'needs', from: 'needs', type: 'text', read: 'needs' },
      text('parent', 'parentalResponsibility'),
    ],
  },
  'provider.intervention.started': {
    table: 'intervention',
    ageOf: 'startedOn',
    columns: [
      text('service_id', 'serviceId'),
      text('category'),
      date('started_on', 'startedOn'),
      text('referral_ref', 'referralRef'),
      text('referral_source', 'referralSource'),
      home,
    ],
  },
  'health.liaison-contact.recorded': {
    table: 'liaison_contact',
    ageOf: 'contactOn',
    columns: [date('contact_on', 'contactOn'), text('setting'), home],
  },
  'health.treatment.started': {
    table: 'treatment',
    ageOf: 'startedOn',
    columns: [date('started_on', 'startedOn'), text('category'), flag('cj_referred', 'cjReferred'), home],
  },
  'la.care-status.changed': {
    table: 'care_status',
    columns: [text('status'), date('effective_on', 'effectiveOn')],
  },
  'la.family-support.started': {
    table: 'family_support',
    ageOf: 'startedOn',
    columns: [
      date('started_on', 'startedOn'),
      text('service_category', 'serviceCategory'),
      whole('adult_count', 'adultCount'),
      whole('child_count', 'childCount'),
      flag('offender_is_client', 'offenderIsClient'),
      home,
    ],
  },
  'any.person-characteristic.declared': {
    table: 'characteristic',
    columns: [
      sender,
      text('characteristic'),
      text('value'),
      text('method'),
      date('declared_on', 'declaredOn'),
      date('confirmed_on', 'confirmedOn'),
      flag('reserve', 'reserve'),
      date('service_started_on', 'serviceStartedOn'),
    ],
  },
};

/** undefined: a type whose facts no measure reads, such as person-link.changed. */
export function factTableOf(type: string): FactTable | undefined {
  return FACT_TABLES[type] ?? FACT_TABLES[`any.${type.slice(type.indexOf('.') + 1)}`];
}

/** Every table once. */
export function factTables(): FactTable[] {
  return [...new Map(Object.values(FACT_TABLES).map((spec) => [spec.table, spec])).values()];
}

/**
 * The date that says in which quarter a record counts for control totals (`x-fact-date`), also of types that
 * have no table. undefined: the record counts in none, such as a closed period.
 */
export function factDateField(type: string): string | undefined {
  const spec = factTableOf(type);
  if (spec) return spec.dateOf ?? spec.columns.find((column) => column.type === 'date')?.from;
  return type.endsWith('.person-link.changed') ? 'effectiveOn' : undefined;
}
