// Made by libs/contracts/generate.mjs from schemas/. Do not edit.

/**
 * The agency's opaque reference; tokenised before it is stored.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "reference".
 */
export type Reference = string;
/**
 * A civil date (Europe/London), YYYY-MM-DD.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "date".
 */
export type Date = string;
/**
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "policeArea".
 */
export type PoliceArea = 'W15000001' | 'W15000002' | 'W15000003' | 'W15000004';
/**
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "localAuthority".
 */
export type LocalAuthority =
  | 'W06000001'
  | 'W06000002'
  | 'W06000003'
  | 'W06000004'
  | 'W06000005'
  | 'W06000006'
  | 'W06000008'
  | 'W06000009'
  | 'W06000010'
  | 'W06000011'
  | 'W06000012'
  | 'W06000013'
  | 'W06000014'
  | 'W06000015'
  | 'W06000016'
  | 'W06000018'
  | 'W06000019'
  | 'W06000020'
  | 'W06000021'
  | 'W06000022'
  | 'W06000023'
  | 'W06000024';
/**
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "homeAreaBasis".
 */
export type HomeAreaBasis =
  | 'HOME_ADDRESS'
  | 'LAST_KNOWN_BEFORE_CUSTODY'
  | 'NFA_LAST_AREA'
  | 'COMMITTAL_COURT'
  | 'SUPERVISING_OFFICE'
  | 'UNKNOWN_WALES'
  | 'OUTSIDE_WALES';
/**
 * As recorded in the justice record; X where the record holds neither.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "sex".
 */
export type Sex = 'F' | 'M' | 'X' | 'NOT_STATED' | 'UNKNOWN';
/**
 * Codes of the 16+1, 18+1 and 19+1 lists; O1 is the legacy code for Chinese.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "ethnicity".
 */
export type Ethnicity =
  | 'W1'
  | 'W2'
  | 'W3'
  | 'W4'
  | 'W5'
  | 'W8'
  | 'W9'
  | 'M1'
  | 'M2'
  | 'M3'
  | 'M9'
  | 'A1'
  | 'A2'
  | 'A3'
  | 'A4'
  | 'A9'
  | 'B1'
  | 'B2'
  | 'B9'
  | 'O1'
  | 'O2'
  | 'O9'
  | 'NS'
  | 'UN'
  | 'Z1'
  | 'ETH03'
  | 'MERGE';
/**
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "flag".
 */
export type Flag = boolean;
/**
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "declaration".
 */
export type Declaration = 'YES' | 'NO' | 'NOT_STATED';
/**
 * Home Office offence group or class.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "offenceClass".
 */
export type OffenceClass = string;
/**
 * A short code of the stated list; never free text.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "code".
 */
export type Code = string;
/**
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "serviceCategory".
 */
export type ServiceCategory =
  | 'WOMENS_DIVERSION'
  | 'DA_PROGRAMME'
  | 'YOUNG_ADULT'
  | 'FAMILY'
  | 'EX_SERVICE'
  | 'ACCOMMODATION'
  | 'ETE'
  | 'FINANCE'
  | 'WELLBEING'
  | 'SUBSTANCE_MISUSE'
  | 'ACCREDITED_PROGRAMME'
  | 'OTHER';
/**
 * A police force area or a local authority of Wales.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "area".
 */
export type Area =
  | 'W15000001'
  | 'W15000002'
  | 'W15000003'
  | 'W15000004'
  | 'W06000001'
  | 'W06000002'
  | 'W06000003'
  | 'W06000004'
  | 'W06000005'
  | 'W06000006'
  | 'W06000008'
  | 'W06000009'
  | 'W06000010'
  | 'W06000011'
  | 'W06000012'
  | 'W06000013'
  | 'W06000014'
  | 'W06000015'
  | 'W06000016'
  | 'W06000018'
  | 'W06000019'
  | 'W06000020'
  | 'W06000021'
  | 'W06000022'
  | 'W06000023'
  | 'W06000024';
/**
 * Band of the sentence length, for example UNDER_6M, 6M_TO_12M, 12M_TO_2Y, 2Y_TO_4Y, OVER_4Y, INDETERMINATE.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "lengthBand".
 */
export type LengthBand = string;
/**
 * Prostitution and pornography are accepted and not counted.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "strand".
 */
export type Strand =
  | 'DOMESTIC_ABUSE'
  | 'RAPE'
  | 'SEXUAL_OFFENCES_EX_RAPE'
  | 'STALKING'
  | 'HARASSMENT'
  | 'HONOUR_BASED'
  | 'FORCED_MARRIAGE'
  | 'FGM'
  | 'MODERN_SLAVERY_TRAFFICKING'
  | 'CHILD_SEXUAL_ABUSE'
  | 'PROSTITUTION'
  | 'PORNOGRAPHY';
