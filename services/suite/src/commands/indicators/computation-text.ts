import type { ComputeOutcome } from '#services/indicators';
import { linesIn, sayIn } from '../../words';

type Computation = Pick<Extract<ComputeOutcome, { ok: true }>, 'runId' | 'asAt' | 'cells' | 'closures'>;

/** What a computation made, and each type of which a feed sent otherwise than it says, in both languages. */
export function computationText(
  { runId, asAt, cells, closures }: Computation,
  written?: { rows: number; file: string },
): string {
  const table = [
    [say('run'), runId],
    [say('as-at'), asAt],
    [say('cells'), String(cells)],
    ...(written ? [[say('rows'), `${written.rows}  ${written.file}`]] : []),
  ];
  const width = Math.max(...table.map(([label = '']) => label.length));
  const held = closures
    .filter(({ matched }) => !matched)
    .flatMap(({ source, differences }) => differences.map((one) => ({ source, ...one })))
    .flatMap(({ source, type, declared, held: here }) =>
      linesIn('indicators', 'held', { source, type, declared: String(declared), here: String(here) }),
    );
  return [...table.map(([label = '', value]) => `${label.padEnd(width)}  ${value}`), ...held]
    .map((line) => `${line}\n`)
    .join('');
}

const say = (key: string): string => sayIn('indicators', key);
