import type { LinkageToken } from '#libs/contracts';
import type { NormalisedPerson } from '#libs/identifiers';
import type { KeyPort } from '#libs/keys';
import {
  exactTokens,
  frequencyTokens,
  RecordEncoder,
  type FrequencyLookup,
  type FrequencyToken,
  type ViewPayload,
} from '#libs/pseudonyms';

/** What linkage learns of one person of the batch: tokens, and views once the model compares them. */
export type EncodePeople = (
  people: readonly { person: NormalisedPerson; agency: string }[],
) => { tokens: LinkageToken[]; views?: ViewPayload[]; profile?: string }[];

/** Encodes the people of one batch, and says what is to be counted of them. */
export interface BatchEncoder {
  encode: EncodePeople;
  /** Keyed tokens of the names and postcodes met, one for each record. */
  counted: () => FrequencyToken[];
}

export interface EncoderSettings {
  keys: KeyPort;
  /** Whether fuzzy views travel, beside exact tokens. */
  views: boolean;
  /** The frozen frequencies of the linkage model; absent: buckets say not known. */
  frequencies?: FrequencyLookup;
}

/**
 * Makes the encoder of each batch. While two epochs overlap, every record is encoded under both, so that it meets
 * records of either until all are sent again.
 */
export function batchEncoders({ keys, views, frequencies }: EncoderSettings): () => BatchEncoder {
  const encoders = views ? keys.keyIds.map((keyId) => new RecordEncoder(keys, { keyId, frequencies })) : [];
  return () => {
    let counted: FrequencyToken[] = [];
    const encode: EncodePeople = (people) => {
      if (!views) {
        const byEpoch = keys.keyIds.map((keyId) => exactTokens(people, keys, keyId));
        return people.map((_, i) => ({ tokens: byEpoch.flatMap((tokens): LinkageToken[] => tokens[i]!) }));
      }
      counted = frequencyTokens(
        people.map(({ person }) => person),
        keys,
      ).flat();
      const byEpoch = encoders.map((encoder) => encoder.encode(people));
      return people.map((_, i) => ({
        tokens: byEpoch.flatMap((records): LinkageToken[] => records[i]!.tokens),
        views: byEpoch.flatMap((records): ViewPayload[] => records[i]!.views),
        profile: byEpoch[0]![i]!.profile,
      }));
    };
    return { encode, counted: () => counted };
  };
}