/**
 * A calendar quarter, for example 2023-Q1.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "quarter".
 */
export type Quarter = string;
/**
 * This interface was referenced by `undefined`'s JSON-Schema definition
 * via the `patternProperty` "^(cymru\.cyfrif\.)?[a-z]{2,16}(-[a-z]{2,16})?(\.[a-z]{2,16}(-[a-z]{2,16})?){1,2}(\.v[0-9]{1,2})?$".
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "count".
 */
export type Count = number;
/**
 * NOMIS code of the establishment, in Wales or England.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "prison".
 */
export type Prison = string;
/**
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "need".
 */
export type Need = 'NEED' | 'NO_NEED' | 'NOT_SCORED';
/**
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "sentenceKind".
 */
export type SentenceKind =
  'IMMEDIATE_CUSTODY' | 'COMMUNITY_ORDER' | 'SSO_REQ' | 'SSO_NOREQ' | 'LICENCE' | 'PSS';
/**
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "terminationReason".
 */
export type TerminationReason =
  | 'RAN_FULL_COURSE'
  | 'EARLY_GOOD_PROGRESS'
  | 'REQUIREMENTS_COMPLETED'
  | 'FAILURE_TO_COMPLY'
  | 'NEW_CONVICTION'
  | 'RECALLED'
  | 'ADMINISTRATIVE'
  | 'OTHER';
/**
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "referrer".
 */
export type Referrer =
  | 'POLICE'
  | 'COURT'
  | 'CPS'
  | 'PRISON'
  | 'PROBATION'
  | 'HEALTH'
  | 'LA'
  | 'PROVIDER'
  | 'SELF'
  | 'FAMILY'
  | 'OTHER'
  | 'NOT_STATED';

export interface FactsByType {
  'police.arrest.recorded.v1': PoliceArrestRecordedFacts;
  'police.disposal.recorded.v1': PoliceDisposalRecordedFacts;
  'police.referral.made.v1': PoliceReferralMadeFacts;
  'court.conviction.recorded.v1': CourtConvictionRecordedFacts;
  'court.sentence.imposed.v1': CourtSentenceImposedFacts;
  'cps.prosecution.completed.v1': CpsProsecutionCompletedFacts;
  'prison.reception.recorded.v1': PrisonReceptionRecordedFacts;
  'prison.referral.made.v1': PrisonReferralMadeFacts;
  'prison.release.recorded.v1': PrisonReleaseRecordedFacts;
  'prison.sentence-status.changed.v1': PrisonSentenceStatusChangedFacts;
  'probation.assessment.completed.v1': ProbationAssessmentCompletedFacts;
  'probation.referral.made.v1': ProbationReferralMadeFacts;
  'probation.registration.changed.v1': ProbationRegistrationChangedFacts;
  'probation.sentence.commenced.v1': ProbationSentenceCommencedFacts;
  'probation.sentence.terminated.v1': ProbationSentenceTerminatedFacts;
  'health.liaison-contact.recorded.v1': HealthLiaisonContactRecordedFacts;
  'health.treatment.started.v1': HealthTreatmentStartedFacts;
  'la.care-status.changed.v1': LaCareStatusChangedFacts;
  'la.family-support.started.v1': LaFamilySupportStartedFacts;
  'provider.intervention.started.v1': ProviderInterventionStartedFacts;
  'provider.referral.received.v1': ProviderReferralReceivedFacts;
  'period.closed.v1': PeriodClosedFacts;
  'person-characteristic.declared.v1': PersonCharacteristicDeclaredFacts;
  'person-link.changed.v1': PersonLinkChangedFacts;
  'record.withdrawn.v1': RecordWithdrawnFacts;
}
/**
 * A person was arrested.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "PoliceArrestRecordedFacts".
 */
export interface PoliceArrestRecordedFacts {
  arrestRef: Reference;
  arrestedOn: Date;
  forceArea?: PoliceArea;
  homeArea: HomeArea;
  sex?: Sex;
  ethnicitySelfDefined?: Ethnicity;
  daFlag?: Flag;
  exServiceDeclared?: Declaration;
  dependentChildrenDeclared?: Declaration;
  careExperienceDeclared?: Declaration;
}
/**
 * Home area as at the event, never the place of custody. Addresses give a local authority; a court or an office gives the police area only (rule R8); unknown and outside Wales give none.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "homeArea".
 */
