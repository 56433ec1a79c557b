import { otherFieldOffsets, unpackView } from '#libs/pseudonyms';
import type { OtherField, ViewPayload } from '#libs/pseudonyms';
import { BlockIndex } from './candidates/block-index';
import { compareBlocks } from './candidates/compare-blocks';
import type { Candidates } from './candidates/compare-blocks';
import { clusterPairs } from './cluster/cluster-pairs';
import { comparatorFor } from './compare/compare';
import { comparisonsFor } from './compare/levels';
import { compareAtRandom } from './model/estimate-u';
import type { LinkageModel } from './model/model';
import { pairBits, settlePrior } from './model/pair-bits';
import { trainModel } from './model/train';
import type { Training } from './model/train';
import { trainAgencies } from './model/train-agencies';
import { chooseThreshold } from './model/threshold';

export interface LinkageSettings {
  others: readonly OtherField[];
  /** Names of the records' files; a record's file decides with whom it may be paired, and whose m weighs the pair. */
  files: readonly string[];
  /** false: pairs across files only. */
  within: boolean;
  /** Bits from which a pair is taken for one person; absent: chosen without labels. */
  threshold?: number;
  /** A model made before; absent: trained on these records. */
  model?: LinkageModel;
  version?: string;
}

export interface LinkageResult {
  candidates: Candidates;
  model: LinkageModel;
  /** Absent when the model was given. */
  training?: Training;
  /** Weight of each candidate pair. */
  bits: Float32Array;
  /** Cluster of each record: its smallest member. */
  clusters: Int32Array;
  views: { view: string; records: number; blocks: number; oversize: number }[];
}

export interface LinkageProgress {
  (stage: 'blocks' | 'train' | 'cluster', done: number, of: number): void;
}

/** Most pairs drawn at random for u. */
const RANDOM_PAIRS = 400_000;

/** Links encoded records: the general commands' whole method, without a key and without plaintext. */
export class LinkageEngine {
  private readonly index: BlockIndex;
  private readonly fileOf: number[] = [];
  private readonly sizes: number[];
  private readonly sample: { file: number; words: Uint32Array }[] = [];
  private readonly words: number;

  constructor(private readonly settings: LinkageSettings) {
    this.words = otherFieldOffsets(settings.others).words;
    this.index = new BlockIndex(this.words);
    this.sizes = settings.files.map(() => 0);
  }

  /** Adds a record in the order of its reference; returns its number. */
  add(file: number, views: readonly ViewPayload[]): number {
    const record = this.fileOf.push(file) - 1;
    this.sizes[file]!++;
    this.index.add(record, views);
    return record;
  }

  /** Adds a record's sample view: encoded under one key for all, from which u is counted. */
  addSample(file: number, view: ViewPayload): void {
    this.sample.push({ file, words: unpackView(view, this.words) });
  }

  link(onProgress: LinkageProgress = () => undefined): LinkageResult {
    const { others, files, within, threshold } = this.settings;
    const comparisons = comparisonsFor(others);
    const comparator = comparatorFor(others);
    const wanted = (a: number, b: number): boolean => within || this.fileOf[a] !== this.fileOf[b];
    const compared = compareBlocks(this.index, comparisons.length, comparator, wanted, (_, done, of) =>
      onProgress('blocks', done, of),
    );
    const candidates = { ...compared, agencies: { names: files, of: this.fileOf } };
    const training = this.settings.model ? undefined : this.train(candidates);
    const learnt = this.settings.model ?? training!.model;
    const model = threshold === undefined ? learnt : { ...learnt, threshold };
    onProgress('train', 1, 1);
    const bits = pairBits(model, candidates);
    const clusters = clusterPairs(this.fileOf.length, candidates.pairs, bits, model.threshold);
    onProgress('cluster', 1, 1);
    const views = this.index.views().map(({ view }) => ({ view, ...this.index.size(view) }));
    return { candidates, model, training, bits, clusters, views };
  }

  private train(candidates: Candidates): Training {
    const { others, within, version = 'trained' } = this.settings;
    const comparisons = comparisonsFor(others);
    const wanted = (a: number, b: number): boolean => within || this.sample[a]!.file !== this.sample[b]!.file;
    const random = compareAtRandom(
      this.sample.map(({ words }) => words),
      comparatorFor(others),
      comparisons,
      wanted,
      RANDOM_PAIRS,
    );
    const possible = this.possiblePairs();
    const pooled = trainModel(version, comparisons, candidates, random, possible);
    const model = trainAgencies(pooled.model, candidates);
    if (!model.byAgencies) return pooled;
    const settled = settlePrior(model, candidates, possible);
    const { threshold, expectedF1, expectedMatches } = chooseThreshold(pairBits(settled, candidates));
    return { ...pooled, model: { ...settled, threshold }, expectedF1, expectedMatches };
  }

  /** Pairs that could be asked for at all. */
  private possiblePairs(): number {
    const count = this.fileOf.length;
    const all = (count * (count - 1)) / 2;
    if (this.settings.within) return all;
    return all - this.sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  }
}
