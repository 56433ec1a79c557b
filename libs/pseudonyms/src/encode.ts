import { hash } from 'node:crypto';
import type { LinkageToken } from '#libs/contracts';
import type { NormalisedPerson } from '#libs/identifiers';
import type { KeyPort, KeyPurpose } from '#libs/keys';
import {
  askFrequencies,
  bucketOf,
  countedToken,
  type AskedFrequency,
  type FrequencyToken,
} from './frequencies';
import { viewKernel } from './kernels/choose';
import { BlockBatch } from './tokens/block-batch';
import { askTokens, finished, type AgencyPerson, type AskedToken } from './tokens/exact-tokens';
import { MacBatch } from './tokens/mac-batch';
import type { EncodedRecord, EncodeOptions, FrequencyField, ViewPayload } from './types';
import { blocksOf, generalBlocks, SAMPLE_BLOCK, type Block } from './views/blocks';
import { FACTS, otherFieldOffsets } from './views/layout';
import { RecordViews, type AskedBlocks } from './views/record-views';

/** One record to encode. */
export interface PersonToEncode extends AgencyPerson {
  /** Values of the other columns, in the order of `EncodeOptions.other`. */
  other?: readonly (string | undefined)[];
  /** What is counted of the person under `EncodeOptions.frequencyKeyId`, where it is known: it is not MACed again. */
  counted?: readonly FrequencyToken[];
}

/** Records whose MACs are computed together: few enough that what they leave behind is collected young. */
const BATCH = 128;

interface Asked extends AskedBlocks {
  tokens: AskedToken[];
  frequencies: readonly AskedFrequency[];
}

const NONE: readonly never[] = [];

/**
 * Everything that linkage learns of records: exact tokens and block-salted views. The one encoder of the service
 * and of the general commands. Records are encoded alone: neither their order nor their number matters.
 */
export class RecordEncoder {
  private readonly keyId: number;
  private readonly frequencyKeyId: number;
  private readonly blockBatch: BlockBatch;
  private readonly recordViews: RecordViews;

  constructor(
    private readonly keys: KeyPort,
    private readonly options: EncodeOptions = {},
  ) {
    this.keyId = options.keyId ?? keys.keyIds[0]!;
    this.frequencyKeyId = options.frequencyKeyId ?? this.keyId;
    this.blockBatch = new BlockBatch(keys, this.keyId);
    const { other = [], wanted, kernel = viewKernel() } = options;
    const unsalted = options.saltByBlock === false ? this.unsaltedKey() : undefined;
    const { words } = otherFieldOffsets(other);
    this.recordViews = new RecordViews({
      kernel,
      batch: this.blockBatch,
      fields: other,
      words,
      unsalted,
      wanted,
    });
  }

  /** Encodes a batch; the keys are asked once per purpose. Plaintext buffers are wiped before it returns. */
  encode(records: readonly PersonToEncode[]): EncodedRecord[] {
    const encoded: EncodedRecord[] = [];
    for (let from = 0; from < records.length; from += BATCH) {
      const part = records.slice(from, from + BATCH);
      const batch = new MacBatch(this.keys, this.keyId);
      const own = this.frequencyKeyId === this.keyId;
      const counted = own ? batch : new MacBatch(this.keys, this.frequencyKeyId);
      const asked = part.map((record) => this.ask(record, batch, counted));
      batch.run();
      if (!own) counted.run();
      this.blockBatch.run();
      for (let i = 0; i < part.length; i++) encoded.push(this.encodeOne(part[i]!, asked[i]!));
      this.blockBatch.clear();
    }
    this.recordViews.wipe();
    return encoded;
  }

  /** Ids of the blocks that each record would have views in, and nothing else of it. */
  blockIds(records: readonly PersonToEncode[]): string[][] {
    const ids: string[][] = [];
    for (let from = 0; from < records.length; from += BATCH) {
      const asked = records.slice(from, from + BATCH).map((record) => this.askBlocks(record));
      this.blockBatch.run();
      for (const { blocks, place } of asked) ids.push(blocks.map((_, i) => this.blockBatch.id(place + i)));
      this.blockBatch.clear();
    }
    return ids;
  }

