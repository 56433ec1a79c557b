import type { Regime } from '#libs/contracts';
import { FORCES, PLACES } from './places/areas';

/** The first segment of an event type. */
export type AgencyKind = 'police' | 'court' | 'cps' | 'prison' | 'probation' | 'health' | 'la' | 'provider';

export interface Agency {
  /** Common name of its certificate; its `source` is `/agencies/<name>`. */
  name: string;
  kind: AgencyKind;
}

/** What a provider offers: one organisation, the service's id and its category of the closed list. */
export interface Service {
  agency: string;
  organisationId: string;
  serviceId: string;
  category: string;
}

const service = (agency: string, serviceId: string, category: string): Service => ({
  agency: `provider-${agency}`,
  organisationId: `org-${agency}`,
  serviceId: `svc-${serviceId}`,
  category,
});

/** Invented organisations; categories as commissioned in Wales. */
export const SERVICES = {
  women: service('menywod-ymlaen', 'women', 'WOMENS_DIVERSION'),
  youngAdult: service('llwybrau-ifanc', 'young-adult', 'YOUNG_ADULT'),
  wellbeing: service('llwybrau-ifanc', 'wellbeing', 'WELLBEING'),
  daProgramme: service('newid-diogel', 'da-programme', 'DA_PROGRAMME'),
  family: service('cwlwm-teulu', 'family', 'FAMILY'),
  exService: service('cyn-filwyr-cefn', 'ex-service', 'EX_SERVICE'),
  accommodation: service('camau-cadarn', 'accommodation', 'ACCOMMODATION'),
  ete: service('camau-cadarn', 'ete', 'ETE'),
  finance: service('camau-cadarn', 'finance', 'FINANCE'),
  substance: service('adfer', 'substance', 'SUBSTANCE_MISUSE'),
  accredited: service('rhaglenni-achrededig', 'accredited', 'ACCREDITED_PROGRAMME'),
} as const;

export type ServiceName = keyof typeof SERVICES;

const named = (kind: AgencyKind, names: Iterable<string>): Agency[] =>
  [...new Set(names)].sort().map((name) => ({ name, kind }));

export const AGENCIES: readonly Agency[] = [
  ...named('police', Object.values(FORCES)),
  ...named('court', ['hmcts-wales']),
  ...named('cps', ['cps-wales']),
  ...named('prison', ['hmpps-prisons']),
  ...named('probation', ['probation-wales']),
  ...named(
    'health',
    PLACES.map((place) => place.board),
  ),
  ...named(
    'la',
    PLACES.map((place) => place.authority),
  ),
  ...named(
    'provider',
    Object.values(SERVICES).map((each) => each.agency),
  ),
];

const kinds = new Map(AGENCIES.map((agency) => [agency.name, agency.kind]));

export function kindOf(agency: string): AgencyKind {
  const kind = kinds.get(agency);
  if (!kind) throw new Error('SYNTHETIC_UNKNOWN_AGENCY');
  return kind;
}

/** Part 3 of the Data Protection Act 2018 binds the justice agencies, the UK GDPR the others. */
export function regimeOf(kind: AgencyKind): Regime {
  return kind === 'health' || kind === 'la' || kind === 'provider' ? 'ukgdpr' : 'part3';
}