export interface HomeArea {
  lad?: LocalAuthority;
  pfa?: PoliceArea;
  basis: HomeAreaBasis;
}
/**
 * The police dealt with a person out of court.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "PoliceDisposalRecordedFacts".
 */
export interface PoliceDisposalRecordedFacts {
  disposalRef: Reference;
  disposal: 'CAUTION' | 'CONDITIONAL_CAUTION' | 'COMMUNITY_RESOLUTION' | 'DIVERSION' | 'NFA';
  disposedOn: Date;
  offenceRef: Reference;
  offenceCommittedOn: Date;
  offenceClass?: OffenceClass;
  recordable?: Flag;
  breachOffence?: Flag;
  proven?: Flag;
  daFlag?: Flag;
  homeArea: HomeArea;
}
/**
 * The police referred a person to a service.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "PoliceReferralMadeFacts".
 */
export interface PoliceReferralMadeFacts {
  referralRef: Reference;
  referredOn: Date;
  serviceId?: Code;
  serviceCategory: ServiceCategory;
  organisationId?: Code;
  homeArea: HomeArea;
}
/**
 * A court convicted a person of one offence.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "CourtConvictionRecordedFacts".
 */
export interface CourtConvictionRecordedFacts {
  convictionRef: Reference;
  offenceRef: Reference;
  sentenceRef?: Reference;
  convictedOn: Date;
  offenceCommittedOn: Date;
  offenceClass?: OffenceClass;
  recordable?: Flag;
  breachOffence?: Flag;
  courtArea?: Area;
  daFlag?: Flag;
  homeArea: HomeArea;
}
/**
 * A court sentenced a person.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "CourtSentenceImposedFacts".
 */
export interface CourtSentenceImposedFacts {
  sentenceRef: Reference;
  sentencedOn: Date;
  disposalKind:
    'IMMEDIATE_CUSTODY' | 'COMMUNITY_ORDER' | 'SSO_REQ' | 'SSO_NOREQ' | 'FINE' | 'DISCHARGE' | 'OTHER';
  recordable?: Flag;
  breachOffence?: Flag;
  lengthBand?: LengthBand;
  courtArea?: Area;
  homeArea: HomeArea;
}
/**
 * The outcome of one defendant's prosecution (case form), or the numbers of a quarter (aggregate form, with period).
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "CpsProsecutionCompletedFacts".
 */
export interface CpsProsecutionCompletedFacts {
  outcomeRef?: Reference;
  finalisedOn?: Date;
  /**
   * @minItems 1
   * @maxItems 12
   */
  strands?: Strand[];
  outcome?: 'CONVICTED' | 'NOT_CONVICTED' | 'DISCONTINUED';
  forceArea?: PoliceArea;
  period?: Quarter;
  strand?:
    | 'DOMESTIC_ABUSE'
    | 'RAPE'
    | 'SEXUAL_OFFENCES_EX_RAPE'
    | 'STALKING'
    | 'HARASSMENT'
    | 'HONOUR_BASED'
    | 'FORCED_MARRIAGE'
    | 'FGM'
    | 'MODERN_SLAVERY_TRAFFICKING'
    | 'CHILD_SEXUAL_ABUSE'
    | 'PROSTITUTION'
    | 'PORNOGRAPHY'
    | 'UNION';
  prosecutions?: Count;
  convictions?: Count;
}
/**
 * A person was received into a prison. A reception is not a sentence.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "PrisonReceptionRecordedFacts".
 */
export interface PrisonReceptionRecordedFacts {
  receptionRef: Reference;
  receivedOn: Date;
  prison?: Prison;
  reason: 'SENTENCED' | 'REMAND' | 'RECALL' | 'TRANSFER' | 'RETURN' | 'OTHER';
  homeArea: HomeArea;
}
/**
 * A prison referred a person to a service.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "PrisonReferralMadeFacts".
 */
export interface PrisonReferralMadeFacts {
  referralRef: Reference;
  referredOn: Date;
  serviceId?: Code;
  serviceCategory: ServiceCategory;
  organisationId?: Code;
  homeArea: HomeArea;
}
/**
 * A person left a prison.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "PrisonReleaseRecordedFacts".
 */
export interface PrisonReleaseRecordedFacts {
  releaseRef: Reference;
  releasedOn: Date;
  prison?: Prison;
  kind:
    'LICENCE' | 'PSS' | 'HDC' | 'UNCONDITIONAL' | 'TEMPORARY' | 'COURT' | 'TRANSFER' | 'HOSPITAL' | 'DEATH';
  legalStatus: 'SENTENCED' | 'REMAND';
  afterRecall?: Flag;
  homeArea: HomeArea;
}
/**
 * The legal status of a person in prison changed.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "PrisonSentenceStatusChangedFacts".
 */
