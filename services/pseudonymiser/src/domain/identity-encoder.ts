import type { PlainIdentity } from '#libs/contracts';
import { normalisePerson, type NormalisedPerson } from '#libs/identifiers';
import type { KeyPort } from '#libs/keys';
import type { FrequencyToken } from '#libs/pseudonyms';
import type { BatchEncoder } from './batch-encoder';
import type { CarriedFrequency } from './model-frequencies';

/** An identity as it was opened, and what decides how it is read. */
export interface OpenIdentity {
  agency: string;
  identity: PlainIdentity;
  /** A message about identifiers: its names are not compared. */
  isLink: boolean;
}

/** What linkage learns of an identity. */
export interface EncodedIdentity {
  /** As members of a JSON object, without the braces: tokens, and views and profile with a model of weights. */
  members: Buffer;
  /** Identifiers left out of linkage, by scheme and reason. */
  refused: NormalisedPerson['refused'];
  /** Frozen frequencies of its values, to be kept under the active epoch while epochs overlap. */
  carried?: CarriedFrequency[];
}

export interface EncodedBatch {
  encoded: EncodedIdentity[];
  /** Keyed tokens to be counted: those of identities that this process had not met of late. */
  counted: FrequencyToken[];
}

export interface IdentityEncoder {
  /** @param currentYear decides the century of two-digit PNC years */
  encode(batch: readonly OpenIdentity[], currentYear: number): EncodedBatch;
}

/** Identities whose encodings are kept, some 4 kB each: most events are of people met the month before. */
const KEPT = 16_384;

/**
 * Encodes identities, each once as long as it is remembered. What is remembered is what leaves anyway, found again by
 * a MAC of the identity, never by its plaintext; it is in memory alone.
 */
export function identityEncoder(keys: KeyPort, encoder: () => BatchEncoder, kept = KEPT): IdentityEncoder {
  const known = new Map<string, EncodedIdentity>();
  const remember = (name: string, encoded: EncodedIdentity): void => {
    known.delete(name);
    known.set(name, encoded);
    if (known.size > kept) known.delete(known.keys().next().value!);
  };
  return {
    encode: (batch, currentYear) => {
      const names = keys
        .mac(
          { purpose: 'audit', field: 'encoded-identity' },
          batch.map((identity) => JSON.stringify([currentYear, identity])),
        )
        .map((mac) => mac.toString('base64url', 0, 16));
      const missing = new Map<string, OpenIdentity>();
      const found = new Map<string, EncodedIdentity>();
      batch.forEach((identity, at) => {
        const hit = known.get(names[at]!);
        if (hit) found.set(names[at]!, hit);
        else missing.set(names[at]!, identity);
      });
      const { encode, counted, carried } = encoder();
      const people = [...missing.values()].map(({ agency, identity, isLink }) => {
        const { identifiers = [], linkage } = identity;
        return { agency, person: normalisePerson({ identifiers, ...(isLink ? {} : linkage) }, currentYear) };
      });
      const fresh = encode(people);
      [...missing.keys()].forEach((name, at) => {
        const members = Buffer.from(JSON.stringify(fresh[at]).slice(1, -1));
        found.set(name, { members, refused: people[at]!.person.refused, carried: carried()[at] });
      });
      for (const [name, encoded] of found) remember(name, encoded);
      return { encoded: names.map((name) => found.get(name)!), counted: counted() };
    },
  };
}
