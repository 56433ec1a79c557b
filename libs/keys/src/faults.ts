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
  | 'KEYS_CUSTODIAN_EXISTS'
  | 'KEYS_CUSTODIAN_UNKNOWN'
  | 'KEYS_PASSPHRASE_SHORT'
  | 'KEYS_PASSPHRASE_WRONG'
  | 'KEYS_EPOCHS_OVERLAP'
  | 'KEYS_UNKNOWN_KEY'
  | 'KEYS_EPOCH_IN_USE'
  | 'KEYS_NO_CERTIFICATE'
  | 'KEYS_REVOCATIONS_DAMAGED'
  | 'KEYS_REVOCATIONS_EXPIRED'
  | 'KEYS_REVOCATIONS_UNSIGNED';

const messages: Record<KeyFaultCode, string> = {
  KEYS_MISSING: 'A key that this process needs is not there; there is no default key.',
  KEYS_EXIST: 'Keys are already there; making new ones would orphan what was made with them.',
  KEYS_DAMAGED: 'A key file does not have the expected length or form.',
  KEYS_UNSAFE_MODE: 'A key file can be read by others on this machine or changed by its group.',
  KEYS_COMMITMENT_MISMATCH: 'The root key is not the one that this epoch was announced with.',
  KEYS_UNKNOWN_KEY_ID: 'No key with this id is open.',
  KEYS_BAD_NAME:
    'A name is empty, too long, or holds characters that a certificate or key label may not hold.',
  KEYS_BAD_REQUEST: 'The certificate request is malformed or not signed by its own key.',
  KEYS_TWO_PEOPLE_NEEDED:
    'Two different custodians must approve this: name each with --custodian; each is asked for a passphrase.',
  KEYS_CUSTODIAN_EXISTS: 'A custodian of this name is enrolled already; nothing was changed.',
  KEYS_CUSTODIAN_UNKNOWN: 'No custodian of this name is enrolled; "keys status" lists them.',
  KEYS_PASSPHRASE_SHORT: 'A passphrase needs twelve characters or more; nothing was changed.',
  KEYS_PASSPHRASE_WRONG:
    'The passphrase of this custodian is wrong; passphrases are given in the order of the names.',
  KEYS_EPOCHS_OVERLAP:
    'Two epochs overlap already: destroy the older one ("keys destroy") once all agencies have sent again, then rotate.',
  KEYS_EPOCH_IN_USE:
    'The key is active and cannot be destroyed: rotate (an epoch) or renew (an unsealing key) first.',
  KEYS_NO_CERTIFICATE: 'This authority has no certificate of that agency in force.',
  KEYS_REVOCATIONS_DAMAGED:
    'The list of revoked certificates cannot be read: PEM is needed, signed with RSA, ECDSA or Ed25519.',
  KEYS_REVOCATIONS_EXPIRED:
    'The list of revoked certificates is out of date; its authority has to issue it anew.',
  KEYS_REVOCATIONS_UNSIGNED: 'An authority of agencies has no list of revoked certificates that it signed.',
  KEYS_UNKNOWN_KEY: 'There is no such key, or it was destroyed; "keys status" lists them.',
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
