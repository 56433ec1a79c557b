import { Writable } from 'node:stream';
import { parseType, type Facts, type FactsRecord, type Membership } from '#libs/contracts';
import { createLocalEventLog, waitUntilIdle, type EventLog } from '#libs/eventlog';
import { ageOn } from '#libs/measures';
import { compareCounts, generateWales, type ComputedCell, type PlainEvent } from '#libs/synthetic';
import { quietLogger } from '#libs/telemetry';
import type { DataSource } from 'typeorm';
import { openStore, type Store } from './store';

/**
 * Cells on which the service and the independent oracle differ, for one synthetic world with perfect links: events
 * go through the log, figures come from cubes.csv.
 */
export async function oracleDisagreements(seed: number, people: number): Promise<number> {
  const wales = generateWales({ people, from: '2021-01', to: '2023-12', seed });
  const store = await openStore();
  try {
    const events = wales.agencies.flatMap((agency) => [...wales.events(agency)]);
    await send(store, events, wales.personOf);
    const outcome = await store.indicators.compute({
      from: '2021-Q1',
      to: '2023-Q4',
      asAt: wales.endsOn,
      publish: false,
    });
    if (!outcome.ok) throw new Error(outcome.fault);
    return compareCounts(wales.trueCounts(), await computedCells(store, outcome.runId)).length;
  } finally {
    await store.stop();
  }
}

async function send(store: Store, events: readonly PlainEvent[], personOf: ReadonlyMap<string, string>) {
  const facts = events.map(factsOf);
  const memberships = [...personOf].map(([recordRef, personId]): Membership => ({
    recordRef,
    personId,
    version: 1,
  }));
  const pseudonymiser = await store.database.dataSource('pseudonymiser');
  const matcher = await store.database.dataSource('matcher');
  await append(pseudonymiser, 'facts.records', facts);
  await append(matcher, 'linkage.membership', memberships);
  const { eventLog } = store;
  await waitUntilIdle([
    { eventLog, topic: 'facts.records', group: 'indicators' },
    { eventLog, topic: 'linkage.membership', group: 'indicators' },
  ]);
}

async function append(
  dataSource: DataSource,
  topic: 'facts.records' | 'linkage.membership',
  values: readonly { recordRef: string }[],
): Promise<void> {
  const log: EventLog = createLocalEventLog({ dataSource, logger: quietLogger });
  for (let at = 0; at < values.length; at += 2000) {
    const records = values.slice(at, at + 2000).map((value) => ({
      key: value.recordRef,
      value: Buffer.from(JSON.stringify(value)),
    }));
    await dataSource.transaction((tx) => log.append(tx, topic, records));
  }
  await log.close();
}

/** The facts half of an event; references stay as they are, since both sides of a reference do. */
function factsOf(event: PlainEvent): FactsRecord {
  const facts: Facts = event.data.facts;
  const parsed = parseType(event.type)!;
  const born = event.data.identity?.linkage?.dateOfBirth;
  const withdrawn = parsed.suffix.endsWith('.record.withdrawn');
  const dates = Object.entries(facts).filter(([, value]) => /^\d{4}-\d\d-\d\d$/.test(value as string));
  return {
    recordRef: `${event.source} ${event.subject}`,
    agency: event.source.slice('/agencies/'.length),
    type: parsed.suffix,
    typeVersion: parsed.version,
    revision: event.sourcerevision,
    time: event.time,
    state: withdrawn ? (facts['reason'] === 'ERASURE' ? 'erased' : 'withdrawn') : 'present',
    hasIdentity: event.data.identity !== undefined,
    agreement: event.agreementref,
    regime: event.regime,
    facts,
    derived: born
      ? {
          ages: Object.fromEntries(dates.map(([field, day]) => [field, ageOn(born, day as string)])),
          birthMonth: born.slice(0, 7),
        }
      : undefined,
  };
}

async function computedCells(store: Store, runId: string): Promise<ComputedCell[]> {
  let text = '';
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      text += chunk.toString();
      done();
    },
  });
  await store.indicators.exportCubes(runId, stream);
  const number = (field: string): number | null => (field === '' ? null : Number(field));
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(
      ([
        indicator,
        ,
        ,
        series,
        period,
        areaCode,
        breakdown,
        category,
        numerator,
        denominator,
        ,
        ,
        symbol,
      ]) => ({
        ...({ indicator, series, period, areaCode, breakdown, category, symbol } as ComputedCell),
        numerator: number(numerator!),
        denominator: number(denominator!),
      }),
    );
}
