import type { RunOutcome } from './run-folder';

/** What a run did, for a person: English, then Welsh. */
export function runReport(outcome: RunOutcome): string {
  const { accepted, repeated, refused, heldFeeds, persons, cells, release } = outcome;
  const rows: [string, string][] = [
    ['Events accepted / Digwyddiadau a dderbyniwyd', String(accepted)],
    ['Repeats / Ailanfoniadau', String(repeated)],
    ['Refused / Gwrthodwyd', String(refused)],
    ['People / Pobl', String(persons)],
    ['As at / Fel ar', outcome.asAt],
    ['Quarters held, totals differ / Chwarteri a ddaliwyd', String(heldFeeds)],
    ['Cubes computed / Ciwbiau a gyfrifwyd', String(cells.unsuppressed)],
    ['Figures released / Ffigurau a ryddhawyd', String(cells.published)],
    ['Figures withheld / Ffigurau a ataliwyd', String(cells.withheld)],
    ['Not yet or not applicable / Ddim eto neu ddim yn berthnasol', String(cells.unavailable)],
    ['Release / Datganiad', 'id' in release ? release.id : `- (${release.refused})`],
    ['To publish / I’w gyhoeddi', outcome.publicFolder],
    ['Steward only / I’r stiward yn unig', outcome.stewardFolder],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const table = rows.map(([label, value]) => `${label.padEnd(width)}  ${value}\n`).join('');
  return 'refused' in release ? `${table}\n${reasonOf(release.refused)}\n` : table;
}

/** Why nothing was released, and what helps. */
function reasonOf(code: string): string {
  return reasons[code] ?? `Nothing was released: ${code}. / Ni ryddhawyd dim: ${code}.`;
}

const reasons: Record<string, string> = {
  'publisher.release.empty':
    'Nothing was released: no financial year is final, since not every feed closed all its quarters with matching ' +
    'totals (steward/closures.csv). --provisional includes what is not final.\n' +
    'Ni ryddhawyd dim: nid oes blwyddyn ariannol derfynol, gan na chaeodd pob ffynhonnell ei holl chwarteri â ' +
    'chyfansymiau sy’n cyfateb (steward/closures.csv). Mae --provisional yn cynnwys yr hyn nad yw’n derfynol.',
  'publisher.release.unprotected':
    'Nothing was released: no set of blanks was found that protects every small figure.\n' +
    'Ni ryddhawyd dim: ni chafwyd set o gelloedd gwag sy’n diogelu pob ffigur bach.',
  'publisher.release.not-additive':
    'Nothing was released: totals and their parts do not agree.\n' +
    'Ni ryddhawyd dim: nid yw’r cyfansymiau a’u rhannau yn cytuno.',
  'publisher.release.broken':
    'Nothing was released: the attack on it worked out a withheld figure.\n' +
    'Ni ryddhawyd dim: llwyddodd yr ymosodiad i gyfrifo ffigur a ataliwyd.',
};