  private askBlocks(record: PersonToEncode): AskedBlocks {
    const blocks = this.blocks(record);
    const place = this.blockBatch.places;
    for (const { view, value } of blocks) this.blockBatch.ask(view, value);
    return { blocks, place };
  }

  private ask(record: PersonToEncode, batch: MacBatch, counted: MacBatch): Asked {
    const { frequencies } = this.options;
    const { blocks, place } = this.askBlocks(record);
    const tokens = askTokens(record, batch);
    return {
      blocks,
      place,
      tokens,
      frequencies: frequencies && !record.counted ? askFrequencies(record.person, counted) : NONE,
    };
  }

  private blocks({ person, other: values = NONE }: PersonToEncode): Block[] {
    const { blocks = 'service', other = NONE } = this.options;
    if (blocks === 'sample') return [SAMPLE_BLOCK];
    const travelling = blocksOf(person, other, values);
    return blocks === 'service' ? travelling : [...travelling, ...generalBlocks(person, other, values)];
  }

  private encodeOne({ person, other = NONE, counted }: PersonToEncode, asked: Asked): EncodedRecord {
    const { blocks, place, frequencies } = asked;
    const facts = factsWord(person, this.buckets(counted ?? frequencies.map(countedToken)));
    const views = this.recordViews.views({ person, other, blocks, place, facts });
    const tokens = asked.tokens.map((token) => finished(token, this.keyId));
    return { tokens, views, profile: profileOf(tokens, views) };
  }

  private unsaltedKey(): Uint32Array {
    const purpose: KeyPurpose = { purpose: 'view-key', field: 'UNSALTED' };
    return wordsOf(this.keys.encipher(purpose, Buffer.alloc(16), this.keyId));
  }

  private buckets(counted: readonly FrequencyToken[]): ReadonlyMap<FrequencyField, number> {
    const { frequencies } = this.options;
    if (!frequencies) return NO_BUCKETS;
    return new Map(counted.map(({ field, token }) => [field, bucketOf(frequencies.share(field, token))]));
  }
}

const NO_BUCKETS: ReadonlyMap<FrequencyField, number> = new Map();

/**
 * Names an identity as a whole by what was encoded of it, which is keyed already: every token, and one view, which
 * holds every field that its block does not say. Undefined where nothing was encoded: two such are not one person.
 */
function profileOf(tokens: readonly LinkageToken[], [first]: readonly ViewPayload[]): string | undefined {
  if (tokens.length === 0 && !first) return undefined;
  let text = '';
  for (const { kind, token } of tokens) text += `${text === '' ? '' : '.'}${kind}${token}`;
  if (first) text += `${text === '' ? '' : '.'}${first.view}.${first.block}.${first.payload}`;
  return hash('sha256', text, 'base64url').slice(0, 22);
}

function factsWord(person: NormalisedPerson, buckets: ReadonlyMap<FrequencyField, number>): number {
  const { given, surname, birth } = person;
  const bit = (at: number, set: boolean | undefined) => (set ? 1 << at : 0);
  return (
    ((buckets.get('GIVEN') ?? 0) << FACTS.GIVEN_BUCKET) |
    ((buckets.get('SURNAME') ?? 0) << FACTS.SURNAME_BUCKET) |
    ((buckets.get('FULL_NAME') ?? 0) << FACTS.FULL_NAME_BUCKET) |
    ((buckets.get('POSTCODE') ?? 0) << FACTS.POSTCODE_BUCKET) |
    bit(FACTS.PATRONYMIC, surname?.patronymic) |
    bit(FACTS.BIRTH_LOW_INFORMATION, birth?.lowInformation) |
    bit(FACTS.NAME_DAMAGED, given?.damaged || surname?.damaged) |
    bit(FACTS.BABY_OR_TWIN, given?.babyOrTwin)
  );
}

function wordsOf(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: bytes.length / 4 }, (_, word) => bytes.readUInt32LE(4 * word));
}

/** Encodes one record; for many, keep a `RecordEncoder`. */
export function encodeRecord(record: PersonToEncode, keys: KeyPort, options?: EncodeOptions): EncodedRecord {
  return new RecordEncoder(keys, options).encode([record])[0]!;
}
