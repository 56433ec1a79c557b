import known from '../locales/problems.json';

/** Stable codes of refusals; each has a status and a title in English and Welsh in `locales/problems.json`. */
export type ProblemCode = keyof typeof known;

/** One fault of a request: never a value. */
export interface ProblemError {
  code: string;
  /** JSON pointer to the nearest known parent of the fault. */
  pointer: string;
}

/** An RFC 9457 problem document, media type `application/problem+json`. */
export interface ProblemDocument {
  type: string;
  title: string;
  titleCy: string;
  status: number;
  code: string;
  pointer?: string;
  errors?: ProblemError[];
  requestId?: string;
}

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';
const TYPE_BASE = 'https://cyfrif.cymru/problems/';

/** A refusal on its way to the client. Its message is its code: nothing of the request is in it. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: ProblemCode,
    readonly details: { pointer?: string; errors?: ProblemError[]; retryAfterSeconds?: number } = {},
  ) {
    super(code);
  }
}

/** HTTP status of a code; 422 for codes of other rooms that this library does not list. */
export function problemStatus(code: string): number {
  return isKnown(code) ? known[code].status : 422;
}

/** Title of a code in both languages. */
export function problemTitle(code: string): { en: string; cy: string } {
  const { en, cy } = known[isKnown(code) ? code : 'request.invalid'];
  return { en, cy };
}

/** The document of a code. */
export function problemDocument(
  code: string,
  details: { pointer?: string; errors?: ProblemError[]; requestId?: string } = {},
): ProblemDocument {
  const { en, cy } = problemTitle(code);
  const { pointer, errors, requestId } = details;
  return {
    type: TYPE_BASE + code,
    title: en,
    titleCy: cy,
    status: problemStatus(code),
    code,
    ...(pointer === undefined ? {} : { pointer }),
    ...(errors === undefined ? {} : { errors }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

function isKnown(code: string): code is ProblemCode {
  return Object.hasOwn(known, code);
}
