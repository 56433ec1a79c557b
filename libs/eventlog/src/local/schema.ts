import { TOPICS } from '../topics';
import { headOf, quoted, tableOf, TOPIC_NAMES } from './tables';

/** Schema `eventlog`: a table per topic, and beside it the counters of its partitions. Safe to repeat. */
export function eventLogSchema(): string {
  const topics = TOPIC_NAMES.map(
    (topic) => `
      CREATE TABLE IF NOT EXISTS ${tableOf(topic)} (
        partition integer NOT NULL,
        position bigint NOT NULL,
        key text NOT NULL,
        value bytea NOT NULL,
        headers json,
        appended_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (partition, position)
      );
      -- Sealed bytes do not shrink, and a record lives for days: no compression, and no second table for 2 to 8 kB.
      -- No vacuum for what was only inserted: no index is read alone, and what is deleted brings its own.
      ALTER TABLE ${tableOf(topic)} ALTER value SET STORAGE EXTERNAL,
        SET (toast_tuple_target = 8160, autovacuum_vacuum_insert_threshold = -1);
      -- Read by its key alone: statistics of kilobytes in each of thousands of rows would cost and tell nothing.
      ALTER TABLE ${tableOf(topic)} ALTER partition SET STATISTICS 1, ALTER position SET STATISTICS 1,
        ALTER key SET STATISTICS 0, ALTER value SET STATISTICS 0, ALTER headers SET STATISTICS 0,
        ALTER appended_at SET STATISTICS 0;
      CREATE TABLE IF NOT EXISTS ${headOf(topic)} (
        partition integer PRIMARY KEY,
        first_position bigint NOT NULL DEFAULT 0,
        next_position bigint NOT NULL DEFAULT 0
      ) WITH (fillfactor = 10);
      INSERT INTO ${headOf(topic)} (partition)
        SELECT generate_series(0, ${TOPICS[topic].partitions - 1}) ON CONFLICT DO NOTHING;`,
  );
  return `CREATE SCHEMA IF NOT EXISTS eventlog; ${topics.join('\n')}`;
}

/** What a service keeps in its own schema: positions, records it could not process, and its outbox. */
export function serviceLogSchema(schema: string): string {
  const name = quoted(schema);
  return `
    CREATE TABLE IF NOT EXISTS ${name}.consumer_position (
      consumer_group text NOT NULL,
      topic text NOT NULL,
      partition integer NOT NULL,
      next_position bigint NOT NULL,
      -- Last number per producing service up to producers_at: what a relay sent twice is passed over.
      producers jsonb NOT NULL DEFAULT '{}',
      producers_at bigint,
      PRIMARY KEY (consumer_group, topic, partition)
    ) WITH (fillfactor = 20);
    ALTER TABLE ${name}.consumer_position ADD COLUMN IF NOT EXISTS producers jsonb NOT NULL DEFAULT '{}',
      ADD COLUMN IF NOT EXISTS producers_at bigint;
    CREATE TABLE IF NOT EXISTS ${name}.dead_letter (
      consumer_group text NOT NULL,
      topic text NOT NULL,
      partition integer NOT NULL,
      position bigint NOT NULL,
      key text NOT NULL,
      value bytea NOT NULL,
      headers json,
      code text NOT NULL,
      recorded_at timestamptz NOT NULL DEFAULT now(),
      -- Its name in the refusals store, and whether it was decided there to try it again.
      refusal_id text,
      redrive boolean NOT NULL DEFAULT false,
      -- Whether the refusals store knows of it; what it does not know of is tried again at each start.
      told boolean NOT NULL DEFAULT false,
      PRIMARY KEY (consumer_group, topic, partition, position)
    );
    ALTER TABLE ${name}.dead_letter ADD COLUMN IF NOT EXISTS refusal_id text,
      ADD COLUMN IF NOT EXISTS redrive boolean NOT NULL DEFAULT false,
      ADD COLUMN IF NOT EXISTS told boolean NOT NULL DEFAULT false;
    -- Between the commit and the broker (Kafka adapter): records, the numbers given to them, and who relays.
    CREATE TABLE IF NOT EXISTS ${name}.log_outbox (
      id bigserial PRIMARY KEY,
      topic text NOT NULL,
      partition integer NOT NULL,
      key text NOT NULL,
      value bytea NOT NULL,
      headers json,
      appended_at timestamptz NOT NULL DEFAULT now()
    );
    -- As in the log's own tables; a row lives for a moment, and would be written to and deleted from a second table.
    -- The relay vacuums it while rows pass; what the server does by itself is for the rest, and statistics of rows that
    -- are gone before they are used would be read from all of its pages, every quarter of a minute.
    ALTER TABLE ${name}.log_outbox ALTER value SET STORAGE EXTERNAL,
      SET (toast_tuple_target = 8160, autovacuum_vacuum_threshold = 10000, autovacuum_vacuum_insert_threshold = -1,
           autovacuum_analyze_threshold = 2147483647);
    CREATE TABLE IF NOT EXISTS ${name}.log_relay_number (
      topic text NOT NULL,
      partition integer NOT NULL,
      next_number bigint NOT NULL,
      PRIMARY KEY (topic, partition)
    ) WITH (fillfactor = 20);
    CREATE TABLE IF NOT EXISTS ${name}.log_relay_pass (
      topic text NOT NULL,
      partition integer NOT NULL,
      first_number bigint NOT NULL,
      ids bigint[] NOT NULL,
      PRIMARY KEY (topic, partition)
    );
    CREATE TABLE IF NOT EXISTS ${name}.log_relay_lease (
      one boolean PRIMARY KEY DEFAULT true CHECK (one),
      epoch bigint NOT NULL DEFAULT 0
    );
    INSERT INTO ${name}.log_relay_lease DEFAULT VALUES ON CONFLICT DO NOTHING;`;
}