export interface PrisonSentenceStatusChangedFacts {
  changedOn: Date;
  from: 'REMAND' | 'SENTENCED' | 'RECALLED' | 'CIVIL';
  to: 'REMAND' | 'SENTENCED' | 'RECALLED' | 'CIVIL';
}
/**
 * An assessment of needs was completed. No answers and no text.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "ProbationAssessmentCompletedFacts".
 */
export interface ProbationAssessmentCompletedFacts {
  assessmentRef: Reference;
  completedOn: Date;
  layer: number;
  /**
   * 1 OASys, 2 the assessment that follows it.
   */
  assessmentVersion?: number;
  thresholdSet?: Code;
  /**
   * A section left out was not scored.
   */
  needs: {
    ACCOMMODATION?: Need;
    ETE?: Need;
    RELATIONSHIPS?: Need;
    LIFESTYLE_AND_ASSOCIATES?: Need;
    DRUG_MISUSE?: Need;
    ALCOHOL_MISUSE?: Need;
    THINKING_AND_BEHAVIOUR?: Need;
    ATTITUDES?: Need;
  };
  parentalResponsibility?: Declaration;
}
/**
 * Probation referred a person to a service.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "ProbationReferralMadeFacts".
 */
export interface ProbationReferralMadeFacts {
  referralRef: Reference;
  referredOn: Date;
  serviceId?: Code;
  serviceCategory: ServiceCategory;
  organisationId?: Code;
  homeArea: HomeArea;
}
/**
 * A person was added to a register or removed from it.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "ProbationRegistrationChangedFacts".
 */
export interface ProbationRegistrationChangedFacts {
  registrationRef: Reference;
  register: 'DA_PERPETRATOR' | 'DA_HISTORY' | 'IOM';
  state: 'ADDED' | 'REMOVED';
  effectiveOn: Date;
}
/**
 * A sentence or a period of supervision started.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "ProbationSentenceCommencedFacts".
 */
export interface ProbationSentenceCommencedFacts {
  sentenceRef: Reference;
  kind: SentenceKind;
  origin: 'NEW' | 'RESENTENCE' | 'SSO_ACTIVATION' | 'TRANSFER_IN' | 'OPENING_STOCK';
  startedOn: Date;
  expectedEndOn?: Date;
  homeArea: HomeArea;
  supervisingArea?: Area;
}
/**
 * A sentence or a period of supervision ended.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "ProbationSentenceTerminatedFacts".
 */
export interface ProbationSentenceTerminatedFacts {
  sentenceRef: Reference;
  kind: SentenceKind;
  startedOn: Date;
  terminatedOn: Date;
  reason: TerminationReason;
  adminReason?: 'DEATH' | 'QUASHED' | 'VARIED' | 'TRANSFER_OUT' | 'ERROR';
  breachOutstanding?: Flag;
  homeArea: HomeArea;
}
/**
 * The criminal justice liaison service saw a person. No clinical content.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "HealthLiaisonContactRecordedFacts".
 */
export interface HealthLiaisonContactRecordedFacts {
  contactOn: Date;
  setting: 'CUSTODY' | 'COURT' | 'PRISON';
  /**
   * Whether the person was sent on to a service.
   */
  onwardService?: true | false | 'YES' | 'NO' | 'NOT_STATED';
  homeArea: HomeArea;
}
/**
 * A person started treatment for substance misuse. No clinical content.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "HealthTreatmentStartedFacts".
 */
export interface HealthTreatmentStartedFacts {
  startedOn: Date;
  category: 'SUBSTANCE_MISUSE';
  cjReferred?: Flag;
  homeArea: HomeArea;
}
/**
 * Whether a person was ever looked after, or a category of section 104 of the 2014 Act.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "LaCareStatusChangedFacts".
 */
export interface LaCareStatusChangedFacts {
  status:
    | 'EVER_LOOKED_AFTER'
    | 'S104_CAT_1'
    | 'S104_CAT_2'
    | 'S104_CAT_3'
    | 'S104_CAT_4'
    | 'S104_CAT_5'
    | 'S104_CAT_6'
    | 'NONE';
  effectiveOn: Date;
  responsibleLa?: LocalAuthority;
}
/**
 * A family started to receive support. Children as a count only.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "LaFamilySupportStartedFacts".
 */
