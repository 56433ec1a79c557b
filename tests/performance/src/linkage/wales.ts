import type { DataSource } from 'typeorm';
import type { LinkageRecord } from '#libs/contracts';
import { normalisePerson } from '#libs/identifiers';
import { justiceModel } from '#libs/linkage';
import { FrequencyTable, frequencyTokens, RecordEncoder } from '#libs/pseudonyms';
import { generateWales, kindOf } from '#libs/synthetic';
import type { PlainEvent } from '#libs/synthetic';
import { linkBatch } from '#services/matcher';
import type { BenchResult } from '../result';
import { withMatcherDatabase } from './database';
import { benchKeys } from './keys';

const PEOPLE = 1500;
const BATCH = 1000;
const YEAR = 2026;

interface Labelled {
  record: LinkageRecord;
  person?: string;
  kind: string;
}

/** Synthetic Wales through the matcher with the starting model: clusters against the truth. */
export async function walesFigures(onProgress: (message: string) => void): Promise<BenchResult[]> {
  const labelled = encodeWales();
  onProgress(`wales: ${labelled.length} records`);
  const persons = await withMatcherDatabase((dataSource) => linkAll(dataSource, labelled, onProgress));
  const rows = labelled.flatMap(({ record, person, kind }) => {
    const cluster = persons.get(record.recordRef);
    return person && cluster && !record.linkChange ? [{ person, cluster, kind }] : [];
  });
  const all = pairFigures(rows);
  const kinds = [...new Set(rows.map(({ kind }) => kind))].sort();
  const byPair = kinds.flatMap((a, at) =>
    kinds.slice(at).map((b) => ({ pair: `${a}-${b}`, ...acrossFigures(rows, a, b) })),
  );
  const counted = byPair.filter(({ truth }) => truth >= 50);
  const worst = (of: 'precision' | 'recall'): string =>
    [...counted]
      .sort((x, y) => x[of] - y[of])
      .slice(0, 4)
      .map((row) => `${row.pair} ${row[of].toFixed(3)}`)
      .join(', ');
  const result = (name: 'precision' | 'recall', reach: number): BenchResult => ({
    id: `wales.${name}`,
    value: rounded(all[name]),
    unit: name,
    reach: `>= ${reach}`,
    met: all[name] >= reach,
    note: `pairs of ${rows.length} records of all agencies; lowest by agency pair: ${worst(name)}`,
    detail: byPair.map((row) => ({ pair: row.pair, [name]: rounded(row[name]), truePairs: row.truth })),
  });
  return [result('precision', 0.995), result('recall', 0.95)];
}

async function linkAll(
  dataSource: DataSource,
  labelled: readonly Labelled[],
  onProgress: (message: string) => void,
): Promise<Map<string, string>> {
  const model = justiceModel();
  for (let at = 0; at < labelled.length; at += BATCH) {
    if (at % 5000 === 0) onProgress(`wales: linked ${at}`);
    const batch = labelled.slice(at, at + BATCH).map(({ record }) => record);
    await dataSource.transaction((tx) => linkBatch(tx, batch, { at: new Date(0), model }));
  }
  const rows = await dataSource.query<{ record_ref: string; person_id: string }[]>(
    `SELECT record_ref, person_id FROM matcher.record WHERE state = 'present'`,
  );
  return new Map(rows.map((row) => [row.record_ref, row.person_id]));
}

/** Events as the pseudonymiser would pass them on: the same normalisation, the same encoder. */
function encodeWales(): Labelled[] {
  const wales = generateWales({ people: PEOPLE, from: '2022-01', to: '2023-12', seed: 7 });
  const keys = benchKeys();
  const sent = wales.agencies.flatMap((agency) => wales.events(agency).map((event) => ({ agency, event })));
  const withPerson = sent.flatMap(({ agency, event }) => {
    const { identity } = event.data;
    if (!identity) return [];
    const isLink = event.type.includes('person-link.changed');
    const { identifiers = [], linkage } = identity;
    return [{ agency, event, person: normalisePerson({ identifiers, ...(isLink ? {} : linkage) }, YEAR) }];
  });
  const frequencies = new FrequencyTable();
  for (const tokens of frequencyTokens(
    withPerson.map(({ person }) => person),
    keys,
  ))
    for (const token of tokens) frequencies.add(token);
  const encoded = new RecordEncoder(keys, { frequencies }).encode(withPerson);
  const records = withPerson.map(({ agency, event }, at): Labelled => ({
    record: { ...head(agency, event), ...linkMessage(event), ...encoded[at]!, state: 'present' },
    person: wales.personOf.get(`${event.source} ${event.subject}`),
    kind: kindOf(agency),
  }));
  const withdrawn = sent
    .filter(({ event }) => event.type.includes('record.withdrawn'))
    .map(({ agency, event }): Labelled => ({
      record: {
        ...head(agency, event),
        tokens: [],
        state: event.data.facts['reason'] === 'ERASURE' ? 'erased' : 'withdrawn',
      },
      kind: kindOf(agency),
    }));
  return [...records, ...withdrawn];
}

function head(
  agency: string,
  event: PlainEvent,
): Pick<LinkageRecord, 'recordRef' | 'agency' | 'revision' | 'knownOn'> {
  const recordRef = `${event.source} ${event.subject}`;
  return { recordRef, agency, revision: event.sourcerevision, knownOn: event.time.slice(0, 10) };
}

function linkMessage(event: PlainEvent): Partial<LinkageRecord> {
  if (!event.type.includes('person-link.changed')) return {};
  const { change, effectiveOn } = event.data.facts;
  return { linkChange: change as LinkageRecord['linkChange'], effectiveOn: String(effectiveOn) };
}

interface Row {
  person: string;
  cluster: string;
  kind: string;
}

interface Figures {
  precision: number;
  recall: number;
  truth: number;
}

const rounded = (share: number): number => Math.round(share * 1e4) / 1e4;
const choose = (count: number): number => (count * (count - 1)) / 2;

function pairFigures(rows: readonly Row[]): Figures {
  const sum = (keyOf: (row: Row) => string): number =>
    [...Map.groupBy(rows, keyOf).values()].reduce((total, group) => total + choose(group.length), 0);
  return figures(
    sum(({ person, cluster }) => `${person} ${cluster}`),
    sum(({ cluster }) => cluster),
    sum(({ person }) => person),
  );
}

/** Pairs of one record of each of two kinds of agency, or of two records of one kind. */
function acrossFigures(rows: readonly Row[], a: string, b: string): Figures {
  if (a === b) return pairFigures(rows.filter(({ kind }) => kind === a));
  const sum = (keyOf: (row: Row) => string): number => {
    const counts = new Map<string, [number, number]>();
    for (const row of rows) {
      if (row.kind !== a && row.kind !== b) continue;
      const count = counts.get(keyOf(row)) ?? [0, 0];
      counts.set(keyOf(row), count);
      count[row.kind === a ? 0 : 1]++;
    }
    return [...counts.values()].reduce((total, [x, y]) => total + x * y, 0);
  };
  return figures(
    sum(({ person, cluster }) => `${person} ${cluster}`),
    sum(({ cluster }) => cluster),
    sum(({ person }) => person),
  );
}

function figures(right: number, found: number, truth: number): Figures {
  return { precision: found === 0 ? 1 : right / found, recall: truth === 0 ? 1 : right / truth, truth };
}
