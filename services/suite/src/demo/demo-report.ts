import type { LinkageQuality } from '#services/matcher';
import type { Takeover } from '../distributed/takeover';
import type { PipelineResult } from '../run/pipeline';
import type { Agreement } from '../run/truth';

/** What the demonstration did, for a person: English, then Welsh. */
export function demoReport(
  result: PipelineResult,
  agreement: Agreement | undefined,
  { truth }: LinkageQuality,
  takeover?: Takeover,
): string {
  const { outcomes, summary, release, cells, asAt } = result;
  const count = (state: string): string =>
    outcomes.filter((outcome) => outcome.state === state).length.toLocaleString('en-GB');
  const released = release.outcome === 'released';
  const rows: [string, string][] = [
    ['Events accepted / Digwyddiadau a dderbyniwyd', count('accepted')],
    ['Repeats / Ailanfoniadau', count('repeated')],
    ['Refused / Gwrthodwyd', count('refused')],
    ['Records linked / Cofnodion a gysylltwyd', summary.records.toLocaleString('en-GB')],
    ['People found / Pobl a ganfuwyd', summary.persons.toLocaleString('en-GB')],
    ['As at / Fel ar', asAt],
    // More than a release may hold, which is what "releases list" counts.
    [
      'Cells computed, some too fine to release / Celloedd a gyfrifwyd, rhai’n rhy fanwl i’w rhyddhau',
      cells.toLocaleString('en-GB'),
    ],
    ['Release / Datganiad', released ? release.releaseId : release.code],
  ];
  if (released) {
    const { cells: all, blanks } = release.counts;
    rows.push(['Cells released, withheld / Celloedd, ataliwyd', `${all - blanks}, ${blanks}`]);
  }
  if (agreement) {
    const { compared, equal, largest, relative } = agreement;
    rows.push([
      'Equal to the truth / Yn hafal i’r gwir',
      `${equal} of ${compared}; off by ${(100 * relative).toFixed(2)} % in all, ${largest} at most (linkage error)`,
    ]);
  }
  if (truth) {
    const { precision, recall } = truth;
    rows.push([
      'Links right, found / Cysylltiadau cywir, a gafwyd',
      `${(100 * precision.value).toFixed(2)} %, ${(100 * recall.value).toFixed(2)} % of all pairs of records`,
    ]);
  }
  if (takeover) {
    const { killed, by, lease, linked } = takeover;
    rows.push([
      'Standby took over / Cymerodd yr un wrth gefn drosodd',
      `${killed} > ${by}: ${lease.toFixed(1)} s (lease), ${linked.toFixed(1)} s (linking)`,
    ]);
  }
  const width = Math.max(...rows.map(([label]) => label.length));
  return `\n${rows.map(([label, value]) => `${label.padEnd(width)}  ${value}\n`).join('')}\n`;
}
