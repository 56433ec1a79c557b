import type { EarlierFolder } from '#libs/disclosure';

/** Files of the newest published evidence of each table, by the table's name and the file's path in its folder. */
export type EarlierEvidence = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const NO_EVIDENCE: EarlierEvidence = {};

/**
 * What an earlier release of a table proves, as the disclosure library reads it: most of it still holds when a quarter is
 * added, and only the rest has to be searched for. None where the table was never published.
 */
export function earlierFolders(evidence: EarlierEvidence, table: string): EarlierFolder[] {
  const files = evidence[table];
  return files ? [(path) => files[path]] : [];
}
