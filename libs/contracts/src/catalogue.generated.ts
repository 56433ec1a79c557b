// Made by libs/contracts/generate.mjs from schemas/. Do not edit.
import type { TypeDescriptor } from './descriptor';

export const DESCRIPTORS: readonly TypeDescriptor[] = [
  {
    "suffix": "police.arrest.recorded",
    "kind": "police",
    "version": 1,
    "personEvent": true,
    "ageFields": [
      "arrestedOn"
    ],
    "factDate": "arrestedOn",
    "references": {
      "agency": [
        "arrestRef"
      ],
      "referral": []
    },
    "fields": [
      "arrestRef",
      "arrestedOn",
      "forceArea",
      "homeArea",
      "sex",
      "ethnicitySelfDefined",
      "daFlag",
      "exServiceDeclared",
      "dependentChildrenDeclared",
      "careExperienceDeclared"
    ],
    "required": [
      "arrestRef",
      "arrestedOn",
      "homeArea"
    ],
    "title": {
      "en": "Arrest recorded",
      "cy": "Arestiad wedi'i gofnodi"
    },
    "schemaId": "https://schemas.cyfrif.cymru/police/arrest.recorded.v1.json"
  },
  {
    "suffix": "police.disposal.recorded",
    "kind": "police",
    "version": 1,
    "personEvent": true,
    "ageFields": [
      "disposedOn"
    ],
    "factDate": "disposedOn",
    "references": {
      "agency": [
        "disposalRef",
        "offenceRef"
      ],
      "referral": []
    },
    "fields": [
      "disposalRef",
      "disposal",
      "disposedOn",
      "offenceRef",
      "offenceCommittedOn",
      "offenceClass",
      "recordable",
      "breachOffence",
      "proven",
      "daFlag",
      "homeArea"
    ],
    "required": [
      "disposalRef",
      "disposal",
      "disposedOn",
      "offenceRef",
      "offenceCommittedOn",
      "homeArea"
    ],
    "title": {
      "en": "Police disposal recorded",
      "cy": "Gwarediad heddlu wedi'i gofnodi"
    },
    "schemaId": "https://schemas.cyfrif.cymru/police/disposal.recorded.v1.json"
  },
  {
    "suffix": "police.referral.made",
    "kind": "police",
    "version": 1,
    "personEvent": true,
    "ageFields": [
      "referredOn"
    ],
    "factDate": "referredOn",
    "references": {
      "agency": [],
      "referral": [
        "referralRef"
      ]
    },
    "fields": [
      "referralRef",
      "referredOn",
      "serviceId",
      "serviceCategory",
      "organisationId",
      "homeArea"
    ],
    "required": [
      "referralRef",
      "referredOn",
      "serviceCategory",
      "homeArea"
    ],
    "title": {
      "en": "Referral made by the police",
      "cy": "Atgyfeiriad gan yr heddlu"
    },
    "schemaId": "https://schemas.cyfrif.cymru/police/referral.made.v1.json"
  },
  {
    "suffix": "court.conviction.recorded",
    "kind": "court",
    "version": 1,
    "personEvent": true,
    "ageFields": [
      "convictedOn"
    ],
    "factDate": "convictedOn",
    "references": {
      "agency": [
        "convictionRef",
        "offenceRef",
        "sentenceRef"
      ],
      "referral": []
    },
    "fields": [
      "convictionRef",
      "offenceRef",
      "sentenceRef",
      "convictedOn",
      "offenceCommittedOn",
      "offenceClass",
      "recordable",
      "breachOffence",
      "courtArea",
      "daFlag",
      "homeArea"
    ],
    "required": [
      "convictionRef",
      "offenceRef",
      "convictedOn",
      "offenceCommittedOn",
      "homeArea"
    ],
    "title": {
      "en": "Conviction recorded",
      "cy": "Euogfarn wedi'i chofnodi"
    },
    "schemaId": "https://schemas.cyfrif.cymru/court/conviction.recorded.v1.json"
  },
  {
    "suffix": "court.sentence.imposed",
    "kind": "court",
    "version": 1,
    "personEvent": true,
    "ageFields": [
      "sentencedOn"
    ],
    "factDate": "sentencedOn",
    "references": {
      "agency": [
        "sentenceRef"
      ],
      "referral": []
    },
    "fields": [
      "sentenceRef",
      "sentencedOn",
      "disposalKind",
      "recordable",
      "breachOffence",
      "lengthBand",
      "courtArea",
      "homeArea"
    ],
    "required": [
      "sentenceRef",
      "sentencedOn",
      "disposalKind",
      "homeArea"
    ],
    "title": {
      "en": "Sentence imposed",
      "cy": "Dedfryd wedi'i gosod"
    },
    "schemaId": "https://schemas.cyfrif.cymru/court/sentence.imposed.v1.json"
  },
  {
    "suffix": "cps.prosecution.completed",
    "kind": "cps",
    "version": 1,
    "personEvent": false,
    "ageFields": [],
    "factDate": "finalisedOn",
    "references": {
      "agency": [
        "outcomeRef"
      ],
      "referral": []
    },
    "fields": [
      "outcomeRef",
      "finalisedOn",
      "strands",
      "outcome",
      "forceArea",
      "period",
      "strand",
      "prosecutions",
      "convictions"
    ],
    "required": [],
    "title": {
      "en": "Prosecution completed",
      "cy": "Erlyniad wedi'i gwblhau"
    },
    "schemaId": "https://schemas.cyfrif.cymru/cps/prosecution.completed.v1.json"
  },
  {
    "suffix": "prison.reception.recorded",
    "kind": "prison",
    "version": 1,
    "personEvent": true,
    "ageFields": [],
    "factDate": "receivedOn",
    "references": {
      "agency": [
        "receptionRef"
      ],
      "referral": []
    },
    "fields": [
      "receptionRef",
      "receivedOn",
      "prison",
      "reason",
      "homeArea"
    ],
    "required": [
      "receptionRef",
      "receivedOn",
      "reason",
      "homeArea"
    ],
    "title": {
      "en": "Prison reception recorded",
      "cy": "Derbyniad i garchar wedi'i gofnodi"
    },
    "schemaId": "https://schemas.cyfrif.cymru/prison/reception.recorded.v1.json"
  },
  {
    "suffix": "prison.referral.made",
    "kind": "prison",
    "version": 1,
    "personEvent": true,
    "ageFields": [
      "referredOn"
    ],
    "factDate": "referredOn",
    "references": {
      "agency": [],
      "referral": [
        "referralRef"
      ]
    },
    "fields": [
      "referralRef",
      "referredOn",
      "serviceId",
      "serviceCategory",
      "organisationId",
      "homeArea"
    ],
    "required": [
      "referralRef",
      "referredOn",
      "serviceCategory",
      "homeArea"
    ],
    "title": {
      "en": "Referral made by a prison",
      "cy": "Atgyfeiriad gan garchar"
    },
    "schemaId": "https://schemas.cyfrif.cymru/prison/referral.made.v1.json"
  },
  {
    "suffix": "prison.release.recorded",
    "kind": "prison",
    "version": 1,
    "personEvent": true,
    "ageFields": [
      "releasedOn"
    ],
    "factDate": "releasedOn",
    "references": {
      "agency": [
        "releaseRef"
      ],
      "referral": []
    },
    "fields": [
      "releaseRef",
      "releasedOn",
      "prison",
      "kind",
      "legalStatus",
      "afterRecall",
      "homeArea"
    ],
    "required": [
      "releaseRef",
      "releasedOn",
      "kind",
      "legalStatus",
      "homeArea"
    ],
    "title": {
      "en": "Prison release recorded",
      "cy": "Rhyddhau o garchar wedi'i gofnodi"
    },
    "schemaId": "https://schemas.cyfrif.cymru/prison/release.recorded.v1.json"
  },
  {
    "suffix": "prison.sentence-status.changed",
    "kind": "prison",
    "version": 1,
    "personEvent": true,
    "ageFields": [],
    "factDate": "changedOn",
    "references": {
      "agency": [],
      "referral": []
    },
    "fields": [
      "changedOn",
      "from",
      "to"
    ],
    "required": [
      "changedOn",
      "from",
      "to"
    ],
    "title": {
      "en": "Sentence status changed",
      "cy": "Statws dedfryd wedi newid"
    },
    "schemaId": "https://schemas.cyfrif.cymru/prison/sentence-status.changed.v1.json"
  },
  {
    "suffix": "probation.assessment.completed",
    "kind": "probation",
    "version": 1,
    "personEvent": true,
    "ageFields": [],
    "factDate": "completedOn",
    "references": {
      "agency": [
        "assessmentRef"
      ],
      "referral": []
    },
    "fields": [
      "assessmentRef",
      "completedOn",
      "layer",
      "assessmentVersion",
      "thresholdSet",
      "needs",
      "parentalResponsibility"
    ],
    "required": [
      "assessmentRef",
      "completedOn",
      "layer",
      "needs"
    ],
    "title": {
      "en": "Assessment completed",
      "cy": "Asesiad wedi'i gwblhau"
    },
    "schemaId": "https://schemas.cyfrif.cymru/probation/assessment.completed.v1.json"
  },
  {
    "suffix": "probation.referral.made",
    "kind": "probation",
    "version": 1,
    "personEvent": true,
    "ageFields": [
      "referredOn"
    ],
    "factDate": "referredOn",
    "references": {
      "agency": [],
      "referral": [
        "referralRef"
      ]
    },
    "fields": [
      "referralRef",
      "referredOn",
      "serviceId",
      "serviceCategory",
      "organisationId",
      "homeArea"
    ],
    "required": [
      "referralRef",
      "referredOn",
      "serviceCategory",
      "homeArea"
    ],
    "title": {
      "en": "Referral made by probation",
      "cy": "Atgyfeiriad gan y gwasanaeth prawf"
    },
    "schemaId": "https://schemas.cyfrif.cymru/probation/referral.made.v1.json"
  },
  {
    "suffix": "probation.registration.changed",
    "kind": "probation",
    "version": 1,
    "personEvent": true,
    "ageFields": [],
    "factDate": "effectiveOn",
    "references": {
      "agency": [
        "registrationRef"
      ],
      "referral": []
    },
    "fields": [
      "registrationRef",
      "register",
      "state",
      "effectiveOn"
    ],
    "required": [
      "registrationRef",
      "register",
      "state",
      "effectiveOn"
    ],
    "title": {
      "en": "Registration changed",
      "cy": "Cofrestriad wedi newid"
    },
    "schemaId": "https://schemas.cyfrif.cymru/probation/registration.changed.v1.json"
  },
  {
    "suffix": "probation.sentence.commenced",
    "kind": "probation",
    "version": 1,
    "personEvent": true,
    "ageFields": [
      "startedOn"
    ],
    "factDate": "startedOn",
    "references": {
      "agency": [
        "sentenceRef"
      ],
      "referral": []
    },
    "fields": [
      "sentenceRef",
      "kind",
      "origin",
      "startedOn",
      "expectedEndOn",
      "homeArea",
      "supervisingArea"
    ],
    "required": [
      "sentenceRef",
      "kind",
      "origin",
      "startedOn",
      "homeArea"
    ],
    "title": {
      "en": "Sentence commenced",
      "cy": "Dedfryd wedi dechrau"
    },
    "schemaId": "https://schemas.cyfrif.cymru/probation/sentence.commenced.v1.json"
  },
  {
    "suffix": "probation.sentence.terminated",
    "kind": "probation",
    "version": 1,
    "personEvent": true,
    "ageFields": [
      "startedOn"
    ],
    "factDate": "terminatedOn",
    "references": {
      "agency": [
        "sentenceRef"
      ],
      "referral": []
    },
    "fields": [
      "sentenceRef",
      "kind",
      "startedOn",
      "terminatedOn",
      "reason",
      "adminReason",
      "breachOutstanding",
      "homeArea"
    ],
    "required": [
      "sentenceRef",
      "kind",
      "startedOn",
      "terminatedOn",
      "reason",
      "homeArea"
    ],
    "title": {
      "en": "Sentence terminated",
      "cy": "Dedfryd wedi dod i ben"
    },
    "schemaId": "https://schemas.cyfrif.cymru/probation/sentence.terminated.v1.json"
  },
  {
    "suffix": "health.liaison-contact.recorded",
    "kind": "health",
    "version": 1,
    "personEvent": true,
    "ageFields": [
      "contactOn"
    ],
    "factDate": "contactOn",
    "references": {
      "agency": [],
      "referral": []
    },
    "fields": [
      "contactOn",
      "setting",
      "onwardService",
      "homeArea"
    ],
    "required": [
      "contactOn",
      "setting",
      "homeArea"
    ],
    "title": {
      "en": "Liaison contact recorded",
      "cy": "Cyswllt cyswllt cyfiawnder wedi'i gofnodi"
    },
    "schemaId": "https://schemas.cyfrif.cymru/health/liaison-contact.recorded.v1.json"
  },
  {
    "suffix": "health.treatment.started",
    "kind": "health",
    "version": 1,
    "personEvent": true,
    "ageFields": [
      "startedOn"
    ],
    "factDate": "startedOn",
    "references": {
      "agency": [],
      "referral": []
    },
    "fields": [
      "startedOn",
      "category",
      "cjReferred",
      "homeArea"
    ],
    "required": [
      "startedOn",
      "category",
      "homeArea"
    ],
    "title": {
      "en": "Treatment started",
      "cy": "Triniaeth wedi dechrau"
    },
    "schemaId": "https://schemas.cyfrif.cymru/health/treatment.started.v1.json"
  },
  {
    "suffix": "la.care-status.changed",
    "kind": "la",
    "version": 1,
    "personEvent": true,
    "ageFields": [],
    "factDate": "effectiveOn",
    "references": {
      "agency": [],
      "referral": []
    },
    "fields": [
      "status",
      "effectiveOn",
      "responsibleLa"
    ],
    "required": [
      "status",
      "effectiveOn"
    ],
    "title": {
      "en": "Care status changed",
      "cy": "Statws gofal wedi newid"
    },
    "schemaId": "https://schemas.cyfrif.cymru/la/care-status.changed.v1.json"
  },
  {
    "suffix": "la.family-support.started",
    "kind": "la",
    "version": 1,
    "personEvent": true,
    "ageFields": [
      "startedOn"
    ],
    "factDate": "startedOn",
    "references": {
      "agency": [
        "supportRef"
      ],
      "referral": []
    },
    "fields": [
      "supportRef",
      "startedOn",
      "serviceCategory",
      "adultCount",
      "childCount",
      "offenderIsClient",
      "homeArea"
    ],
    "required": [
      "supportRef",
      "startedOn",
      "serviceCategory",
      "homeArea"
    ],
    "title": {
      "en": "Family support started",
      "cy": "Cymorth i deuluoedd wedi dechrau"
    },
    "schemaId": "https://schemas.cyfrif.cymru/la/family-support.started.v1.json"
  },
  {
    "suffix": "provider.intervention.started",
    "kind": "provider",
    "version": 1,
    "personEvent": true,
    "ageFields": [
      "startedOn"
    ],
    "factDate": "startedOn",
    "references": {
      "agency": [
        "interventionRef"
      ],
      "referral": [
        "referralRef"
      ]
    },
    "fields": [
      "interventionRef",
      "serviceId",
      "category",
      "startedOn",
      "referralRef",
      "referralSource",
      "homeArea"
    ],
    "required": [
      "interventionRef",
      "category",
      "startedOn",
      "homeArea"
    ],
    "title": {
      "en": "Intervention started",
      "cy": "Ymyriad wedi dechrau"
    },
    "schemaId": "https://schemas.cyfrif.cymru/provider/intervention.started.v1.json"
  },
  {
    "suffix": "provider.referral.received",
    "kind": "provider",
    "version": 1,
    "personEvent": true,
    "ageFields": [
      "referredOn"
    ],
    "factDate": "receivedOn",
    "references": {
      "agency": [],
      "referral": [
        "referralRef"
      ]
    },
    "fields": [
      "referralRef",
      "referredOn",
      "receivedOn",
      "serviceId",
      "serviceCategory",
      "organisationId",
      "referrerType",
      "decision",
      "homeArea"
    ],
    "required": [
      "referralRef",
      "referredOn",
      "receivedOn",
      "serviceCategory",
      "homeArea"
    ],
    "title": {
      "en": "Referral received",
      "cy": "Atgyfeiriad wedi'i dderbyn"
    },
    "schemaId": "https://schemas.cyfrif.cymru/provider/referral.received.v1.json"
  },
  {
    "suffix": "period.closed",
    "kind": "any",
    "version": 1,
    "personEvent": false,
    "ageFields": [],
    "references": {
      "agency": [],
      "referral": []
    },
    "fields": [
      "period",
      "countsByType",
      "extractedAt"
    ],
    "required": [
      "period",
      "countsByType",
      "extractedAt"
    ],
    "title": {
      "en": "Period closed",
      "cy": "Cyfnod wedi'i gau"
    },
    "schemaId": "https://schemas.cyfrif.cymru/any/period.closed.v1.json"
  },
  {
    "suffix": "person-characteristic.declared",
    "kind": "any",
    "version": 1,
    "personEvent": true,
    "ageFields": [],
    "factDate": "declaredOn",
    "references": {
      "agency": [],
      "referral": []
    },
    "fields": [
      "characteristic",
      "value",
      "codeListVersion",
      "method",
      "declaredOn",
      "reserve",
      "serviceStartedOn",
      "confirmedOn"
    ],
    "required": [
      "characteristic",
      "value",
      "declaredOn"
    ],
    "title": {
      "en": "Characteristic declared",
      "cy": "Nodwedd wedi'i datgan"
    },
    "schemaId": "https://schemas.cyfrif.cymru/any/person-characteristic.declared.v1.json"
  },
  {
    "suffix": "person-link.changed",
    "kind": "any",
    "version": 1,
    "personEvent": true,
    "ageFields": [],
    "factDate": "effectiveOn",
    "references": {
      "agency": [],
      "referral": []
    },
    "fields": [
      "change",
      "effectiveOn"
    ],
    "required": [
      "change",
      "effectiveOn"
    ],
    "title": {
      "en": "Person link changed",
      "cy": "Cyswllt person wedi newid"
    },
    "schemaId": "https://schemas.cyfrif.cymru/any/person-link.changed.v1.json"
  },
  {
    "suffix": "record.withdrawn",
    "kind": "any",
    "version": 1,
    "personEvent": false,
    "ageFields": [],
    "references": {
      "agency": [],
      "referral": []
    },
    "fields": [
      "reason"
    ],
    "required": [
      "reason"
    ],
    "title": {
      "en": "Record withdrawn",
      "cy": "Cofnod wedi'i dynnu'n ôl"
    },
    "schemaId": "https://schemas.cyfrif.cymru/any/record.withdrawn.v1.json"
  }
];

