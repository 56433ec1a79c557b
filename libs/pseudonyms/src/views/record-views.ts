import type { NormalisedPerson } from '#libs/identifiers';
import { MOST_VIEWS, VIEW, VIEW_WORDS, type ViewKernel } from '../kernels/kernel';
import { nextPlace } from '../kernels/pack';
import type { BlockBatch } from '../tokens/block-batch';
import type { ViewPayload } from '../types';
import type { Block } from './blocks';
import { FeatureProgram } from './feature-program';
import { leftOut } from './implied';
import { FACTS, WORD, type OtherField } from './layout';
import { writeFeatures, type ProgramEnds } from './person-features';

/** A record's blocks, of which the first is at `place` of its batch and the others follow. */
export interface AskedBlocks {
  blocks: readonly Block[];
  place: number;
}

/** What the views of one record are made from. */
export interface ViewSource extends AskedBlocks {
  person: NormalisedPerson;
  /** Values of the other columns. */
  other: readonly (string | undefined)[];
  /** The word that is not salted. */
  facts: number;
}

export interface RecordViewsOptions {
  kernel: ViewKernel;
  batch: BlockBatch;
  /** Other columns, and the length of a view with them. */
  fields: readonly OtherField[];
  words: number;
  /** Salts all blocks alike: see `EncodeOptions.saltByBlock`. */
  unsalted?: Uint32Array;
  wanted?: (block: string) => boolean;
}

/** Makes the views of one record after another: all of a record in one call to the kernel. */
export class RecordViews {
  private readonly program = new FeatureProgram();

  constructor(private readonly options: RecordViewsOptions) {}

  views({ person, other, blocks, place, facts }: ViewSource): ViewPayload[] {
    const { kernel, batch, fields, wanted } = this.options;
    const ends = writeFeatures(this.program, person, fields, other);
    kernel.load(this.program.program);
    const views: ViewPayload[] = [];
    let waiting = 0;
    for (let i = 0; i < blocks.length; i++) {
      const { view, columns, repaired } = blocks[i]!;
      const block = batch.id(place + i);
      if (wanted?.(block) === false) continue;
      views.push(columns ? { view, block, payload: '', columns } : { view, block, payload: '' });
      const plain = repaired ? facts | (1 << FACTS.REPAIRED) : facts;
      this.write(waiting++, { view, salt: 4 * (place + i), plain, ends });
      if (waiting < MOST_VIEWS) continue;
      this.encode(views, waiting);
      waiting = 0;
    }
    if (waiting > 0) this.encode(views, waiting);
    return views;
  }

  wipe(): void {
    this.options.kernel.wipe();
    this.program.wipe();
  }

  private write(
    at: number,
    wanted: { view: Block['view']; salt: number; plain: number; ends: ProgramEnds },
  ): void {
    const { unsalted, batch, kernel } = this.options;
    const { table } = kernel;
    const entry = VIEW_WORDS * at;
    const [keys, from] = unsalted ? [unsalted, 0] : [batch.salts, wanted.salt];
    for (let word = 0; word < 4; word++) table[entry + VIEW.KEY + word] = keys[from + word]!;
    const { birth, low, high } = leftOut(wanted.view);
    table[entry + VIEW.BYTES] = birth ? wanted.ends.withoutBirth : wanted.ends.whole;
    table[entry + VIEW.PLAIN] = wanted.plain;
    table[entry + VIEW.LEFT_OUT] = low;
    table[entry + VIEW.LEFT_OUT + 1] = high;
  }

  /** Encodes what stands in the table, and gives the last views their payloads: parts of one text. */
  private encode(views: readonly ViewPayload[], count: number): void {
    const { kernel, words } = this.options;
    const text = kernel.encode(count, words, WORD.FACTS);
    const { table } = kernel;
    let from = 0;
    for (let at = 0; at < count; at++) {
      const end = from + table[VIEW_WORDS * at + VIEW.BYTES]!;
      views[views.length - count + at]!.payload = text.slice((from / 3) * 4, Math.ceil((end * 4) / 3));
      from = nextPlace(end);
    }
  }
}
