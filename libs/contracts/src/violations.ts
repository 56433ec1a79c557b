import { FIELD_NAMES } from './catalogue.generated';

/** What is wrong and where; never a value, and never a name that the sender chose. */
export interface Violation {
  /** JSON pointer (RFC 6901) to the fault, or to its nearest known parent where its name is the sender's own. */
  pointer: string;
  code: ViolationCode;
}

export type ViolationCode =
  | 'field.unknown'
  | 'field.missing'
  | 'field.type'
  | 'field.value'
  | 'field.format'
  | 'field.length'
  | 'type.unknown'
  | 'identity.missing'
  | 'identity.unexpected';

/** What of ajv's error we read; its params and messages may hold input and are left alone. */
export interface SchemaError {
  keyword: string;
  instancePath: string;
  params?: { missingProperty?: string; unevaluatedProperty?: string; additionalProperty?: string };
}

export interface CompiledValidator {
  (data: unknown): boolean;
  errors?: SchemaError[] | null;
}

const CODES: Record<string, ViolationCode> = {
  required: 'field.missing',
  unevaluatedProperties: 'field.unknown',
  additionalProperties: 'field.unknown',
  type: 'field.type',
  pattern: 'field.format',
  format: 'field.format',
  minLength: 'field.length',
  maxLength: 'field.length',
  minItems: 'field.length',
  maxItems: 'field.length',
  minProperties: 'field.missing',
  maxProperties: 'field.length',
};

/** Runs a compiled validator. Validators stop at the first fault, so that a hostile input costs one pass. */
export function violations(validator: CompiledValidator, data: unknown, at = ''): Violation[] {
  if (validator(data)) return [];
  const error = validator.errors?.[0];
  validator.errors = null;
  if (!error) return [{ pointer: at, code: 'field.value' }];
  const pointer = at + knownPart(error.instancePath) + ownName(error);
  return [{ pointer, code: CODES[error.keyword] ?? 'field.value' }];
}

/** Names the field that is missing or too many, where the name is one that everybody knows. */
function ownName({ keyword, params = {} }: SchemaError): string {
  if (keyword === 'required') return `/${params.missingProperty ?? ''}`;
  const unknown = params.unevaluatedProperty ?? params.additionalProperty ?? '';
  return FIELD_NAMES.has(unknown) || CLOUDEVENTS_EXTENSIONS.has(unknown) ? `/${unknown}` : '';
}

/** Attributes of the documented extensions of CloudEvents that are none of the envelope: clients add them by themselves. */
const CLOUDEVENTS_EXTENSIONS: ReadonlySet<string> = new Set([
  'authclaims',
  'authid',
  'authtype',
  'causationid',
  'correlationid',
  'dataref',
  'expirytime',
  'partitionkey',
  'recordedtime',
  'sampledrate',
  'sequence',
  'sequencetype',
  'severitynumber',
  'severitytext',
  'tracestate',
]);

/** Cuts a pointer before the first segment that is no field of a schema: a key may be an identifier. */
function knownPart(pointer: string): string {
  const segments = pointer.split('/').slice(1);
  const unknown = segments.findIndex((segment) => !FIELD_NAMES.has(segment) && !/^\d{1,3}$/.test(segment));
  const known = unknown < 0 ? segments : segments.slice(0, unknown);
  return known.map((segment) => `/${segment}`).join('');
}
