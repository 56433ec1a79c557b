import type { LinkageToken } from '#libs/contracts';
import type { ViewKernel } from './kernels/kernel';
import type { OtherField } from './views/layout';
import type { ViewName } from './views/view-names';

/** One view of a record as it travels: nothing in it is comparable outside the block. */
export interface ViewPayload {
  view: ViewName;
  /** base64url of key id (1 byte) and block id (16 bytes). Equal: compare the two payloads. */
  block: string;
  /** base64url of the packed words; `unpackView` gives them back. */
  payload: string;
  /** Places of the other columns that the block is made of. */
  columns?: readonly number[];
}

/** What linkage learns of one record: exact tokens, views, and a token of the identity as a whole. */
export interface EncodedRecord {
  tokens: LinkageToken[];
  views: ViewPayload[];
  /**
   * Names the identity as a whole: records with the same profile say the same in every field that is compared
   * (which does not make two people of one name one person). Absent where nothing could be encoded.
   */
  profile?: string;
}

export interface EncodeOptions {
  /** Key id (epoch) to encode under; default: the active one. */
  keyId?: number;
  /** Share of records that hold a value, for the frequency buckets; absent: buckets say not known. */
  frequencies?: FrequencyLookup;
  /** Key id (epoch) that the tokens of `frequencies` were made under; default: `keyId`. */
  frequencyKeyId?: number;
  /** Other columns of a general command, in order; values come with each record. */
  other?: readonly OtherField[];
  /** false: one key for all blocks of a field, for measuring what hardening costs. Never in a service. */
  saltByBlock?: boolean;
  /**
   * Which blocks. service (default): those that travel. general: more of them, for the general commands. sample:
   * none, but one view that all records share, so that random pairs can be counted; with `saltByBlock: false`,
   * in memory and thrown away.
   */
  blocks?: 'service' | 'general' | 'sample';
  /** Views whose block is not wanted are left out: nobody would be met there. Never in a service. */
  wanted?: (block: string) => boolean;
  /** Default: the fastest that runs here. */
  kernel?: ViewKernel;
}

/** Frequencies of keyed tokens; the plaintext never reaches the table. */
export interface FrequencyLookup {
  /** Share (0 to 1) of records that hold the value of this token; undefined: not counted. */
  share(field: FrequencyField, token: string): number | undefined;
}

export type FrequencyField = 'GIVEN' | 'SURNAME' | 'FULL_NAME' | 'POSTCODE';
