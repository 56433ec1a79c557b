import { linesIn } from '../../../words';
import type { FileWarning } from './file-notes';

/** A warning for programs: what it says stands in English, as ever. */
export interface WarningJson {
  file: string;
  column?: string;
  what: string;
  count?: number;
  row?: number;
}

/** File, column, what, where first: a line for a person in English, and one in Welsh. */
export function warningLines(warning: FileWarning): [string, string] {
  const { file, column, row } = warning;
  const places = column === undefined ? [file, file] : linesIn('linkage', 'note.where', { file, column });
  const firsts = row === undefined ? [] : linesIn('linkage', 'note.first', { row: `${row}` });
  const [en, cy] = saidOf(warning).map((what, at) => {
    const first = firsts[at] === undefined ? '' : ` (${firsts[at]})`;
    return `${places[at]}: ${what}${first}.`;
  });
  return [en!, cy!];
}

export function warningJson(warning: FileWarning): WarningJson {
  const { file, column, count, row } = warning;
  return {
    file,
    ...(column !== undefined && { column }),
    what: saidOf(warning)[0],
    ...(count !== undefined && { count }),
    ...(row !== undefined && { row }),
  };
}

function saidOf({ note, values }: FileWarning): [string, string] {
  return linesIn('linkage', `note.${note}`, values);
}
