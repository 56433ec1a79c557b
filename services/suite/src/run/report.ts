import type { RunOutcome } from './run-folder';

/** What a run did, for a person: English, then Welsh. */
export function runReport(outcome: RunOutcome): string {
  const { accepted, repeated, refused, persons, cells, release } = outcome;
  const id = 'id' in release ? release.id : undefined;
  const rows: [string, string][] = [
    ['Events accepted / Digwyddiadau a dderbyniwyd', String(accepted)],
    ['Repeats / Ailanfoniadau', String(repeated)],
    ['Refused / Gwrthodwyd', String(refused)],
    ['People / Pobl', String(persons)],
    ['As at / Fel ar', outcome.asAt],
    ['Cells computed / Celloedd a gyfrifwyd', String(cells.unsuppressed)],
    ['Published / Cyhoeddwyd', String(cells.published)],
    ['Withheld / Ataliwyd', String(cells.withheld)],
    ['Release / Datganiad', id ?? ('refused' in release ? release.refused : '')],
    ['To publish / I’w gyhoeddi', outcome.publicFolder],
    ['Steward only / I’r stiward yn unig', outcome.stewardFolder],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value}\n`).join('');
}
