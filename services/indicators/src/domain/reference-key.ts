/** The service's own key: records and persons are kept under it, so that two stolen stores do not join. */
export interface ReferenceKey {
  /** HMAC-SHA-256, 32 bytes each, of `domain 0x1F value`. */
  mac(domain: string, values: readonly Buffer[]): Buffer[];
}

/** References of the log as this service keeps them: 16 bytes of the MAC, written as a UUID. */
export function ownReferences(
  key: ReferenceKey,
  domain: 'record' | 'person',
  references: readonly string[],
): string[] {
  const values = references.map((reference) => Buffer.from(reference, 'utf8'));
  return key.mac(domain, values).map((mac) => mac.toString('hex', 0, 16));
}
