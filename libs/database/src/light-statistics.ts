/** Tables of one schema that are read by key alone. */
export interface LightTables {
  schema: string;
  tables: readonly string[];
  /** Columns that stand in no condition: nothing is known of them at all. */
  unread: readonly (readonly [table: string, column: string])[];
}

const FEW = 10;
const AS_THE_SERVER_HAS_IT = -1;

/**
 * Statement for a migration that gives tables small statistics: how many of their rows are sampled decides nothing but the
 * time that sampling and planning take, and a table that grows is sampled anew every time it has grown by a tenth.
 */
export function lightStatistics({ schema, tables, unread }: LightTables): string {
  const none = unread.map(
    ([table, column]) => `ALTER TABLE ${schema}.${table} ALTER ${column} SET STATISTICS 0;`,
  );
  return [setAll({ schema, tables }, FEW), ...none].join('\n');
}

/** The way back. */
export function usualStatistics(of: Pick<LightTables, 'schema' | 'tables'>): string {
  return setAll(of, AS_THE_SERVER_HAS_IT);
}

function setAll({ schema, tables }: Pick<LightTables, 'schema' | 'tables'>, target: number): string {
  return `
    DO $$ DECLARE c record; BEGIN
      FOR c IN SELECT a.attrelid::regclass AS held, a.attname FROM pg_attribute a
        WHERE a.attrelid = ANY('{${tables.map((table) => `${schema}.${table}`).join(',')}}'::regclass[])
          AND a.attnum > 0 AND NOT a.attisdropped
      LOOP
        EXECUTE format('ALTER TABLE %s ALTER %I SET STATISTICS ${target}', c.held, c.attname);
      END LOOP;
    END $$;`;
}
