import { hash } from 'node:crypto';
import type { LinkageToken } from '#libs/contracts';
import type { NormalisedPerson } from '#libs/identifiers';
import type { KeyPort, KeyPurpose } from '#libs/keys';
import { askFrequencies, bucketOf, frequencyToken, type AskedFrequency } from './frequencies';
import { viewKernel } from './kernels/choose';
import type { ViewKernel } from './kernels/kernel';
import { nextPlace } from './kernels/pack';
import { askTokens, type AgencyPerson } from './tokens/exact-tokens';
import { BlockBatch } from './tokens/block-batch';
import { MacBatch, tokenOf } from './tokens/mac-batch';
import type { EncodedRecord, EncodeOptions, FrequencyField, ViewPayload } from './types';
import { blocksOf, generalBlocks, SAMPLE_BLOCK, type Block } from './views/blocks';
import { FeatureProgram } from './views/feature-program';
import { impliedWords, impliesBirth } from './views/implied';
import { FACTS, otherFieldOffsets, WORD } from './views/layout';
import { writeFeatures } from './views/person-features';

/** One record to encode. */
export interface PersonToEncode extends AgencyPerson {
  /** Values of the other columns, in the order of `EncodeOptions.other`. */
  other?: readonly (string | undefined)[];
}

/** Records whose MACs are computed together: few enough that what they leave behind is collected young. */
const BATCH = 128;

interface AskedBlocks {
  blocks: Block[];
  /** Place of the first block in its batch; the others follow. */
  place: number;
}

interface Asked extends AskedBlocks {
  tokens: ReturnType<typeof askTokens>;
  frequencies: AskedFrequency[];
}

/**
 * Everything that linkage learns of records: exact tokens and block-salted views. The one encoder of the service
 * and of the general commands. Records are encoded alone: neither their order nor their number matters.
 */
export class RecordEncoder {
  private readonly kernel: ViewKernel;
  private readonly program = new FeatureProgram();
  private readonly keyId: number;
  private readonly frequencyKeyId: number;
  private readonly blockBatch: BlockBatch;
  private readonly words: number;
  private readonly unsaltedKey?: Uint32Array;

  constructor(
    private readonly keys: KeyPort,
    private readonly options: EncodeOptions = {},
  ) {
    this.kernel = options.kernel ?? viewKernel();
    this.keyId = options.keyId ?? keys.keyIds[0]!;
    this.frequencyKeyId = options.frequencyKeyId ?? this.keyId;
    this.blockBatch = new BlockBatch(keys, this.keyId);
    this.words = otherFieldOffsets(options.other ?? []).words;
    if (options.saltByBlock === false) {
      const purpose: KeyPurpose = { purpose: 'view-key', field: 'UNSALTED' };
      this.unsaltedKey = wordsOf(keys.encipher(purpose, Buffer.alloc(16), this.keyId));
    }
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
      part.forEach((record, i) => encoded.push(this.encodeOne(record, asked[i]!)));
      this.blockBatch.clear();
    }
    this.kernel.wipe();
    this.program.wipe();
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
    return {
      ...this.askBlocks(record),
      tokens: askTokens(record, batch),
      frequencies: frequencies ? askFrequencies(record.person, counted) : [],
    };
  }

  private blocks({ person, other: values = [] }: PersonToEncode): Block[] {
    const { blocks = 'service', other = [] } = this.options;
    if (blocks === 'sample') return [SAMPLE_BLOCK];
    const travelling = blocksOf(person, other, values);
    return blocks === 'service' ? travelling : [...travelling, ...generalBlocks(person, other, values)];
  }

  private encodeOne({ person, other = [] }: PersonToEncode, asked: Asked): EncodedRecord {
    const ends = writeFeatures(this.program, person, this.options.other ?? [], other);
    this.kernel.load(this.program.program);
    const facts = factsWord(person, this.buckets(asked.frequencies));
    const { wanted } = this.options;
    const { place } = asked;
    const all = asked.blocks.map((_, i) => i);
    const kept = wanted ? all.filter((i) => wanted(this.blockBatch.id(place + i))) : all;
    const lengths = kept.map((i) => {
      const { view, repaired } = asked.blocks[i]!;
      const bytes = impliesBirth(view) ? ends.withoutBirth : ends.whole;
      const words = this.unsaltedKey
        ? this.kernel.encode(this.unsaltedKey, 0, bytes, this.words)
        : this.kernel.encode(this.blockBatch.salts, 4 * (place + i), bytes, this.words);
      words[WORD.FACTS] = repaired ? facts | (1 << FACTS.REPAIRED) : facts;
      for (const word of impliedWords(view)) words[word] = 0;
      return this.kernel.pack(this.words);
    });
    const views = this.payloads(asked, kept, lengths);
    const tokens = asked.tokens.map(({ kind, valid, mac }) => ({
      kind,
      token: tokenOf(this.keyId, mac()),
      valid,
    }));
    return { tokens, views, profile: profileOf(tokens, views) };
  }

  /** Cuts what was packed into the payloads of the views: one text for all of a record. */
  private payloads(
    { blocks, place }: AskedBlocks,
    kept: readonly number[],
    lengths: readonly number[],
  ): ViewPayload[] {
    const packed = this.kernel.takePacked();
    const text = Buffer.from(packed.buffer, packed.byteOffset, packed.length).toString('base64url');
    let from = 0;
    return kept.map((i, at) => {
      const { view, columns } = blocks[i]!;
      const payload = text.slice((from / 3) * 4, Math.ceil(((from + lengths[at]!) * 4) / 3));
      from = nextPlace(from + lengths[at]!);
      const block = this.blockBatch.id(place + i);
      return columns ? { view, block, payload, columns } : { view, block, payload };
    });
  }

  private buckets(asked: readonly AskedFrequency[]): ReadonlyMap<FrequencyField, number> {
    const { frequencies } = this.options;
    return new Map(
      asked.map(({ field, mac }) => [field, bucketOf(frequencies?.share(field, frequencyToken(mac())))]),
    );
  }
}

/**
 * Names an identity as a whole by what was encoded of it, which is keyed already: every token, and one view, which
 * holds every field that its block does not say. Undefined where nothing was encoded: two such are not one person.
 */
function profileOf(tokens: readonly LinkageToken[], [first]: readonly ViewPayload[]): string | undefined {
  if (tokens.length === 0 && !first) return undefined;
  const parts = tokens.map(({ kind, token }) => `${kind}${token}`);
  if (first) parts.push(first.view, first.block, first.payload);
  return hash('sha256', parts.join('.'), 'base64url').slice(0, 22);
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
