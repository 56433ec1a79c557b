import type { EntityManager } from 'typeorm';
import { STREAM_NAMES, type Facts, type StreamName } from '../../domain/person/facts';
import { ChunkPool, PersonRows, type RowChunk } from '../../domain/person/rows';
import type { Plan } from '../../domain/plan';
import { latestBirths } from './births';
import { copyRows, type PersonsOfRecords } from './copy-rows';
import { interventionStreams } from './interventions';
import { justiceStreams } from './justice';
import { otherBirths, peopleStreams } from './people';
import { probationStreams } from './probation';
import type { Scope, Stream } from './scope';

/** Everything that a plan needs to know of some persons. */
export function streams(scope: Scope, plan: Plan): Stream[] {
  return [
    ...peopleStreams(scope),
    ...justiceStreams(scope),
    ...probationStreams(scope),
    ...interventionStreams(scope, plan),
  ];
}

/** Connections that see one state of the store, each with one statement at a time. */
export type Readers = readonly EntityManager[];

/** Reads the facts of persons [first, first + count) over all connections at once. */
export async function loadFacts(
  readers: Readers,
  { scope, plan, personsOf }: { scope: Scope; plan: Plan; personsOf: PersonsOfRecords },
  range: { first: number; count: number },
  onLoaded: (stream: StreamName, milliseconds: number) => void = () => undefined,
): Promise<Facts> {
  const waiting = streams(scope, plan);
  const rows = new Map<StreamName, PersonRows>();
  const pool = new ChunkPool();
  let born: RowChunk[] = [];
  const read = async (tx: EntityManager): Promise<void> => {
    for (let stream = waiting.shift(); stream; stream = waiting.shift()) {
      const begun = performance.now();
      const chunks = await copyRows(tx, stream.sql, personsOf, pool);
      if (stream.name === 'births') born = latestBirths(chunks, range);
      const read = stream.name === 'births' ? born : chunks;
      rows.set(stream.name, PersonRows.group(read, range.first, range.count));
      pool.give(chunks);
      onLoaded(stream.name, performance.now() - begun);
    }
  };
  await Promise.all(readers.map(read));
  pool.release();
  const lacking = unborn(rows, range);
  if (lacking.length > 0) {
    const others = await copyRows(readers[0]!, otherBirths(scope, lacking).sql);
    rows.set('births', PersonRows.group([...born, ...others], range.first, range.count));
  }
  const all = STREAM_NAMES.map((name) => [
    name,
    rows.get(name) ?? PersonRows.group([], range.first, range.count),
  ]);
  return { ...range, rows: Object.fromEntries(all) as Facts['rows'] };
}

/** People who began a sentence and whose month of birth probation does not know. */
function unborn(
  rows: ReadonlyMap<StreamName, PersonRows>,
  { first, count }: { first: number; count: number },
): number[] {
  const began = rows.get('commencements')!;
  const births = rows.get('births')!;
  const found: number[] = [];
  for (let person = first; person < first + count; person += 1) {
    if (began.from(person) !== began.until(person) && births.from(person) === births.until(person))
      found.push(person);
  }
  return found;
}

/** References of persons, four words each; of a relation of numbers and the halves of references. */
export async function loadWords(
  tx: EntityManager,
  references: string,
  { first, count }: { first: number; count: number },
): Promise<(person: number) => Int32Array> {
  const halves = (column: string): string => `(${column} >> 32)::integer, ((${column} << 32) >> 32)::integer`;
  const chunks: RowChunk[] = await copyRows(
    tx,
    `SELECT no, ${halves('high')}, ${halves('low')}, 0, 0 FROM ${references} p`,
  );
  const rows = PersonRows.group(chunks, first, count);
  return (person) => rows.data.subarray(rows.from(person), rows.from(person) + 4);
}
