import type { PlainEvent } from '../options';
import { Cells } from './cells';
import { countCommencements } from './commencements';
import { countCompletions } from './completions';
import { knownRecords, type KnownRecord } from './known';
import { periodsOf, type Period } from './periods';
import { PersonFile, type Population } from './populations';
import type { CountRow } from './rows';

/** Indicators of each measure with their population. */
const COMMENCEMENTS: [string, Population][] = [
  ['A1', 'women'],
  ['B1', 'da'],
  ['C1', 'exService'],
  ['D1', 'youngAdult'],
  ['E1', 'parent'],
  ['F1', 'bame'],
];
const COMPLETIONS: [string, Population][] = [
  ['A2', 'women'],
  ['B2', 'da'],
  ['C2', 'exService'],
  ['D2', 'youngAdult'],
  ['E2', 'parent'],
  ['F2', 'bame'],
];

export interface CountOptions {
  /** Nothing sent after this day is known. */
  asAt: string;
  /** First and last month of the periods counted. */
  from: string;
  to: string;
}

/**
 * The independent oracle: counts by the written rules from events whose persons are known, one person at a time.
 * It shares nothing with the calculators that it checks.
 */
export class TrueCounts {
  private readonly cells = new Cells();
  private readonly periods: Period[];
  private readonly unlinked: PlainEvent[] = [];

  constructor(private readonly options: CountOptions) {
    this.periods = periodsOf(options.from, options.to);
  }

  /** All events of one person, in any order, repeats included. */
  addPerson(events: Iterable<PlainEvent>): void {
    this.addFile([...knownRecords(events, this.options.asAt).values()]);
  }

  /** An event about nobody: a prosecution or a closed period. */
  addUnlinked(event: PlainEvent): void {
    this.unlinked.push(event);
  }

  /** Any events with the person of each. */
  addAll(events: Iterable<PlainEvent>, personOf: (event: PlainEvent) => string | undefined): void {
    const byPerson = new Map<string, PlainEvent[]>();
    for (const event of events) {
      const person = personOf(event);
      if (person === undefined) {
        this.addUnlinked(event);
        continue;
      }
      const list = byPerson.get(person);
      if (list) list.push(event);
      else byPerson.set(person, [event]);
    }
    for (const own of byPerson.values()) this.addPerson(own);
  }

  rows(): CountRow[] {
    return this.cells.rows((row) => row.measure !== 'M1');
  }

  private addFile(records: readonly KnownRecord[]): void {
    const file = new PersonFile(records);
    for (const [indicator, population] of COMMENCEMENTS) {
      countCommencements(this.cells, file, indicator, population, this.periods);
    }
    for (const [indicator, population] of COMPLETIONS) {
      countCompletions(this.cells, file, indicator, population, this.periods);
    }
  }
}
