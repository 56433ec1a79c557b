import type { NormalisedPerson } from '#libs/identifiers';
import type { KeyPort } from '#libs/keys';
import { MacBatch, macOf, type PendingMac } from './tokens/mac-batch';
import type { FrequencyField, FrequencyLookup } from './types';

/** Bytes of a frequency token: enough that two of a million values hardly meet, too few to be a person's token. */
const TOKEN_BYTES = 8;

/** One value of one record as the frequency table knows it. */
export interface FrequencyToken {
  field: FrequencyField;
  /** Hex. */
  token: string;
}

/** The keyed tokens of what is counted, for each person: given name, surname, full name, postcode. */
export function frequencyTokens(
  people: readonly NormalisedPerson[],
  keys: KeyPort,
  keyId?: number,
): FrequencyToken[][] {
  const batch = new MacBatch(keys, keyId ?? keys.keyIds[0]!);
  const asked = people.map((person) => askFrequencies(person, batch));
  batch.run();
  return asked.map((tokens) => tokens.map(countedToken));
}

export interface AskedFrequency {
  field: FrequencyField;
  mac: PendingMac;
}

/** Adds what is counted of one person to a batch. */
export function askFrequencies(
  { given, surname, postcode }: NormalisedPerson,
  batch: MacBatch,
): AskedFrequency[] {
  const asked: AskedFrequency[] = [];
  const ask = (field: FrequencyField, value: string) => {
    asked.push({ field, mac: batch.ask('frequency', field, value) });
  };
  const first = given?.damaged ? undefined : given?.first;
  const last = surname?.damaged ? undefined : surname?.text;
  if (first) ask('GIVEN', first);
  if (last) ask('SURNAME', last);
  if (first && last) ask('FULL_NAME', `${first}\x1f${last}`);
  if (postcode) ask('POSTCODE', postcode.full);
  return asked;
}

/** What was asked for, once its batch has run. */
export function countedToken({ field, mac }: AskedFrequency): FrequencyToken {
  return { field, token: macOf(mac).toString('hex', 0, TOKEN_BYTES) };
}

/** Counts in memory, for a general command; a service keeps them in its schema. */
export class FrequencyTable implements FrequencyLookup {
  private readonly counts = new Map<FrequencyField, Map<string, number>>();
  private readonly totals = new Map<FrequencyField, number>();

  add({ field, token }: FrequencyToken, records = 1): void {
    let tokens = this.counts.get(field);
    if (!tokens) this.counts.set(field, (tokens = new Map()));
    tokens.set(token, (tokens.get(token) ?? 0) + records);
    this.totals.set(field, (this.totals.get(field) ?? 0) + records);
  }

  share(field: FrequencyField, token: string): number | undefined {
    const records = this.counts.get(field)?.get(token);
    return records === undefined ? undefined : records / this.totals.get(field)!;
  }

  *entries(): Generator<FrequencyToken & { records: number }> {
    for (const [field, tokens] of this.counts) {
      for (const [token, records] of tokens) yield { field, token, records };
    }
  }
}

/** 4-bit bucket of a share: 1 for more than a quarter, each step two bits rarer; 0 where it was not counted. */
export function bucketOf(share: number | undefined): number {
  if (share === undefined || share <= 0) return 0;
  return Math.min(15, 1 + Math.max(0, Math.floor(-Math.log2(share) / 2)));
}
