import { canonicalDigest, canonicalJson, type Facts } from '#libs/contracts';

/** What a sealed identity is bound to, so that it cannot be moved to another event. */
export interface SealedTo {
  source: string;
  id: string;
  facts: Facts;
}

/**
 * Additional authenticated data of a sealed identity: the UTF-8 bytes of the RFC 8785 form of
 * `{"factsDigest": F, "id": I, "source": S}`, where F is the lower-case hex SHA-256 of the RFC 8785 form of the
 * facts, and I and S are the event's `id` and `source`. The JWE's `aad` member is their base64url.
 */
export function bindingOf({ source, id, facts }: SealedTo): Buffer {
  return Buffer.from(canonicalJson({ factsDigest: canonicalDigest(facts), id, source }));
}
