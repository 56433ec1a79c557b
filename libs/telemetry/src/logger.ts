import pino from 'pino';
import { allowedFields, type LogFields } from './fields';

export interface Logger {
  debug(line: LogFields): void;
  info(line: LogFields): void;
  warn(line: LogFields): void;
  error(line: LogFields): void;
  /** A logger whose lines all carry these fields too. */
  child(fields: Partial<LogFields>): Logger;
}

export interface LoggerSettings {
  service: string;
  /** Default `info`; `silent` writes nothing. */
  level?: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Short lines for a person instead of JSON. */
  pretty?: boolean;
  /** Where lines go; default standard error, so that standard output stays the command's result. */
  destination?: { write(line: string): void };
}

/** A JSON logger that writes one event code a line and only the fields of the allow-list. */
export function createLogger({ service, level = 'info', pretty, destination }: LoggerSettings): Logger {
  const sink = destination ?? pino.destination({ dest: 2, sync: true });
  const output = pretty ? { write: (line: string) => sink.write(forPeople(line)) } : sink;
  const base = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    output,
  );
  return wrap(base, { service });
}

/** Writes nothing; for tests and quiet commands. */
export const quietLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => quietLogger,
};

function wrap(base: pino.Logger, fields: Partial<LogFields>): Logger {
  const at =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (line: LogFields): void =>
      base[level](allowedFields({ ...fields, ...line }));
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (more) => wrap(base, { ...fields, ...more }),
  };
}

function forPeople(line: string): string {
  const { time, level, service, event, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const details = Object.entries(rest).map(([name, value]) => `${name}=${String(value)}`);
  return (
    [String(time).slice(11, 19), String(level).toUpperCase(), service, event, ...details].join(' ') + '\n'
  );
}
