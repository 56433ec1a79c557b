/** One line of a file, by column as the mapping names it. Values are trimmed; an empty one is not there. */
export interface SourceRow {
  file: number;
  /** Place in the file; the header is row 1. */
  row: number;
  id: string;
  values: ReadonlyMap<string, string>;
}