export const FIELD_NAMES: ReadonlySet<string> = new Set(["ACCOMMODATION","ALCOHOL_MISUSE","ATTITUDES","DRUG_MISUSE","ETE","LIFESTYLE_AND_ASSOCIATES","RELATIONSHIPS","THINKING_AND_BEHAVIOUR","aad","adminReason","adultCount","afterRecall","agreementref","arrestRef","arrestedOn","assessmentRef","assessmentVersion","assurance","basis","breachOffence","breachOutstanding","careExperienceDeclared","category","change","changedOn","characteristic","childCount","ciphertext","cjReferred","codeListVersion","completedOn","confirmedOn","contactOn","convictedOn","convictionRef","convictions","countsByType","courtArea","cy","daFlag","data","datacontenttype","dataschema","dateOfBirth","decision","declaredOn","dependentChildrenDeclared","disposal","disposalKind","disposalRef","disposedOn","effectiveOn","en","encrypted_key","ethnicitySelfDefined","events","exServiceDeclared","expectedEndOn","extractedAt","facts","familyName","finalisedOn","forceArea","from","givenNames","homeArea","id","identifiers","identity","interventionRef","iv","kind","lad","layer","legalBasis","legalStatus","lengthBand","linkage","method","needs","occurredat","offenceClass","offenceCommittedOn","offenceRef","offenderIsClient","office","on","onwardService","organisationId","origin","outcome","outcomeRef","parentalResponsibility","parties","party","period","pfa","postcode","prison","prosecutions","protected","proven","purposecode","purposes","reason","receivedOn","receptionRef","recordable","referralRef","referralSource","referredOn","referrerType","regime","register","registrationRef","releaseRef","releasedOn","reserve","responsibleLa","retentionDays","reviewOn","roles","scheme","sentenceRef","sentencedOn","serviceCategory","serviceId","serviceStartedOn","setting","sex","signatories","signedOn","source","sourcerevision","specversion","startedOn","state","status","strand","strands","subject","supersedes","supervisingArea","supportRef","tag","terminatedOn","thresholdSet","time","title","to","traceparent","transferRoute","type","validFrom","validTo","value","version"]);