export interface LaFamilySupportStartedFacts {
  supportRef: Reference;
  startedOn: Date;
  serviceCategory: ServiceCategory;
  adultCount?: Count;
  childCount?: Count;
  offenderIsClient?: Flag;
  homeArea: HomeArea;
}
/**
 * A person first attended an intervention.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "ProviderInterventionStartedFacts".
 */
export interface ProviderInterventionStartedFacts {
  interventionRef: Reference;
  serviceId?: Code;
  category: ServiceCategory;
  startedOn: Date;
  referralRef?: Reference;
  referralSource?: Referrer;
  homeArea: HomeArea;
}
/**
 * A provider received a referral.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "ProviderReferralReceivedFacts".
 */
export interface ProviderReferralReceivedFacts {
  referralRef: Reference;
  referredOn: Date;
  receivedOn: Date;
  serviceId?: Code;
  serviceCategory: ServiceCategory;
  organisationId?: Code;
  referrerType?: Referrer;
  decision?: 'ACCEPTED' | 'DECLINED' | 'PENDING' | 'NOT_STATED';
  homeArea: HomeArea;
}
/**
 * The agency has sent a whole quarter, with control totals.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "PeriodClosedFacts".
 */
export interface PeriodClosedFacts {
  period: Quarter;
  /**
   * Current, not withdrawn records by fact date; keys are types, with or without prefix and version.
   */
  countsByType: {
    [k: string]: Count;
  };
  /**
   * A date, or a time with its offset.
   */
  extractedAt: string;
}
/**
 * A person declared, or a record verified, a characteristic.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "PersonCharacteristicDeclaredFacts".
 */
export interface PersonCharacteristicDeclaredFacts {
  characteristic: 'SEX' | 'ETHNICITY' | 'EX_SERVICE' | 'CARE_EXPERIENCE' | 'PARENT';
  /**
   * A code of the list of the characteristic.
   */
  value: string;
  codeListVersion?: Code;
  method?: 'SELF' | 'OFFICER' | 'VERIFIED';
  declaredOn: Date;
  reserve?: Flag;
  serviceStartedOn?: Date;
  confirmedOn?: Date;
}
/**
 * The agency merged or parted two records of a person, or added or removed an identifier; the identity names both.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "PersonLinkChangedFacts".
 */
export interface PersonLinkChangedFacts {
  change: 'MERGED' | 'UNMERGED' | 'IDENTIFIER_ADDED' | 'IDENTIFIER_REMOVED';
  effectiveOn: Date;
}
/**
 * The record named by the subject is withdrawn.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "RecordWithdrawnFacts".
 */
export interface RecordWithdrawnFacts {
  reason: 'ERROR' | 'UNTERMINATED' | 'QUASHED' | 'ERASURE' | 'RECTIFIED';
}
/**
 * A sharing agreement of the register: who may send what, for which purpose, under which law, and for how long.
 *
 * This interface was referenced by `FactsByType`'s JSON-Schema
 * via the `definition` "Agreement".
 */
export interface Agreement {
  id: string;
  kind: 'ISP' | 'DDA' | 'JCA';
  version: string;
  title: {
    en: string;
    cy: string;
  };
  status: 'draft' | 'in-force' | 'suspended' | 'expired';
  /**
   * @minItems 1
   * @maxItems 16
   */
  purposes: string[];
  regime: 'part3' | 'ukgdpr';
  legalBasis: string;
  /**
   * @minItems 1
   * @maxItems 256
   */
  parties: string[];
  roles?: {
    /**
     * This interface was referenced by `undefined`'s JSON-Schema definition
     * via the `patternProperty` "^[A-Za-z0-9][A-Za-z0-9._-]*$".
     */
    [k: string]: 'controller' | 'joint' | 'processor';
  };
  /**
   * The information reference table: types, fields of the facts, identifiers and linkage fields.
   *
   * @minItems 1
   * @maxItems 64
   */
  events: {
    type: string;
    facts: '*' | string[];
    identifiers: '*' | string[];
    linkage: '*' | string[];
  }[];
  validFrom: string;
  /**
   * The last day; without end if left out.
   */
  validTo?: string;
  retentionDays?: number;
  reviewOn?: string;
  transferRoute?: string;
  assurance?: {
    status: 'none' | 'submitted' | 'assured';
    on?: string;
  };
  /**
   * Offices, not names of persons.
   *
   * @maxItems 256
   */
  signatories?: {
    party: string;
    office: string;
    signedOn?: string;
  }[];
  supersedes?: string;
}
