import { releaseFiles, writeCells } from '#libs/disclosure';
import { libraryRules, type ProtectedTable } from '../protection/protect';
import type { ReleaseFile } from './release-files';

/**
 * The tables of a release in the general form, each in a folder of its own: what `cyfrif disclosure attack` reads.
 * Only cells that the release holds: of a table that the years do not belong to, no year is a row.
 */
export function tableFiles(tables: readonly ProtectedTable[]): ReleaseFile[] {
  return tables.flatMap(({ system, outcome }) => [
    { name: `tables/${system.name}/cells.csv`, mediaType: 'text/csv', text: writeCells(outcome.released) },
    {
      name: `tables/${system.name}/dimensions.json`,
      mediaType: 'application/json',
      text: `${JSON.stringify(system.specification, null, 2)}\n`,
    },
  ]);
}

/** For stewards alone: witnesses and reports, in folders that `cyfrif disclosure verify` checks. */
export function evidenceFiles(tables: readonly ProtectedTable[]): ReleaseFile[] {
  return tables.flatMap(({ system, outcome }) => {
    // What one rounded table alone gives away has been blanked since, after the attack on all tables together.
    const mended = system.rules.profile === 'rounded' && !outcome.accepted;
    const safe = mended ? { ...outcome, accepted: true, attacks: [] } : outcome;
    const files = releaseFiles(safe, system.specification, libraryRules(system.rules));
    return [...files].map(([path, text]) => ({
      name: `tables/${system.name}/${path}`,
      mediaType: path.endsWith('.json') ? 'application/json' : 'text/plain',
      text,
    }));
  });
}
