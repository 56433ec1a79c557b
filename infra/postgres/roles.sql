-- Who may do what: one role per service, and the analyst. Applied after every migration, by the owner of the
-- schemas; safe to repeat. It takes everything back first, so that what stands here is all there is.
--
--   own schema        the service alone: rows may be read, added, changed and removed, and the outbox vacuumed
--   eventlog          a topic's producers add records, its consumer reads them and removes them when they are old
--   published         the publisher adds, and changes or removes nothing; portal and analyst read
--   doors             the suite, which is the operator's, opens and closes the gateway's door to an agency
--   views             the portal reads the governance views of gateway, matcher, publisher and auditor, and nothing beneath

REVOKE CREATE ON SCHEMA public FROM PUBLIC;

DO $grants$
DECLARE
  services constant text[] := ARRAY[
    'gateway', 'pseudonymiser', 'matcher', 'indicators', 'publisher', 'auditor', 'portal', 'suite'];
  roles text[];
  every_role text;
  schema_name text;
  service text;
  topic record;
  producer text;
  consumer text;
  governance record;
BEGIN
  roles := ARRAY(SELECT 'cyfrif_' || s FROM unnest(services) AS s) || 'analyst'::text;
  every_role := array_to_string(roles, ', ');

  FOR schema_name IN
    SELECT nspname FROM pg_namespace WHERE nspname = ANY (services || ARRAY['eventlog', 'published'])
  LOOP
    EXECUTE format('REVOKE ALL ON SCHEMA %I FROM PUBLIC, %s', schema_name, every_role);
    EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM PUBLIC, %s', schema_name, every_role);
    EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA %I FROM PUBLIC, %s', schema_name, every_role);
    EXECUTE format('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA %I FROM PUBLIC, %s', schema_name, every_role);
  END LOOP;

  -- Own schema: rows, never the shape of tables, and never the record of migrations.
  FOREACH service IN ARRAY services LOOP
    CONTINUE WHEN to_regnamespace(service) IS NULL;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', service, 'cyfrif_' || service);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I',
                   service, 'cyfrif_' || service);
    EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO %I', service, 'cyfrif_' || service);
    EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA %I TO %I', service, 'cyfrif_' || service);
    -- The relay frees the room of its outbox; before version 17 only an owner can, and the server does it later.
    IF current_setting('server_version_num')::int >= 170000 THEN
      EXECUTE format('GRANT MAINTAIN ON %I.log_outbox TO %I', service, 'cyfrif_' || service);
    END IF;
    IF to_regclass(format('%I.migrations', service)) IS NOT NULL THEN
      EXECUTE format('REVOKE ALL ON %I.migrations FROM %I', service, 'cyfrif_' || service);
    END IF;
  END LOOP;

  -- The log: the table of topics of libs/eventlog (a test compares them).
  FOR topic IN
    SELECT * FROM (VALUES
      ('intake_sealed', ARRAY['gateway'], 'pseudonymiser'),
      ('linkage_records', ARRAY['pseudonymiser'], 'matcher'),
      ('facts_records', ARRAY['pseudonymiser'], 'indicators'),
      ('linkage_membership', ARRAY['matcher'], 'indicators'),
      ('refusals_recorded',
       ARRAY['gateway', 'pseudonymiser', 'matcher', 'indicators', 'publisher', 'auditor'], 'gateway'),
      ('decided_matcher', ARRAY['gateway'], 'matcher'),
      ('decided_indicators', ARRAY['gateway'], 'indicators'),
      ('decided_publisher', ARRAY['gateway'], 'publisher'),
      ('decided_gateway', ARRAY['gateway'], 'gateway'),
      ('decided_auditor', ARRAY['gateway'], 'auditor'),
      ('questions_asked', ARRAY['matcher'], 'gateway'),
      ('questions_answered', ARRAY['gateway'], 'matcher'),
      ('quality_asked', ARRAY['publisher'], 'matcher'),
      ('quality_reported', ARRAY['matcher'], 'publisher'),
      ('cubes_computed', ARRAY['indicators'], 'publisher'),
      ('audit_entries',
       ARRAY['gateway', 'pseudonymiser', 'matcher', 'indicators', 'publisher', 'portal', 'suite'], 'auditor')
    ) AS t (name, producers, consumer)
  LOOP
    FOREACH producer IN ARRAY topic.producers LOOP
      producer := 'cyfrif_' || producer;
      EXECUTE format('GRANT USAGE ON SCHEMA eventlog TO %I', producer);
      EXECUTE format('GRANT INSERT ON eventlog.%I TO %I', topic.name, producer);
      EXECUTE format('GRANT SELECT, UPDATE (next_position) ON eventlog.%I TO %I', topic.name || '_head', producer);
    END LOOP;
    consumer := 'cyfrif_' || topic.consumer;
    EXECUTE format('GRANT USAGE ON SCHEMA eventlog TO %I', consumer);
    EXECUTE format('GRANT SELECT, DELETE ON eventlog.%I TO %I', topic.name, consumer);
    EXECUTE format('GRANT SELECT, UPDATE (first_position) ON eventlog.%I TO %I', topic.name || '_head', consumer);
  END LOOP;

  -- The shared store of releases.
  IF to_regnamespace('published') IS NOT NULL THEN
    GRANT USAGE ON SCHEMA published TO cyfrif_publisher, cyfrif_portal, analyst;
    -- What is published is never changed: the publisher itself can only add.
    GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA published TO cyfrif_publisher;
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA published TO cyfrif_publisher;
    GRANT SELECT ON ALL TABLES IN SCHEMA published TO cyfrif_portal, analyst;
  END IF;

  -- The operator's list of agencies whose door is closed, and the view of all doors: nothing else of the gateway.
  IF to_regclass('gateway.closed_agency') IS NOT NULL THEN
    GRANT USAGE ON SCHEMA gateway TO cyfrif_suite;
    GRANT SELECT, INSERT, DELETE ON gateway.closed_agency TO cyfrif_suite;
    GRANT SELECT ON gateway.agency_door TO cyfrif_suite;
  END IF;

  -- Governance views: flows, refusals by reason, releases' workflow, the audit log. Views only.
  FOR governance IN
    SELECT n.nspname AS schema_name, c.relname AS view_name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('v', 'm')
      AND (n.nspname IN ('publisher', 'auditor')
           OR (n.nspname = 'gateway' AND c.relname IN ('flow_daily', 'refusal_summary'))
           OR (n.nspname = 'matcher' AND c.relname = 'linkage_quality'))
  LOOP
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO cyfrif_portal', governance.schema_name);
    EXECUTE format('GRANT SELECT ON %I.%I TO cyfrif_portal', governance.schema_name, governance.view_name);
  END LOOP;
