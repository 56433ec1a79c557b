import type { NormalisedPerson } from '#libs/identifiers';
import type { KeyPort } from '#libs/keys';
import { askFrequencies, bucketOf, frequencyToken, type AskedFrequency } from './frequencies';
import { viewKernel } from './kernels/choose';
import type { ViewKernel } from './kernels/kernel';
import { askTokens, type AgencyPerson } from './tokens/exact-tokens';
import { MacBatch, tokenOf, type PendingMac } from './tokens/mac-batch';
import type { EncodedRecord, EncodeOptions, FrequencyField, ViewPayload } from './types';
import { blocksOf, generalBlocks, SAMPLE_BLOCK, type Block } from './views/blocks';
import { FeatureProgram } from './views/feature-program';
import { impliedWords, impliesBirth } from './views/implied';
import { FACTS, otherFieldOffsets, WORD } from './views/layout';
import { packWords } from './views/payload';
import { writeFeatures } from './views/person-features';

/** One record to encode. */
export interface PersonToEncode extends AgencyPerson {
  /** Values of the other columns, in the order of `EncodeOptions.other`. */
  other?: readonly (string | undefined)[];
}

interface Asked {
  tokens: ReturnType<typeof askTokens>;
  profile: PendingMac;
  frequencies: AskedFrequency[];
  blocks: { block: Block; id: PendingMac; key: PendingMac }[];
}

/**
 * Everything that linkage learns of records: exact tokens and block-salted views. The one encoder of the service
 * and of the general commands. Records are encoded alone: neither their order nor their number matters.
 */
export class RecordEncoder {
  private readonly kernel: ViewKernel;
  private readonly program = new FeatureProgram();
  private readonly keyId: number;
  private readonly words: number;

  constructor(
    private readonly keys: KeyPort,
    private readonly options: EncodeOptions = {},
  ) {
    this.kernel = options.kernel ?? viewKernel();
    this.keyId = options.keyId ?? keys.keyIds[0]!;
    this.words = otherFieldOffsets(options.other ?? []).words;
  }

  /** Encodes a batch; the keys are asked once per purpose. Plaintext buffers are wiped before it returns. */
  encode(records: readonly PersonToEncode[]): EncodedRecord[] {
    const batch = new MacBatch(this.keys, this.keyId);
    const asked = records.map((record) => this.ask(record, batch));
    batch.run();
    const encoded = records.map((record, i) => this.encodeOne(record, asked[i]!));
    this.kernel.wipe();
    this.program.wipe();
    return encoded;
  }

  private ask(record: PersonToEncode, batch: MacBatch): Asked {
    const { frequencies, saltByBlock = true } = this.options;
    const { person, agency } = record;
    return {
      tokens: askTokens(record, batch),
      profile: batch.ask('composite', 'PROFILE', agency, JSON.stringify([person, record.other ?? []])),
      frequencies: frequencies ? askFrequencies(person, batch) : [],
      blocks: this.blocks(record).map((block) => ({
        block,
        id: batch.ask('view-id', block.view, block.value),
        key: saltByBlock
          ? batch.ask('view-key', block.view, block.value)
          : batch.ask('view-key', 'UNSALTED', ''),
      })),
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
    const views = asked.blocks.map(({ block, id, key }): ViewPayload => {
      const { view, repaired, columns } = block;
      const bytes = impliesBirth(view) ? ends.withoutBirth : ends.whole;
      const words = this.kernel.encode(key().subarray(0, 16), bytes, this.words);
      words[WORD.FACTS] = repaired ? facts | (1 << FACTS.REPAIRED) : facts;
      for (const word of impliedWords(view)) words[word] = 0;
      return {
        view,
        block: tokenOf(this.keyId, id()),
        payload: packWords(words, this.words).toString('base64url'),
        ...(columns && { columns }),
      };
    });
    return {
      tokens: asked.tokens.map(({ kind, valid, mac }) => ({
        kind,
        token: tokenOf(this.keyId, mac()),
        valid,
      })),
      views,
      profile: tokenOf(this.keyId, asked.profile()),
    };
  }

  private buckets(asked: readonly AskedFrequency[]): ReadonlyMap<FrequencyField, number> {
    const { frequencies } = this.options;
    return new Map(
      asked.map(({ field, mac }) => [field, bucketOf(frequencies?.share(field, frequencyToken(mac())))]),
    );
  }
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

/** Encodes one record; for many, keep a `RecordEncoder`. */
export function encodeRecord(record: PersonToEncode, keys: KeyPort, options?: EncodeOptions): EncodedRecord {
  return new RecordEncoder(keys, options).encode([record])[0]!;
}
