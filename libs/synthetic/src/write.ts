import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isoDay } from './calendar';
import { CanaryList, type Canary } from './canaries';
import type { PlainEvent, WalesOptions } from './options';
import { COUNT_COLUMNS, type CountRow } from './oracle/rows';
import { TrueCounts } from './oracle/true-counts';
import type { Person } from './people/person';
import { Spool } from './spool';
import { streamWales, worldEnd } from './wales';

export interface WriteOptions extends WalesOptions {
  out: string;
  /** What to count: everything (default), nothing, or some indicators. Counting all takes far longer than the events. */
  trueCounts?: boolean | readonly string[];
}

export interface WrittenWales {
  /** Lines of `events/<agency>.ndjson` by agency. */
  agencies: Map<string, number>;
  events: number;
  people: number;
  /** Natural `asAt` of the counts, `YYYY-MM-DD`. */
  endsOn: string;
  canaries: Canary[];
}

/**
 * Writes `events/<agency>.ndjson` (identity not yet sealed) and, apart, `truth/`: `people.ndjson` (each person
 * as she truly is), `records.csv` (who every record is about) and `counts.csv` (the true counts).
 * Memory does not grow with the number of people.
 */
export async function writeWales(options: WriteOptions): Promise<WrittenWales> {
  const truth = join(options.out, 'truth');
  mkdirSync(truth, { recursive: true });
  const endsOn = isoDay(worldEnd(options));
  const counting = options.trueCounts ?? true;
  const indicators = typeof counting === 'boolean' ? undefined : counting;
  const counts = new TrueCounts({ asAt: endsOn, from: options.from, to: options.to, indicators });
  const canaries = new CanaryList();
  const spool = new Spool(options.out);
  const people = new LineFile(join(truth, 'people.ndjson'));
  const records = new LineFile(join(truth, 'records.csv'));
  records.line('source,subject,person');
  let persons = 0;
  const named = new Set<string>();
  let household = new Map<string, PlainEvent[]>();
  streamWales(options, {
    person: (person) => {
      persons += 1;
      household.set(person.id, []);
      people.line(JSON.stringify(readable(person)));
    },
    event: ({ agency, sentAt, person, event }) => {
      spool.add(agency, sentAt, JSON.stringify(event));
      if (options.canaries) canaries.add(event);
      if (person === undefined) {
        counts.addUnlinked(event);
        return;
      }
      const name = `${event.source},${event.subject},${person}`;
      if (!named.has(name)) records.line(name);
      named.add(name);
      household.get(person)?.push(event);
    },
    household: () => {
      if (counting !== false) for (const own of household.values()) counts.addPerson(own);
      household = new Map();
      named.clear();
    },
  });
  people.close();
  records.close();
  if (counting !== false) writeFileSync(join(truth, 'counts.csv'), countsCsv(counts.rows()));
  const agencies = await spool.finish(join(options.out, 'events'));
  const events = [...agencies.values()].reduce((sum, count) => sum + count, 0);
  return { agencies, events, people: persons, endsOn, canaries: canaries.list() };
}

/** `counts.csv`: figures as numbers, an empty field where there is none. */
export function countsCsv(rows: readonly CountRow[]): string {
  const lines = rows.map((row) =>
    [
      row.indicator,
      row.measure,
      row.series,
      row.period,
      row.areaCode,
      row.breakdown,
      row.category,
      row.numerator ?? '',
      row.denominator ?? '',
      row.value === null ? '' : Number(row.value.toFixed(6)),
      row.symbol,
    ].join(','),
  );
  return `${[COUNT_COLUMNS.join(','), ...lines].join('\n')}\n`;
}

function readable(person: Person): object {
  return {
    ...person,
    birth: isoDay(person.birth),
    begins: isoDay(person.begins),
    tempo: Math.round(person.tempo),
    ...(person.diesOn === undefined ? {} : { diesOn: isoDay(person.diesOn) }),
    ...(person.exService ? { exService: { ...person.exService, from: isoDay(person.exService.from) } } : {}),
    ...(person.marriedName
      ? { marriedName: { ...person.marriedName, from: isoDay(person.marriedName.from) } }
      : {}),
    homes: person.homes.map((home) => ({ ...home, from: isoDay(home.from) })),
  };
}

/** Appends lines to a file in pieces, synchronously. */
class LineFile {
  private readonly handle: number;
  private lines: string[] = [];

  constructor(path: string) {
    this.handle = openSync(path, 'w');
  }

  line(text: string): void {
    this.lines.push(text);
    if (this.lines.length >= 2000) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.handle);
  }

  private flush(): void {
    if (this.lines.length > 0) writeSync(this.handle, `${this.lines.join('\n')}\n`);
    this.lines = [];
  }
}
