import type { FrequencyLookup, FrequencyToken } from '#libs/pseudonyms';

/** Frequencies of a linkage model as this process knows them: by tokens of one epoch whose key is open. */
export interface ModelFrequencies {
  /** Key id (epoch) of the tokens. */
  keyId: number;
  shares: FrequencyLookup;
}

/** The frozen share of a value, by its token under the active epoch. */
export interface CarriedFrequency extends FrequencyToken {
  share: number;
}

interface Met {
  /** Tokens of the persons met, under the epoch of the frequencies. */
  known: readonly (readonly FrequencyToken[])[];
  /** Tokens of the same persons under the active epoch: the same list where the frequencies are of that. */
  tokens: readonly (readonly FrequencyToken[])[];
}

/**
 * What of the frequencies is to be kept under the active epoch, for each person met: nothing where it is kept under
 * that epoch already. Only the open identity ties the tokens of two epochs to each other, so this is done as it is met.
 */
export function carriedOver({ shares }: ModelFrequencies, { known, tokens }: Met): CarriedFrequency[][] {
  if (known === tokens) return [];
  return known.map((own, person) =>
    own.flatMap(({ field, token }, at) => {
      const share = shares.share(field, token);
      return share === undefined ? [] : [{ ...tokens[person]![at]!, share }];
    }),
  );
}