END
$grants$;

-- PostgreSQL itself tells everyone how many rows each table has had added and removed, and lets everyone hold locks by
-- number (those of a publication among them), leave large objects and make temporary tables. The analyst needs none of it.
-- Only a superuser can take it back; a managed server where the owner of the schemas is none should keep the schema
-- `published` for analysts in a replica of its own.
DO $catalogue$
DECLARE
  closed text;
  working text;
BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    RAISE NOTICE 'roles.catalogue-open: statistics and locks stay open to the analyst.';
    RETURN;
  END IF;
  working := (SELECT string_agg(quote_ident(rolname), ', ') || ', pg_monitor' FROM pg_roles WHERE rolname LIKE 'cyfrif\_%');
  closed := (
    SELECT string_agg(p.oid::regprocedure::text, ', ') FROM pg_proc p
    WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.prokind = 'f'
      AND has_function_privilege('analyst', p.oid, 'EXECUTE')
      AND (p.proname ~ '^(pg_stat_get_|pg_(try_)?advisory_|lo_|loread$|lowrite$)'
           OR p.proname IN ('pg_relation_size', 'pg_table_size', 'pg_indexes_size', 'pg_total_relation_size',
                            'pg_logical_emit_message')));
  IF closed IS NOT NULL THEN
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', closed);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %s', closed, working);
  END IF;
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO %s', current_database(), working);
END
$catalogue$;
