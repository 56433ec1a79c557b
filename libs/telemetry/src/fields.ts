/**
 * The fields that a log line may carry. Every other field is dropped: what is not here cannot leak. Add a field
 * only if its values are codes, counts, times or names of our own things, never anything an agency sent.
 */
export interface LogFields {
  /** Stable code of what happened, for example gateway.batch.accepted. One a line. */
  event: string;
  service?: string;
  code?: string;
  stage?: string;
  outcome?: string;
  topic?: string;
  group?: string;
  partition?: number;
  position?: string;
  attempt?: number;
  count?: number;
  accepted?: number;
  refused?: number;
  repeated?: number;
  records?: number;
  bytes?: number;
  milliseconds?: number;
  port?: number;
  status?: number;
  method?: string;
  /** The route's pattern, never the address as it came. */
  route?: string;
  /** Common name of an agency's certificate. */
  agency?: string;
  agreement?: string;
  receiptId?: string;
  runId?: string;
  releaseId?: string;
  requestId?: string;
  traceId?: string;
  job?: string;
  schema?: string;
  version?: string;
  mode?: string;
  context?: string;
  /** Class name of a fault, and where it was thrown (function and file, no message). */
  fault?: string;
  frames?: string[];
}

export const ALLOWED_FIELDS = new Set<string>([
  'event',
  'service',
  'code',
  'stage',
  'outcome',
  'topic',
  'group',
  'partition',
  'position',
  'attempt',
  'count',
  'accepted',
  'refused',
  'repeated',
  'records',
  'bytes',
  'milliseconds',
  'port',
  'status',
  'method',
  'route',
  'agency',
  'agreement',
  'receiptId',
  'runId',
  'releaseId',
  'requestId',
  'traceId',
  'job',
  'schema',
  'version',
  'mode',
  'context',
  'fault',
  'frames',
] satisfies (keyof LogFields)[]);

const LONGEST_TEXT = 200;

/** The allowed fields of a line, texts cut; objects and other shapes are dropped like unknown fields. */
export function allowedFields(line: object): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(line)) {
    if (!ALLOWED_FIELDS.has(name)) continue;
    if (typeof value === 'string') kept[name] = value.slice(0, LONGEST_TEXT);
    else if (typeof value === 'number' || typeof value === 'boolean') kept[name] = value;
    else if (Array.isArray(value) && value.every((item) => typeof item === 'string')) kept[name] = value;
  }
  return kept;
}
