import type { LinkageToken } from '#libs/contracts';
import type { NormalisedPerson } from '#libs/identifiers';
import type { KeyPort } from '#libs/keys';
import {
  exactTokens,
  frequencyTokens,
  RecordEncoder,
  type FrequencyToken,
  type ViewPayload,
} from '#libs/pseudonyms';
import { carriedOver, type CarriedFrequency, type ModelFrequencies } from './model-frequencies';

/** What linkage learns of one person of the batch: tokens, and views once the model compares them. */
export type EncodePeople = (
  people: readonly { person: NormalisedPerson; agency: string }[],
) => { tokens: LinkageToken[]; views?: ViewPayload[]; profile?: string }[];

/** Encodes the people of one batch, and says what is to be counted of them. */
export interface BatchEncoder {
  encode: EncodePeople;
  /** Keyed tokens of the names and postcodes met, one for each record. */
  counted: () => FrequencyToken[];
  /** For each person, what of the frozen frequencies is to be kept under the active epoch. Empty without an overlap. */
  carried: () => CarriedFrequency[][];
}

export interface EncoderSettings {
  keys: KeyPort;
  /** Whether fuzzy views travel, beside exact tokens. */
  views: boolean;
  /** The frozen frequencies of the linkage model; absent: buckets say not known. */
  frequencies?: ModelFrequencies;
}

/**
 * Makes the encoder of each batch. While two epochs overlap, every record is encoded under both, so that it meets
 * records of either until all are sent again. Both get the buckets of the epoch that the frequencies are known under.
 */
export function batchEncoders({ keys, views, frequencies }: EncoderSettings): () => BatchEncoder {
  const options = { frequencies: frequencies?.shares, frequencyKeyId: frequencies?.keyId };
  const encoders = views ? keys.keyIds.map((keyId) => new RecordEncoder(keys, { keyId, ...options })) : [];
  /** The tokens under the epoch of the frequencies, which mostly is the active one. */
  const ofFrequencies = (
    persons: readonly NormalisedPerson[],
    active: FrequencyToken[][],
  ): FrequencyToken[][] =>
    frequencies && frequencies.keyId !== keys.keyIds[0]
      ? frequencyTokens(persons, keys, frequencies.keyId)
      : active;
  return () => {
    let counted: FrequencyToken[] = [];
    let carried: CarriedFrequency[][] = [];
    const encode: EncodePeople = (people) => {
      if (!views) {
        const byEpoch = keys.keyIds.map((keyId) => exactTokens(people, keys, keyId));
        return people.map((_, i) => ({ tokens: byEpoch.flatMap((tokens): LinkageToken[] => tokens[i]!) }));
      }
      const persons = people.map(({ person }) => person);
      const tokens = frequencyTokens(persons, keys);
      counted = tokens.flat();
      const known = ofFrequencies(persons, tokens);
      carried = frequencies ? carriedOver(frequencies, { known, tokens }) : [];
      const met = people.map((person, i) => ({ ...person, counted: known[i] }));
      const byEpoch = encoders.map((encoder) => encoder.encode(met));
      return people.map((_, i) => ({
        tokens: byEpoch.flatMap((records): LinkageToken[] => records[i]!.tokens),
        views: byEpoch.flatMap((records): ViewPayload[] => records[i]!.views),
        profile: byEpoch[0]![i]!.profile,
      }));
    };
    return { encode, counted: () => counted, carried: () => carried };
  };
}
