/** What a check found out about one identifier. */
export interface CheckedIdentifier {
  /** One written form per identifier, so that equal identifiers give equal tokens. */
  canonical: string;
  /** false: the check character is wrong; the number may be one keystroke from the right one. */
  valid: boolean;
  note?: IdentifierNote;
}

export type IdentifierNote =
  /** NHS 999...: reserved for tests, and used by synthetic data. */
  | 'TEST_NUMBER'
  /** CRO file form whose letter fits the serial padded otherwise, not as it was written. */
  | 'PADDED_SERIAL'
  /** A shape that some systems issue beside the usual one. */
  | 'UNUSUAL_SHAPE'
  /** NINO prefix given out for administration, not to a person for life. */
  | 'ADMINISTRATIVE';

/** SHAPE: not an identifier of the scheme; PLACEHOLDER: stands for "none"; NEVER_ISSUED: shape of a fake. */
export interface RefusedIdentifier {
  refused: 'SHAPE' | 'PLACEHOLDER' | 'NEVER_ISSUED';
}

export type IdentifierResult = CheckedIdentifier | RefusedIdentifier;

export function isRefused(result: IdentifierResult): result is RefusedIdentifier {
  return 'refused' in result;
}

export const SHAPE: RefusedIdentifier = { refused: 'SHAPE' };
export const PLACEHOLDER: RefusedIdentifier = { refused: 'PLACEHOLDER' };
export const NEVER_ISSUED: RefusedIdentifier = { refused: 'NEVER_ISSUED' };

/** The check letters of PNC and CRO numbers: no I, O, S. */
const LETTERS = 'ZABCDEFGHJKLMNPQRTUVWXY';

/** Letter of a PNC or CRO number: the digits, read as one number, modulo 23. */
export function checkLetter(digits: string): string {
  return LETTERS[Number(digits) % 23]!;
}
