import { types } from 'node:util';
import { QueryFailedError } from 'typeorm';

/**
 * A statement that the database refused, without any value in it: PostgreSQL puts input into the message, the
 * detail and the context of its errors, and TypeORM adds the parameters. Only names and the SQLSTATE remain.
 */
export class DatabaseError extends Error {
  readonly code = 'database.statement.failed';
  override readonly name = 'DatabaseError';

  constructor(
    readonly sqlState: string,
    readonly constraint?: string,
    readonly table?: string,
    readonly column?: string,
    explanation?: string,
  ) {
    const where = [
      table && `table ${table}`,
      column && `column ${column}`,
      constraint && `constraint ${constraint}`,
    ];
    const names = where.filter(Boolean).join(', ');
    super(
      `The database refused a statement: ${sqlState}${names ? ` (${names})` : ''}${explanation ? `: ${explanation}` : '.'}`,
    );
  }

  /** A second try may succeed: lost connection, shutdown, deadlock, serialisation, no resources. */
  get transient(): boolean {
    return /^(08|40|53|55P03|57P0|58|E)/.test(this.sqlState);
  }
}

/** The same fault without values; errors that do not come from the database pass unchanged. */
export function withoutValues(error: unknown): unknown {
  const source: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!types.isNativeError(source) || source instanceof DatabaseError) return source;
  const fields = source as unknown as Record<string, unknown>;
  const text = (field: string): string | undefined =>
    typeof fields[field] === 'string' ? fields[field] : undefined;
  if (error instanceof QueryFailedError || text('severity') !== undefined) {
    const state = text('code') ?? (isConnectionLoss(source) ? '08006' : 'XX000');
    // Class 42 (syntax, unknown or forbidden name) speaks of the statement's own words, where no value stands.
    const explanation = state.startsWith('42') ? source.message : undefined;
    const names = [text('constraint'), text('table'), text('column')] as const;
    return stackOf(error, new DatabaseError(state, ...names, explanation));
  }
  return isConnectionLoss(source) ? stackOf(error, new DatabaseError('08006')) : source;
}

/** Whether trying again later may succeed without any change. */
export function isTransient(error: unknown): boolean {
  const plain = withoutValues(error);
  return plain instanceof DatabaseError && plain.transient;
}

function isConnectionLoss(error: Error): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return (
    /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET)/.test(code) ||
    /Connection terminated|not queryable|Connection ended|timeout exceeded when trying to connect/.test(
      error.message,
    )
  );
}

// The frames say where; the first line of a stack repeats the message and must be ours.
function stackOf(origin: unknown, error: DatabaseError): DatabaseError {
  const frames = (types.isNativeError(origin) ? (origin.stack ?? '') : '')
    .split('\n')
    .filter((l) => /^\s+at /.test(l));
  error.stack = [`${error.name}: ${error.message}`, ...frames].join('\n');
  return error;
}