export const VALUE_LISTS = {
  "declaration": [
    "YES",
    "NO",
    "NOT_STATED"
  ],
  "sex": [
    "F",
    "M",
    "X",
    "NOT_STATED",
    "UNKNOWN"
  ],
  "ethnicity": [
    "W1",
    "W2",
    "W3",
    "W4",
    "W5",
    "W8",
    "W9",
    "M1",
    "M2",
    "M3",
    "M9",
    "A1",
    "A2",
    "A3",
    "A4",
    "A9",
    "B1",
    "B2",
    "B9",
    "O1",
    "O2",
    "O9",
    "NS",
    "UN",
    "Z1",
    "ETH03",
    "MERGE"
  ],
  "localAuthority": [
    "W06000001",
    "W06000002",
    "W06000003",
    "W06000004",
    "W06000005",
    "W06000006",
    "W06000008",
    "W06000009",
    "W06000010",
    "W06000011",
    "W06000012",
    "W06000013",
    "W06000014",
    "W06000015",
    "W06000016",
    "W06000018",
    "W06000019",
    "W06000020",
    "W06000021",
    "W06000022",
    "W06000023",
    "W06000024"
  ],
  "policeArea": [
    "W15000001",
    "W15000002",
    "W15000003",
    "W15000004"
  ],
  "area": [
    "W15000001",
    "W15000002",
    "W15000003",
    "W15000004",
    "W06000001",
    "W06000002",
    "W06000003",
    "W06000004",
    "W06000005",
    "W06000006",
    "W06000008",
    "W06000009",
    "W06000010",
    "W06000011",
    "W06000012",
    "W06000013",
    "W06000014",
    "W06000015",
    "W06000016",
    "W06000018",
    "W06000019",
    "W06000020",
    "W06000021",
    "W06000022",
    "W06000023",
    "W06000024"
  ],
  "homeAreaBasis": [
    "HOME_ADDRESS",
    "LAST_KNOWN_BEFORE_CUSTODY",
    "NFA_LAST_AREA",
    "COMMITTAL_COURT",
    "SUPERVISING_OFFICE",
    "UNKNOWN_WALES",
    "OUTSIDE_WALES"
  ],
  "serviceCategory": [
    "WOMENS_DIVERSION",
    "DA_PROGRAMME",
    "YOUNG_ADULT",
    "FAMILY",
    "EX_SERVICE",
    "ACCOMMODATION",
    "ETE",
    "FINANCE",
    "WELLBEING",
    "SUBSTANCE_MISUSE",
    "ACCREDITED_PROGRAMME",
    "OTHER"
  ],
  "terminationReason": [
    "RAN_FULL_COURSE",
    "EARLY_GOOD_PROGRESS",
    "REQUIREMENTS_COMPLETED",
    "FAILURE_TO_COMPLY",
    "NEW_CONVICTION",
    "RECALLED",
    "ADMINISTRATIVE",
    "OTHER"
  ],
  "sentenceKind": [
    "IMMEDIATE_CUSTODY",
    "COMMUNITY_ORDER",
    "SSO_REQ",
    "SSO_NOREQ",
    "LICENCE",
    "PSS"
  ],
  "need": [
    "NEED",
    "NO_NEED",
    "NOT_SCORED"
  ],
  "referrer": [
    "POLICE",
    "COURT",
    "CPS",
    "PRISON",
    "PROBATION",
    "HEALTH",
    "LA",
    "PROVIDER",
    "SELF",
    "FAMILY",
    "OTHER",
    "NOT_STATED"
  ],
  "strand": [
    "DOMESTIC_ABUSE",
    "RAPE",
    "SEXUAL_OFFENCES_EX_RAPE",
    "STALKING",
    "HARASSMENT",
    "HONOUR_BASED",
    "FORCED_MARRIAGE",
    "FGM",
    "MODERN_SLAVERY_TRAFFICKING",
    "CHILD_SEXUAL_ABUSE",
    "PROSTITUTION",
    "PORNOGRAPHY"
  ]
} as const;
