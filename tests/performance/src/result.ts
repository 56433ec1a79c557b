/** One measured figure. An `id` never changes its meaning. */
export interface BenchResult {
  id: string;
  value: number | string;
  unit: string;
  /** The bar as a person reads it, for example ">= 0.9996"; "reported" where there is none. */
  reach: string;
  met: boolean;
  /** The floor or peer measured in the same run, or published where the note says so. */
  peer?: { name: string; value: number; ratio?: number };
  note: string;
  /** The figure in its parts, where it is of many: rows of one shape. */
  detail?: readonly Readonly<Record<string, string | number>>[];
}

/** What every benchmark's `index.ts` exports under the name `<name>Bench`. */
export type Bench = (options: BenchOptions) => Promise<BenchResult[]>;

export interface BenchOptions {
  /** Only ids that start with one of these; empty: all. */
  only: string[];
  mode?: string;
  /** How much to send or to count, where a benchmark has a size; default: what its bar asks for. */
  events?: number;
  /** Processes of each service that shares work, where a benchmark starts some. */
  replicas?: number;
  onProgress: (message: string) => void;
  /**
   * Told each figure as soon as it is measured, so that a run that is ended early has not measured for nothing; told one
   * of the same id again as a longer run makes it surer.
   */
  onResult: (result: BenchResult) => void;
  /** Told what has to be ended and removed if the run is ended early. */
  onInterrupt: (close: () => Promise<void>) => void;
}
