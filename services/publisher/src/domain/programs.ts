import { attackFiles, type TableSpecification } from '#libs/disclosure';
import { parentOf, WALES, type AreaRegister } from './areas';
import { cellKey, type ReleaseCell } from './cells';

/** What linear and integer programs say of a blank that they could narrow too far. */
export interface ProgramFinding {
  key: string;
  low: number;
  high: number;
}

export interface ProgramReport {
  /** Blanks attacked. */
  tried: number;
  findings: ProgramFinding[];
  /** Width of the narrowest interval; null without blanks. */
  narrowest: number | null;
  /** Blanks for which time ran out. */
  undecided: number;
}

type Outcome = Awaited<ReturnType<typeof attackFiles>>;

const SECONDS_PER_TABLE = 20;

/** Attacks each table by the disclosure library: linear algebra, bounds, then programs, from the shown cells alone. */
export async function attackByPrograms(
  shown: readonly ReleaseCell[],
  areas: AreaRegister,
  threshold: number,
  done: Map<string, Outcome> = new Map(),
): Promise<ProgramReport> {
  const report: ProgramReport = { tried: 0, findings: [], narrowest: null, undecided: 0 };
  for (const table of tablesOf(shown)) {
    if (!isWorthAttacking(table)) continue;
    const outcome = await attackTable(table, areas, threshold, done);
    const byLabel = new Map(table.map((cell) => [labelOf(cell), cell]));
    for (const { failures, disclosed, cells, undecided, narrowest } of outcome.attackers) {
      report.tried += cells;
      report.undecided += undecided;
      report.narrowest = Math.min(report.narrowest ?? Infinity, narrowest);
      const known = disclosed.map(({ cell, value }) => ({ cell, low: value, high: value }));
      for (const { cell, low, high } of [...failures, ...known]) {
        const found = byLabel.get(cell);
        if (found?.value === null) report.findings.push({ key: cellKey(found), low, high: high ?? Infinity });
      }
    }
  }
  return report;
}

/** Without a blank there is nothing to find, and without a figure or a second area nothing to find it from. */
function isWorthAttacking(table: readonly ReleaseCell[]): boolean {
  const blanks = table.filter((cell) => cell.value === null).length;
  return blanks > 0 && blanks < table.length && table.some((cell) => cell.areaCode !== WALES);
}

/** `done` keeps outcomes by the table's text: between two rounds most tables are the same. */
async function attackTable(
  table: readonly ReleaseCell[],
  areas: AreaRegister,
  threshold: number,
  done: Map<string, Outcome>,
): Promise<Outcome> {
  const cells = cellsFile(table);
  const specification = describe(table, areas);
  const outcome =
    done.get(cells) ??
    (await attackFiles({
      cells,
      specification,
      described: specification,
      rulesKnown: true,
      threshold,
      zeros: 'blank',
      timeLimitSeconds: SECONDS_PER_TABLE,
    }));
  done.set(cells, outcome);
  return outcome;
}

/** Tables by indicator, category and period; those with a figure that was not supplied hold no sums to attack. */
function tablesOf(shown: readonly ReleaseCell[]): ReleaseCell[][] {
  const tables = new Map<string, ReleaseCell[]>();
  for (const cell of shown) {
    if (cell.statistic === 'percent') continue;
    const name = [cell.indicator, cell.series, cell.category, cell.period].join(' ');
    const table = tables.get(name);
    if (table) table.push(cell);
    else tables.set(name, [cell]);
  }
  return [...tables.values()].filter((table) => table.every(({ symbol }) => symbol === '' || symbol === 'c'));
}

function describe(table: readonly ReleaseCell[], areas: AreaRegister): TableSpecification {
  const inner = table
    .map((cell) => cell.areaCode)
    .filter((code) => (parentOf(areas, code) ?? WALES) !== WALES);
  const parents = Object.fromEntries(inner.map((code) => [code, parentOf(areas, code) ?? '']));
  const area =
    inner.length > 0 ? { name: 'area', columns: ['pfa', 'la'], parents } : { name: 'area', columns: ['pfa'] };
  const outcome = table[0]?.measure === 'M2' ? [{ name: 'outcome', columns: ['outcome'] }] : [];
  return { dimensions: [area, ...outcome], counts: ['freq'], rates: [], cumulative: [] };
}

function cellsFile(table: readonly ReleaseCell[]): string {
  const head = table[0]?.measure === 'M2' ? 'area,outcome,count,value,blank' : 'area,count,value,blank';
  const rows = table.map((cell) =>
    [...codesOf(cell), 'freq', cell.value ?? '', cell.value === null ? 1 : 0].join(','),
  );
  return `${[head, ...rows].join('\n')}\n`;
}

const TOTAL = 'Total';

function codesOf(cell: ReleaseCell): string[] {
  const area = cell.areaCode === WALES ? TOTAL : cell.areaCode;
  return cell.measure === 'M2' ? [area, cell.statistic === 'total' ? TOTAL : cell.statistic] : [area];
}

const labelOf = (cell: ReleaseCell): string => ['freq', ...codesOf(cell)].join(' / ');
