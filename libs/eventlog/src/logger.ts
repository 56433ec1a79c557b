/** What the log needs of a logger: one event code a line and fields of the allow-list. */
export interface EventLogLogger {
  info(line: LogLine): void;
  warn(line: LogLine): void;
  error(line: LogLine): void;
}

export interface LogLine {
  event: string;
  topic?: string;
  group?: string;
  partition?: number;
  position?: string;
  code?: string;
  attempt?: number;
  count?: number;
  context?: string;
}

/** What the log tells about its work; `libs/telemetry` makes metrics of it. */
export interface EventLogMetrics {
  batch(topic: string, group: string, records: number, seconds: number): void;
  failure(topic: string, group: string, code: string): void;
  poison(topic: string, group: string, code: string): void;
}
