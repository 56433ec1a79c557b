/** Why keys could not be made, opened or used. The message never holds key material or a file's content. */
export type KeyFaultCode =
  | 'KEYS_MISSING'
  | 'KEYS_EXIST'
  | 'KEYS_DAMAGED'
  | 'KEYS_UNSAFE_MODE'
  | 'KEYS_COMMITMENT_MISMATCH'
  | 'KEYS_UNKNOWN_KEY_ID'
  | 'KEYS_BAD_NAME'
  | 'KEYS_BAD_REQUEST'
  | 'KEYS_TWO_PEOPLE_NEEDED'
  | 'KEYS_EPOCH_IN_USE';

const messages: Record<KeyFaultCode, string> = {
  KEYS_MISSING: 'A key that this process needs is not there; there is no default key.',
  KEYS_EXIST: 'Keys are already there; making new ones would orphan what was made with them.',
  KEYS_DAMAGED: 'A key file does not have the expected length or form.',
  KEYS_UNSAFE_MODE: 'A key file can be read by others on this machine or changed by its group.',
  KEYS_COMMITMENT_MISMATCH: 'The root key is not the one that this epoch was announced with.',
  KEYS_UNKNOWN_KEY_ID: 'No key with this id is open.',
  KEYS_BAD_NAME: 'A name holds characters that a certificate or key label may not hold.',
  KEYS_BAD_REQUEST: 'The certificate request is malformed or not signed by its own key.',
  KEYS_TWO_PEOPLE_NEEDED: 'Two different people must name themselves for this.',
  KEYS_EPOCH_IN_USE: 'The epoch is still in use.',
};

/** A fault of key custody. `what` names a role, a file's base name or a key id, never a value. */
export class KeyFault extends Error {
  override readonly name = 'KeyFault';

  constructor(
    readonly code: KeyFaultCode,
    readonly what = '',
  ) {
    super(what ? `${messages[code]} (${what})` : messages[code]);
  }
}
