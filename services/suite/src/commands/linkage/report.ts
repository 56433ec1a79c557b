import { levelBits, MANY_MATCHES, priorBits } from '#libs/linkage';
import type { LinkedFiles } from './link-files';
import { warningLine } from './records/file-notes';
import type { Mapping } from './records/mapping';

/** What the program chose, and why, for a person to read. */
export function runReport(linked: LinkedFiles, mapping: Mapping, given?: number): string {
  const { result, ids, files } = linked;
  const { model, training, candidates } = result;
  const stated = statedComparisons(linked);
  const clusters = new Set(result.clusters).size;
  const lines = [
    `${ids.length} records of ${files.length} file(s), linked ${mapping.within ? 'within and across files' : 'across files only'}.`,
    `Compared: ${stated.map((at) => model.comparisons[at]!.name).join(', ')}.`,
  ];
  lines.push(...datesRead(linked));
  if (linked.warnings.length > 0)
    lines.push(
      'What to know of the files:',
      ...linked.warnings.map((warning) => `  ${warningLine(warning)}`),
    );
  lines.push(
    `${candidates.pairs.size} pairs met in one of ${result.views.length} kinds of block; blocks of over 200 records were left to the others (${result.views.reduce((sum, { oversize }) => sum + oversize, 0)} blocks).`,
  );
  if (training) {
    lines.push(
      `u: shares of levels among pairs drawn at random, likely matches discounted.`,
      `m: expectation-maximisation in the blocks where matches are dense, each leaving out what it blocks on:`,
      ...training.views.map(
        ({ view, pairs, matching }) => `  ${view}: ${pairs} pairs, ${(matching * 100).toFixed(1)} % match`,
      ),
      `  then settled on all pairs that met, each by its probability.`,
      ...pairsOfFiles(linked),
      `Two records at random match with a weight of ${priorBits(model).toFixed(1)} bits; expected matching pairs: ${Math.round(training.expectedMatches)}.`,
    );
  }
  lines.push(
    given !== undefined
      ? `Threshold: ${given} bits, as given.`
      : `Threshold: ${model.threshold.toFixed(1)} bits, where the weights themselves expect the best F1${training ? ` (${training.expectedF1.toFixed(4)})` : ''}; no label was used.`,
    'Bits by comparison:',
    ...stated.map((at) => {
      const { name, levels } = model.comparisons[at]!;
      const bits = levels.map((level, l) => `${level} ${levelBits(model, at, l + 1).toFixed(1)}`);
      return `  ${name}: ${bits.join('; ')}`;
    }),
    `Clusters: average-link inside connected components. ${clusters} clusters.`,
  );
  return `${lines.join('\n')}\n`;
}

/** Which pairs of files have shares of matches of their own, and on how many matches each rests. */
function pairsOfFiles({ files, result }: LinkedFiles): string[] {
  if (files.length < 2) return [];
  const own = result.model.byAgencies ?? [];
  if (own.length === 0)
    return [`m by pair of files: none has ${MANY_MATCHES} matches beside others; all use the pooled one.`];
  return [
    `m by pair of files, drawn towards the pooled one, which all other pairs use:`,
    ...own.map(({ agencies, matches }) => `  ${agencies.join(' and ')}: about ${matches} matches`),
  ];
}

/** In which format dates of birth were read: said once where all files agree. */
function datesRead({ dateFormats, files }: LinkedFiles): string[] {
  const formats = new Set(dateFormats.filter((format) => format !== undefined));
  if (formats.size < 2) return [...formats].map((format) => `Dates of birth read as ${format}.`);
  return files.flatMap((file, at) =>
    dateFormats[at] ? [`Dates of birth of ${file} read as ${dateFormats[at]}.`] : [],
  );
}

/** Comparisons that at least one pair could make. */
function statedComparisons({ result }: LinkedFiles): number[] {
  const { patterns } = result.candidates;
  const stated = new Set<number>();
  for (let pattern = 0; pattern < patterns.size; pattern++) {
    patterns.vector(pattern).forEach((level, at) => {
      if (level !== 0) stated.add(at);
    });
  }
  return [...stated].sort((a, b) => a - b);
}
