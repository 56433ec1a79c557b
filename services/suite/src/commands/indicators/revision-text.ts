import type { Revision } from '#services/indicators';
import { sayIn } from '../../words';

/** The revision triangle's column of a figure, as a table: one line for what each computation said. */
export function revisionText(revisions: readonly Revision[]): string {
  if (revisions.length === 0) return `${say('revisions.none')}\n`;
  const rows = revisions.map(({ series, asAt, definitionVersion, status, numerator, denominator }) => [
    series,
    asAt,
    definitionVersion,
    status,
    figure(numerator, denominator),
  ]);
  const header = ['series', 'as-at', 'definition', 'status', 'wales'].map(say);
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]!.length)),
  );
  return [header, ...rows]
    .map(
      (row) =>
        `${row
          .map((text, column) => text.padEnd(widths[column]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

function figure(numerator: number | null, denominator: number | null): string {
  if (numerator === null) return '-';
  return denominator === null ? String(numerator) : `${numerator} / ${denominator}`;
}

const say = (key: string): string => sayIn('indicators', key);
