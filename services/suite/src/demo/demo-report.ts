import type { LinkageQuality } from '#services/matcher';
import type { Takeover } from '../distributed/takeover';
import type { PipelineResult } from '../run/pipeline';
import { rowName, rowsText } from '../run/rows';
import type { Agreement } from '../run/truth';
import { linesIn } from '../words';

/** What the demonstration did, for a person, in both languages. */
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
    [rowName('accepted'), count('accepted')],
    [rowName('repeated'), count('repeated')],
    [rowName('refused'), count('refused')],
    [rowName('linked'), summary.records.toLocaleString('en-GB')],
    [rowName('found'), summary.persons.toLocaleString('en-GB')],
    [rowName('as-at'), asAt],
    // More than a release may hold, which is what "releases list" counts.
    [rowName('cells'), cells.toLocaleString('en-GB')],
    [rowName('release'), released ? release.releaseId : release.code],
  ];
  if (released) {
    const { cells: all, blanks } = release.counts;
    rows.push([rowName('released'), `${all - blanks}, ${blanks}`]);
  }
  if (agreement) {
    const { compared, equal, largest, relative } = agreement;
    rows.push(
      ...inWords('equal', 'value.truth', { compared, equal, largest, percent: (100 * relative).toFixed(2) }),
    );
  }
  if (truth) {
    const [right, found] = [truth.precision, truth.recall].map(({ value }) => (100 * value).toFixed(2));
    rows.push(...inWords('links', 'value.links', { right: right ?? '', found: found ?? '' }));
  }
  if (takeover) {
    const { killed, by, lease, linked } = takeover;
    rows.push(
      ...inWords('standby', 'value.standby', {
        ...{ killed, by },
        ...{ lease: lease.toFixed(1), linked: linked.toFixed(1) },
      }),
    );
  }
  return `\n${rowsText(rows)}\n`;
}

/** A row whose value is words: the Welsh ones under the English ones. */
function inWords(row: string, value: string, given: Record<string, string | number>): [string, string][] {
  const texts = Object.fromEntries(Object.entries(given).map(([name, one]) => [name, String(one)]));
  const [english, welsh] = linesIn('run', value, texts);
  return [
    [rowName(row), english],
    ['', welsh],
  ];
}
