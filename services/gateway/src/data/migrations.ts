import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GatewayChangeIndex1763700000206 } from './change-index-migration';
import { GatewayClosed1763700000205 } from './closed-migration';
import { GatewayLater1763700000203 } from './later-migration';
import { GatewayLightStatistics1763700000204 } from './light-statistics-migration';
import { GatewayQuestions1763700000202 } from './questions-migration';

/** Deliveries with their receipts, revisions of records, flows and refusals. Bodies only of redrivable refusals. */
export class GatewayStore1763700000201 implements MigrationInterface {
  name = 'GatewayStore1763700000201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SCHEMA IF NOT EXISTS gateway`);
    await runner.query(`CREATE SEQUENCE gateway.change_seq`);
    await runner.query(`
      CREATE TABLE gateway.delivery (
        agency text COLLATE "C" NOT NULL,
        event_id text COLLATE "C" NOT NULL,
        receipt_id text COLLATE "C" NOT NULL,
        digest text NOT NULL,
        type text NOT NULL,
        agreement text NOT NULL,
        accepted_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'accepted' CHECK (state IN ('accepted', 'refused', 'discarded')),
        code text,
        pointer text,
        changed_xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        changed_seq bigint NOT NULL DEFAULT nextval('gateway.change_seq'),
        PRIMARY KEY (agency, event_id)
      )`);
    await runner.query(`CREATE UNIQUE INDEX delivery_receipt ON gateway.delivery (receipt_id)`);
    await runner.query(`CREATE INDEX delivery_change ON gateway.delivery (agency, changed_xid, changed_seq)`);
    await runner.query(`
      CREATE TABLE gateway.revision (
        agency text COLLATE "C" NOT NULL,
        record text COLLATE "C" NOT NULL,
        revision integer NOT NULL,
        type text,
        content text NOT NULL,
        PRIMARY KEY (agency, record, revision)
      )`);
    await runner.query(`
      CREATE TABLE gateway.flow (
        agency text COLLATE "C" NOT NULL,
        agreement text COLLATE "C" NOT NULL,
        type text COLLATE "C" NOT NULL,
        day date NOT NULL,
        accepted bigint NOT NULL DEFAULT 0,
        repeated bigint NOT NULL DEFAULT 0,
        refused bigint NOT NULL DEFAULT 0,
        refused_later bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (agency, agreement, type, day)
      )`);
    await runner.query(`
      CREATE TABLE gateway.refusal (
        refusal_id text COLLATE "C" PRIMARY KEY,
        at timestamptz NOT NULL,
        stage text NOT NULL,
        code text NOT NULL,
        pointer text NOT NULL,
        agency text COLLATE "C" NOT NULL,
        event_id text,
        type text,
        agreement text,
        receipt_id text,
        incident boolean NOT NULL DEFAULT false,
        redrivable boolean NOT NULL DEFAULT false,
        redrive_topic text,
        redrive_key text,
        body bytea,
        body_until timestamptz,
        resolution text CHECK (resolution IN ('redriven', 'discarded', 'expired')),
        resolved_at timestamptz
      )`);
    await runner.query(`CREATE INDEX refusal_at ON gateway.refusal (at DESC, refusal_id)`);
    await runner.query(`CREATE INDEX refusal_body ON gateway.refusal (body_until) WHERE body IS NOT NULL`);
    await runner.query(`
      CREATE VIEW gateway.flow_daily AS
        SELECT agency, agreement, type, day, accepted, repeated, refused, refused_later FROM gateway.flow`);
    await runner.query(`
      CREATE VIEW gateway.refusal_summary AS
        SELECT stage, code, agency, agreement, type, (at AT TIME ZONE 'UTC')::date AS day,
               count(*) AS refusals,
               count(*) FILTER (WHERE incident) AS incidents,
               count(*) FILTER (WHERE redrivable AND resolution IS NULL) AS redrivable,
               count(*) FILTER (WHERE resolution IS NOT NULL) AS resolved,
               max(at) AS latest
        FROM gateway.refusal GROUP BY 1, 2, 3, 4, 5, 6`);
    await runner.query(`
      COMMENT ON TABLE gateway.delivery IS 'Delivery identity (source, id) and the receipt; digests cover sealed bytes, or are keyed.';
      COMMENT ON COLUMN gateway.delivery.changed_xid IS
        'Transaction of the last change: receipts are listed only below the oldest one still open, so no reader skips one.';
      COMMENT ON TABLE gateway.revision IS
        'Record identity (source, subject) and content, as keyed digests; type is null for a withdrawal.';
      COMMENT ON COLUMN gateway.refusal.body IS 'Passed the schema, sealed to the pseudonymiser as a whole; removed after body_until.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP SCHEMA gateway CASCADE`);
  }
}

export const gatewayMigrations = {
  schema: 'gateway',
  migrations: [
    GatewayStore1763700000201,
    GatewayQuestions1763700000202,
    GatewayLater1763700000203,
    GatewayLightStatistics1763700000204,
    GatewayClosed1763700000205,
    GatewayChangeIndex1763700000206,
  ],
};
