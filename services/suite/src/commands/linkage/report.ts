import { levelBits, MANY_MATCHES, priorBits } from '#libs/linkage';
import type { LinkedFiles } from './link-files';
import { linesIn, sayIn, type Values } from '../../words';
import { comparisonNamed, levelNamed } from './level-words';
import type { Mapping } from './records/mapping';
import { warningLines } from './records/warning-text';

/** A sentence of the report in English, and under it in Welsh. */
const say = (key: string, values: Values = {}): string[] => linesIn('linkage', `run.${key}`, values);

/** What the program chose, and why, for a person to read. */
export function runReport(linked: LinkedFiles, mapping: Mapping, given?: number): string {
  const { result, ids, files } = linked;
  const { model, candidates } = result;
  const stated = statedComparisons(linked).map((at) => model.comparisons[at]!.name);
  const clusters = new Set(result.clusters).size;
  const notes = linked.warnings.flatMap(warningLines).map((line) => `  ${line}`);
  const lines = [
    ...say(mapping.within ? 'within' : 'across', { count: `${ids.length}`, files: `${files.length}` }),
    ...say('compared', { names: stated.join(', '), enwau: stated.map(comparisonNamed).join(', ') }),
    ...datesRead(linked),
    ...(notes.length > 0 ? [...say('notes'), ...notes] : []),
    ...say('met', {
      count: `${candidates.pairs.size}`,
      kinds: `${result.views.length}`,
      oversize: `${result.views.reduce((sum, { oversize }) => sum + oversize, 0)}`,
    }),
    ...learnt(linked),
    ...threshold(linked, given),
    ...say('bits'),
    ...bitsByComparison(linked),
    ...say('clusters', { count: `${clusters}` }),
  ];
  return `${lines.join('\n')}\n`;
}

/** How the shares were learnt, where the run trained itself. */
function learnt(linked: LinkedFiles): string[] {
  const { model, training } = linked.result;
  if (!training) return [];
  return [
    ...say('u'),
    ...say('m'),
    ...training.views.map(({ view, pairs, matching }) => {
      const values = { pairs: `${pairs}`, share: (matching * 100).toFixed(1) };
      return `  ${view}: ${sayIn('linkage', 'train.view', values)}`;
    }),
    ...say('settled').map((line) => `  ${line}`),
    ...pairsOfFiles(linked),
    ...say('prior', {
      bits: priorBits(model).toFixed(1),
      matches: `${Math.round(training.expectedMatches)}`,
    }),
  ];
}

function threshold({ result: { model, training } }: LinkedFiles, given: number | undefined): string[] {
  if (given !== undefined) return say('given', { threshold: `${given}` });
  const chosen = { threshold: model.threshold.toFixed(1) };
  return training
    ? say('chosen-f1', { ...chosen, f1: training.expectedF1.toFixed(4) })
    : say('chosen', chosen);
}

/** What each level of a comparison weighs, with its names in both languages. */
function bitsByComparison(linked: LinkedFiles): string[] {
  const { model } = linked.result;
  return statedComparisons(linked).flatMap((at) => {
    const { name, levels } = model.comparisons[at]!;
    const bits = levels.map((_, level) => levelBits(model, at, level + 1).toFixed(1));
    const row = (names: readonly string[]): string =>
      names.map((level, l) => `${level} ${bits[l]}`).join('; ');
    return [`  ${name}: ${row(levels)}`, `  ${comparisonNamed(name)}: ${row(levels.map(levelNamed))}`];
  });
}

/** Which pairs of files have shares of matches of their own, and on how many matches each rests. */
function pairsOfFiles({ files, result }: LinkedFiles): string[] {
  if (files.length < 2) return [];
  const own = result.model.byAgencies ?? [];
  if (own.length === 0) return say('files-none', { many: `${MANY_MATCHES}` });
  return [
    ...say('files'),
    ...own.map(
      ({ agencies, matches }) =>
        `  ${agencies.join(' – ')}: ${sayIn('linkage', 'train.matches', { count: `${matches}` })}`,
    ),
  ];
}

/** In which format dates of birth were read: said once where all files agree. */
function datesRead({ dateFormats, files }: LinkedFiles): string[] {
  const formats = new Set(dateFormats.filter((format) => format !== undefined));
  if (formats.size < 2) return [...formats].flatMap((format) => say('dates', { format }));
  return files.flatMap((file, at) =>
    dateFormats[at] ? say('dates-of', { file, format: dateFormats[at] }) : [],
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
