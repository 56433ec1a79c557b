import { AGENCIES, kindOf, regimeOf } from './agencies';
import { isoMoment, quarterOf, type Day } from './calendar';
import type { PlainEvent, SyntheticEvent } from './options';
import { Random } from './random';

export interface Quarter {
  name: string;
  start: Day;
  end: Day;
}

/** Days after a quarter's end at which its sources close it. */
export const CLOSES_AFTER = 42;

/**
 * What every source can count of its own records: changes by type, quarter of the fact and closing at which
 * they are known. A closing states the totals of its quarter, and again those of earlier quarters that late,
 * revised or withdrawn records have changed since.
 */
export class Ledger {
  /** agency -> quarter -> closing index -> type -> change */
  private readonly changes = new Map<string, Map<string, Map<number, Map<string, number>>>>();

  constructor(
    private readonly quarters: readonly Quarter[],
    private readonly ends: Day,
  ) {}

  add(agency: string, type: string, factDay: Day, recordedOn: Day, change: number): void {
    const closing = this.closings().findIndex((on) => recordedOn <= on);
    const byQuarter = entry(this.changes, agency, () => new Map());
    const byClosing = entry(byQuarter, quarterOf(factDay), () => new Map());
    const index = closing < 0 ? this.closings().length : closing;
    const byType = entry(byClosing, index, () => new Map<string, number>());
    byType.set(type, (byType.get(type) ?? 0) + change);
  }

  /** The period.closed events of every agency, in order of agency and time. */
  *close(seed: number): Generator<SyntheticEvent> {
    for (const [index, agency] of AGENCIES.entries()) {
      const random = new Random(seed, 3, index);
      for (const quarter of this.quarters) yield* this.closeQuarter(agency.name, quarter, random);
    }
  }

  private *closeQuarter(agency: string, quarter: Quarter, random: Random): Generator<SyntheticEvent> {
    const totals = new Map<string, number>();
    const subject = random.uuid();
    let revision = 0;
    for (const [at, on] of [...this.closings(), this.ends].entries()) {
      const changes = this.changes.get(agency)?.get(quarter.name)?.get(at);
      for (const [type, change] of changes ?? []) totals.set(type, (totals.get(type) ?? 0) + change);
      const due = on >= quarter.end + CLOSES_AFTER;
      if (!due || (revision > 0 && !changes)) continue;
      revision += 1;
      yield closed(agency, quarter.name, subject, revision, on, totals, random);
    }
  }

  private days: Day[] | undefined;

  private closings(): Day[] {
    this.days ??= this.quarters.map((quarter) => quarter.end + CLOSES_AFTER);
    return this.days;
  }
}

function closed(
  agency: string,
  period: string,
  subject: string,
  revision: number,
  on: Day,
  totals: ReadonlyMap<string, number>,
  random: Random,
): SyntheticEvent {
  const kind = kindOf(agency);
  const second = 21 * 3600 + random.whole(0, 3000);
  const sorted = [...totals].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const event: PlainEvent = {
    specversion: '1.0',
    id: random.uuid(),
    source: `/agencies/${agency}`,
    type: `cymru.cyfrif.${kind}.period.closed.v1`,
    time: isoMoment(on, second),
    subject,
    datacontenttype: 'application/json',
    agreementref: `ISP-${kind.toUpperCase()}`,
    purposecode: 'RRF-INDICATORS',
    regime: regimeOf(kind),
    sourcerevision: revision,
    data: {
      facts: { period, countsByType: Object.fromEntries(sorted), extractedAt: isoMoment(on, second) },
    },
  };
  return { agency, sentAt: on * 86_400 + second, event };
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
