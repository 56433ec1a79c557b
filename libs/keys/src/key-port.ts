/**
 * What the pseudonymiser may ask of its keys. Values go in and MACs come out; the keys stay behind the port,
 * so that a PKCS#11 or vault adapter can replace the local one.
 */
export interface KeyPort {
  /** Project that the keys belong to; part of every derivation. */
  readonly project: string;
  /** Key ids (epochs) that tokens are made under now: the active one first, then one in overlap. */
  readonly keyIds: readonly number[];
  /**
   * HMAC-SHA-256 (RFC 2104) of each value (a text stands for its UTF-8 bytes) under the key of a purpose, 32 bytes each, in the order given.
   * Keys are HKDF-SHA-256 (RFC 5869) of the epoch's root: salt = project, info = `v1|epoch|purpose|field`.
   */
  mac(purpose: KeyPurpose, values: readonly (Buffer | string)[], keyId?: number): Buffer[];
  /**
   * AES-256 (FIPS 197) of 16-byte blocks, one after the other, each alone under the key of a purpose: with it the
   * encoder computes CMACs (NIST SP 800-38B) of many blocks' values together.
   */
  encipher(purpose: KeyPurpose, blocks: Buffer, keyId?: number): Buffer;
  /** MACs under the reference root, which outlives epochs: record and agency references stay the same. */
  macReference(domain: string, values: readonly Buffer[]): Buffer[];
  /** Public vector that shows which key is in use without showing the key. */
  commitment(keyId?: number): string;
}

/** What a sub-key is for, and the field or view it is for: one key never serves two. */
export interface KeyPurpose {
  purpose: 'id' | 'composite' | 'view' | 'view-id' | 'view-key' | 'frequency' | 'audit' | 'commitment';
  field: string;
}
