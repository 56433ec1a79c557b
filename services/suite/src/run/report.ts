import { linesIn } from '../words';
import { rowName, rowsText } from './rows';
import type { RunOutcome } from './run-folder';

/** What a run did, for a person, in both languages. */
export function runReport(outcome: RunOutcome): string {
  const { accepted, repeated, refused, heldFeeds, persons, cells, release } = outcome;
  const table = rowsText([
    [rowName('accepted'), String(accepted)],
    [rowName('repeated'), String(repeated)],
    [rowName('refused'), String(refused)],
    [rowName('people'), String(persons)],
    [rowName('as-at'), outcome.asAt],
    [rowName('held'), String(heldFeeds)],
    [rowName('cubes'), String(cells.unsuppressed)],
    [rowName('figures'), String(cells.published)],
    [rowName('withheld'), String(cells.withheld)],
    [rowName('unavailable'), String(cells.unavailable)],
    [rowName('release'), 'id' in release ? release.id : `- (${release.refused})`],
    [rowName('public'), outcome.publicFolder],
    [rowName('steward'), outcome.stewardFolder],
  ]);
  return 'refused' in release ? `${table}\n${reasonOf(release.refused)}\n` : table;
}

/** Why nothing was released, and what helps. */
function reasonOf(code: string): string {
  return linesIn('run', REASONS[code] ?? 'why.other', { code }).join('\n');
}

const REASONS: Record<string, string> = {
  'publisher.release.empty': 'why.empty',
  'publisher.release.unprotected': 'why.unprotected',
  'publisher.release.not-additive': 'why.not-additive',
  'publisher.release.broken': 'why.broken',
};
