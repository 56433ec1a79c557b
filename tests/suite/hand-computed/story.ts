import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseType } from '#libs/contracts';
import { dayAfter, parseQuarter, quarterCode, quarterOfDate } from '#libs/measures';

export type Facts = Record<string, unknown>;

export interface Told {
  revision: number;
  subject: string;
  /** Day of the event's time; default: the fact's date. */
  known: string;
  /** Common name; default: the kind of agency and `wales`. */
  agency: string;
}

interface Event {
  source: string;
  type: string;
  subject: string;
  revision: number;
  day: string;
  facts: Facts;
  identity?: unknown;
}

/** A figure that was computed by hand: `3`, `1/2` or a symbol such as `[u]`. */
export type Expected = readonly [
  indicator: string,
  series: string,
  period: string,
  area: string,
  /** Breakdown and category, `kind COMMUNITY_ORDER`, or `none`. */
  cut: string,
  figure: string,
];

const FACT_DATE = (type: string): string | undefined =>
  parseType(`cymru.cyfrif.${type}.v1`)?.descriptor.factDate;

/** Events as agencies would write them, identity not yet sealed; people are found by their PNC numbers. */
export class Story {
  private readonly events: Event[] = [];
  private people = 0;
  private records = 0;

  person(born = '1980-01-01'): Teller {
    const no = (this.people += 1);
    return this.identified([{ scheme: 'PNC', value: pnc(no) }], no, born);
  }

  /** Somebody as one record knows them: of two records of one person only a merge says that they are. */
  identified(
    identifiers: { scheme: string; value: string }[],
    no = (this.people += 1),
    born = '1980-01-01',
  ): Teller {
    const linkage = {
      familyName: nameOf(no),
      givenNames: nameOf(no * 7 + 3),
      dateOfBirth: born,
      postcode: postcodeOf(no),
    };
    return (type, facts, told) => this.tell(type, facts, told, { identifiers, linkage });
  }

  tell(type: string, facts: Facts, told: Partial<Told> = {}, identity?: unknown): string {
    const kind = type.split('.')[0]!;
    const { revision = 1, agency = `${kind}-wales`, subject = `r-${(this.records += 1)}` } = told;
    const day = told.known ?? (facts[FACT_DATE(type) ?? ''] as string);
    this.events.push({ source: `/agencies/${agency}`, type, subject, revision, day, facts, identity });
    return subject;
  }

  withdraw(subject: string, reason: string, known: string, revision = 2, kind = 'probation'): void {
    this.tell(`${kind}.record.withdrawn`, { reason }, { subject, known, revision });
  }

  /** Every source closes every quarter on the day after it, and again when all is told if that changed anything. */
  close(from: string, to: string, again: string): void {
    const sources = [...new Set(this.events.map(({ source, type }) => `${source} ${type.split('.')[0]}`))];
    for (let quarter = parseQuarter(from)!; quarter <= parseQuarter(to)!; quarter += 1) {
      for (const source of sources) this.closeOne(source, quarter, again);
    }
  }

  private closeOne(source: string, quarter: number, again: string): void {
    const [name, kind] = source.split(' ') as [string, string];
    const period = quarterCode(quarter);
    const first = this.totals(name, kind, quarter, dayAfter(quarter));
    const last = this.totals(name, kind, quarter, again);
    const told = { subject: `closed-${kind}-${period}`, agency: name.slice('/agencies/'.length) };
    const close = (countsByType: Facts, known: string, revision: number): unknown =>
      this.tell(
        `${kind}.period.closed`,
        { period, countsByType, extractedAt: `${known}T00:00:00Z` },
        { ...told, known, revision },
      );
    close(first, dayAfter(quarter), 1);
    if (JSON.stringify(first) !== JSON.stringify(last)) close(last, again, 2);
  }

  /** Current, not withdrawn records by type, as known on a day. */
  private totals(source: string, kind: string, quarter: number, day: string): Record<string, number> {
    const states = new Map<string, Event>();
    for (const event of this.events) {
      if (event.source !== source || event.day > day || event.type.endsWith('.period.closed')) continue;
      const known = states.get(event.subject);
      if (!known || known.revision < event.revision) states.set(event.subject, event);
    }
    const counts: Record<string, number> = {};
    for (const { type, facts } of states.values()) {
      const date = facts[FACT_DATE(type) ?? ''] as string | undefined;
      const isIn =
        date === undefined ? facts['period'] === quarterCode(quarter) : quarterOfDate(date) === quarter;
      if (type.startsWith(`${kind}.`) && isIn) counts[type] = (counts[type] ?? 0) + 1;
    }
    return counts;
  }

  /** One file per source. */
  write(folder: string): void {
    mkdirSync(folder, { recursive: true });
    const lines = new Map<string, string[]>();
    for (const [no, event] of this.events.entries()) {
      const list = lines.get(event.source) ?? [];
      list.push(JSON.stringify(cloudEvent(event, no)));
      lines.set(event.source, list);
    }
    for (const [source, own] of lines) {
      writeFileSync(join(folder, `${source.slice('/agencies/'.length)}.ndjson`), `${own.join('\n')}\n`);
    }
  }
}

export type Teller = (type: string, facts: Facts, told?: Partial<Told>) => string;

const REGIMES: Record<string, string> = { health: 'ukgdpr', la: 'ukgdpr', provider: 'ukgdpr' };

function cloudEvent({ source, type, subject, revision, day, facts, identity }: Event, no: number): unknown {
  const kind = type.split('.')[0]!;
  return {
    specversion: '1.0',
    id: `d-${no}`,
    source,
    type: `cymru.cyfrif.${type}.v1`,
    time: `${day}T12:00:00Z`,
    subject,
    agreementref: `ISP-${kind.toUpperCase()}`,
    purposecode: 'RRF-INDICATORS',
    regime: REGIMES[kind] ?? 'part3',
    sourcerevision: revision,
    data: { ...(identity === undefined ? {} : { identity }), facts },
  };
}

const CHECK = 'ZABCDEFGHJKLMNPQRTUVWXY';

/** A valid number of the Police National Computer: year, serial and check letter. */
export function pnc(no: number): string {
  const serial = String(9_000_000 + no);
  return `2018/${serial}${CHECK[Number(`18${serial}`) % 23]}`;
}

/** Names as unlike one another as can be: only numbers make two records one person. */
function nameOf(no: number): string {
  const consonants = 'bdfglmnprstvwz';
  const vowels = 'aeiou';
  let name = '';
  for (let rest = no * 7919 + 104729, at = 0; at < 4; at += 1) {
    name += consonants[rest % consonants.length]! + vowels[(rest >> 3) % vowels.length]!;
    rest = Math.floor(rest / 11) + no * (at + 13);
  }
  return name[0]!.toUpperCase() + name.slice(1);
}

function postcodeOf(no: number): string {
  return `CF${10 + (no % 30)} ${no % 10}${CHECK[(no * 5) % 20]}${CHECK[(no * 3) % 20]}`.replaceAll(
    /[CIKMOV](?=.?$)/g,
    'A',
  );
}
