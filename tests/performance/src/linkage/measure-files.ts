import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cyfrif } from './command';

/** Files of records, what their columns mean, and who is who. */
export interface LabelledFiles {
  /** Where to write what the commands read and give. */
  folder: string;
  files: readonly string[];
  mapping: unknown;
  /** CSV: file, id, cluster. */
  truth: string;
}

export interface FilesMeasured {
  /** F1 of pairs at the threshold that is best by the labels. */
  best: number;
  bestThreshold: number;
  /** F1 of pairs at the threshold that was chosen without labels. */
  chosen: number;
  threshold: number;
  /** F1 of clusters at the chosen threshold. */
  clusters: number;
}

interface EvaluationJson {
  clusters: { f1: number };
  pairs: { best: { f1: number; threshold: number }; at?: { f1: number } };
}

/** Files through `linkage run` and `linkage evaluate`, as a user would. */
export async function measureFiles(
  { folder, files, mapping, truth }: LabelledFiles,
  flags: readonly string[] = [],
): Promise<FilesMeasured> {
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('mapping.json'), JSON.stringify(mapping));
  writeFileSync(at('truth.csv'), truth);
  const records = files.flatMap((file) => ['--records', file]);
  const output = ['--out', at('clusters.csv'), '--pairs', at('pairs.csv')];
  const run = await cyfrif(
    'linkage',
    'run',
    ...records,
    '--mapping',
    at('mapping.json'),
    ...output,
    ...flags,
  );
  const threshold = Number(run['threshold']);
  const evaluated = (await cyfrif(
    ...['linkage', 'evaluate', '--clusters', at('clusters.csv'), '--pairs', at('pairs.csv')],
    ...['--truth', at('truth.csv'), '--threshold', String(threshold)],
  )) as unknown as EvaluationJson;
  return {
    best: evaluated.pairs.best.f1,
    bestThreshold: evaluated.pairs.best.threshold,
    chosen: evaluated.pairs.at?.f1 ?? 0,
    threshold,
    clusters: evaluated.clusters.f1,
  };
}
