import { FIELD_NAMES } from './catalogue.generated';

/** What is wrong and where; never a value, and never a name that the sender chose. */
export interface Violation {
  /** JSON pointer (RFC 6901) to the nearest known parent of the fault. */
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
  params?: { missingProperty?: string };
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
  const missing = error.keyword === 'required' ? `/${error.params?.missingProperty ?? ''}` : '';
  return [
    { pointer: at + knownPart(error.instancePath) + missing, code: CODES[error.keyword] ?? 'field.value' },
  ];
}

/** Cuts a pointer before the first segment that is no field of a schema: a key may be an identifier. */
function knownPart(pointer: string): string {
  const segments = pointer.split('/').slice(1);
  const unknown = segments.findIndex((segment) => !FIELD_NAMES.has(segment) && !/^\d{1,3}$/.test(segment));
  const known = unknown < 0 ? segments : segments.slice(0, unknown);
  return known.map((segment) => `/${segment}`).join('');
}
