import type { Facts, PlainIdentity } from '#libs/contracts';
import { kindOf, regimeOf } from '../agencies';
import { isoMoment, type Day } from '../calendar';
import type { Ledger } from '../closing';
import type { PlainEvent, SyntheticEvent } from '../options';
import type { Person } from '../people/person';
import { linkageOf, makePersona, type Persona } from '../people/persona';
import type { Random } from '../random';
import { identifiersFor } from './identity';

/** The span of the world and where its events go. */
export interface World {
  from: Day;
  /** Day after the last month. */
  until: Day;
  /** Last day on which anything is sent. */
  ends: Day;
  types?: ReadonlySet<string>;
  canaries: boolean;
  send: (event: SyntheticEvent) => void;
  ledger: Ledger;
}

/** What was put down, so that it can be revised or withdrawn. */
export interface Recorded {
  person: Person | undefined;
  agency: string;
  /** Without the agency's segment, for example sentence.terminated. */
  type: string;
  subject: string;
  revision: number;
  factDay: Day;
  recordedOn: Day;
  facts: Facts;
  identity: PlainIdentity | undefined;
}

interface Choice {
  /** Other identifiers than the agency's usual ones, for link changes. */
  identifiers?: PlainIdentity['identifiers'];
  withoutLinkage?: boolean;
  /** Sent although its fact lies before the world's first day. */
  opening?: boolean;
  /** Day of recording, where it is not drawn. */
  recordedOn?: Day;
}

const LATE = 0.04;
const REPEATED = 0.015;

/** Writes down what happens to the people of one household, with the imperfections of real feeds. */
export class Recorder {
  private readonly personas = new Map<string, Persona>();

  constructor(
    readonly world: World,
    readonly random: Random,
  ) {}

  /** An opaque reference of an agency. */
  reference(prefix: string): string {
    const name = this.random.uuid().replaceAll('-', '').slice(0, 16);
    return this.world.canaries ? `CANARYREF-${prefix}-${name}` : `${prefix}-${name}`;
  }

  /** One event about a person; nothing where it falls outside the world. */
  record(
    agency: string,
    type: string,
    person: Person | undefined,
    factDay: Day,
    facts: Facts,
    choice: Choice = {},
  ): Recorded | undefined {
    if (factDay >= this.world.until || (factDay < this.world.from && !choice.opening)) return undefined;
    if (person?.diesOn !== undefined && factDay > person.diesOn) return undefined;
    if (this.world.types && !this.sends(agency, type)) return undefined;
    const recordedOn = choice.recordedOn ?? this.delayed(Math.max(factDay, this.world.from));
    const recorded: Recorded = {
      person,
      agency,
      type,
      subject: this.random.uuid(),
      revision: 1,
      factDay,
      recordedOn,
      facts,
      identity: person && this.identity(agency, person, factDay, choice),
    };
    if (recordedOn > this.world.ends) return undefined;
    this.dispatch(recorded, recorded.type, facts, recorded.identity);
    this.world.ledger.add(agency, this.fullType(agency, type), recorded.factDay, recordedOn, 1);
    return recorded;
  }

  /** A later revision of the same record with other facts, of the same day. */
  revise(recorded: Recorded, changed: Facts): void {
    const on = recorded.recordedOn + this.random.whole(3, 40);
    if (on > this.world.ends) return;
    recorded.revision += 1;
    recorded.recordedOn = on;
    recorded.facts = { ...recorded.facts, ...changed };
    this.dispatch(recorded, recorded.type, recorded.facts, recorded.identity);
  }

  /** Takes the record back. Its subject gets a tombstone. */
  withdraw(recorded: Recorded, reason: 'ERROR' | 'UNTERMINATED' | 'QUASHED' | 'RECTIFIED'): Day | undefined {
    const on = recorded.recordedOn + this.random.whole(2, 45);
    if (on > this.world.ends) return undefined;
    recorded.revision += 1;
    recorded.recordedOn = on;
    this.dispatch(recorded, 'record.withdrawn', { reason }, undefined);
    const type = this.fullType(recorded.agency, recorded.type);
    this.world.ledger.add(recorded.agency, type, recorded.factDay, on, -1);
    return on;
  }

  private sends(agency: string, type: string): boolean {
    return /^(person-|record\.)/.test(type) || this.world.types?.has(this.fullType(agency, type)) === true;
  }

  private fullType(agency: string, type: string): string {
    return `${kindOf(agency)}.${type}`;
  }

  private delayed(factDay: Day): Day {
    return factDay + (this.random.chance(LATE) ? this.random.whole(31, 95) : this.random.whole(0, 6));
  }

  private identity(agency: string, person: Person, on: Day, choice: Choice): PlainIdentity {
    const persona = this.persona(agency, person);
    const identifiers = choice.identifiers ?? identifiersFor(kindOf(agency), persona, person, this.random);
    return choice.withoutLinkage
      ? { identifiers }
      : { identifiers, linkage: linkageOf(persona, person, Math.max(on, person.birth)) };
  }

  /** How this agency writes this person down. */
  private persona(agency: string, person: Person): Persona {
    const key = `${agency} ${person.id}`;
    let persona = this.personas.get(key);
    if (!persona) {
      persona = makePersona(this.random, person, kindOf(agency));
      this.personas.set(key, persona);
    }
    return persona;
  }

  private dispatch(
    recorded: Recorded,
    type: string,
    facts: Facts,
    identity: PlainIdentity | undefined,
  ): void {
    const { random, world } = this;
    const kind = kindOf(recorded.agency);
    const second = random.whole(7 * 3600, 19 * 3600);
    const event: PlainEvent = {
      specversion: '1.0',
      id: random.uuid(),
      source: `/agencies/${recorded.agency}`,
      type: `cymru.cyfrif.${kind}.${type}.v1`,
      time: isoMoment(recorded.recordedOn, second),
      subject: recorded.subject,
      datacontenttype: 'application/json',
      agreementref: `ISP-${kind.toUpperCase()}`,
      purposecode: 'RRF-INDICATORS',
      regime: regimeOf(kind),
      sourcerevision: recorded.revision,
      data: identity ? { identity, facts } : { facts },
    };
    const sentAt = recorded.recordedOn * 86_400 + second;
    const sent: SyntheticEvent = { agency: recorded.agency, sentAt, person: recorded.person?.id, event };
    world.send(sent);
    if (random.chance(REPEATED)) world.send({ ...sent, sentAt: sentAt + random.whole(60, 80_000) });
  }
}
