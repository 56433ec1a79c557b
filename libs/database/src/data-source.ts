import { DataSource, type QueryRunner } from 'typeorm';
import { arrayLiteral } from './array-literal';
import { withoutValues } from './errors';
import { quietTypeOrm } from './quiet-logger';
import { StatementClient } from './statement-client';

export interface DataSourceSettings {
  /** postgres://user:password@host:port/database */
  url: string;
  /** Names the schema and, in the server's list of sessions, the application. */
  service: string;
  /** Most connections; default 10. */
  poolSize?: number;
}

/**
 * The data source of one service. Faults of statements come as `DatabaseError`, without values; statements and
 * parameters are never logged.
 */
export async function openDataSource({
  url,
  service,
  poolSize = 10,
}: DataSourceSettings): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    schema: service,
    applicationName: `cyfrif-${service}`,
    poolSize,
    logging: false,
    logger: quietTypeOrm,
    installExtensions: false,
    synchronize: false,
    poolErrorHandler: () => undefined,
    extra: {
      ...{ connectionTimeoutMillis: 30_000, idleTimeoutMillis: 60_000, keepAlive: true },
      Client: StatementClient,
    },
  });
  stripValues(dataSource);
  try {
    return await dataSource.initialize();
  } catch (error) {
    throw withoutValues(error);
  }
}

/** Makes every query runner of the source throw faults without values. */
export function stripValues(dataSource: DataSource): void {
  const create = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (mode) => stripped(create(mode));
}

function stripped(runner: QueryRunner): QueryRunner {
  const query = runner.query.bind(runner) as (...parameters: unknown[]) => Promise<unknown>;
  const connect = runner.connect.bind(runner) as () => Promise<unknown>;
  const guarded =
    <P extends unknown[]>(call: (...parameters: P) => Promise<unknown>) =>
    async (...parameters: P): Promise<unknown> => {
      try {
        return await call(...parameters);
      } catch (error) {
        throw withoutValues(error);
      }
    };
  const written = (text: unknown, parameters: unknown, ...rest: unknown[]): Promise<unknown> =>
    query(text, Array.isArray(parameters) ? parameters.map(withArrayLiteral) : parameters, ...rest);
  return Object.assign(runner, { query: guarded(written), connect: guarded(connect) });
}

function withArrayLiteral(parameter: unknown): unknown {
  return Array.isArray(parameter) ? (arrayLiteral(parameter) ?? parameter) : parameter;
}
