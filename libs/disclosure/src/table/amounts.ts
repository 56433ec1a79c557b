import { columnFinder, readCount, type CsvFile } from './csv';
import { TableRefusal } from './refusal';
import type { ProtectionRules } from './rules';
import type { TableSpecification } from './specification';
import { cellAt, type CellAmounts, type CountTable, type TableLayout } from './table';
import type { OpenRange } from './witness-file';

/** Largest two parts of every cell of an amount; people are taken to be in one row only. */
export function amountsOf(
  layout: TableLayout,
  file: CsvFile,
  specification: TableSpecification,
  codes: (row: number) => number[],
): CellAmounts[] {
  const column = columnFinder(file);
  return (specification.amounts ?? []).map(({ name, people, largest }) => {
    const [count, heads] = [name, people].map((own) => specification.counts.indexOf(own));
    const own = { count: count!, people: heads! };
    if (!largest) return own;
    const first = new Float64Array(layout.cellCount);
    const second = new Float64Array(layout.cellCount);
    const [one, two] = largest.map(column);
    file.rows.forEach((row, at) => {
      const line = file.lines[at]!;
      const [high, low] = [readCount(row[one!]!, line), readCount(row[two!]!, line)];
      if (low > high || high + low > readCount(row[column(name)]!, line)) {
        throw new TableRefusal(
          'amount.largest',
          'the largest parts are not in order, or more than the sum',
          line,
        );
      }
      for (const cell of containing(layout, [count!, ...codes(at)])) {
        second[cell] = Math.max(Math.min(first[cell]!, high), second[cell]!, low);
        first[cell] = Math.max(first[cell]!, high);
      }
    });
    return { ...own, largest: { first, second } };
  });
}

/**
 * Amounts that a few people make up, with the range that must stay open. Primary are sums over fewer than
 * `leastPeople`, and by dominance: p%, the rest after the largest two is under p per cent of the largest, so that the
 * second knows the largest too well; or (n, k), the largest n are over k per cent of the whole.
 */
export function dominatedAmounts(
  table: CountTable,
  rules: Pick<ProtectionRules, 'leastPeople' | 'dominance' | 'threshold'>,
): OpenRange[] {
  const stride = table.layout.strides[0]!;
  const ranges: OpenRange[] = [];
  for (const { count, people, largest } of table.amounts) {
    for (let cell = count * stride; cell < (count + 1) * stride; cell++) {
      const value = table.values[cell]!;
      if (value === 0) continue;
      const first = largest?.first[cell] ?? 0;
      const second = largest?.second[cell] ?? 0;
      const few = table.values[cell + (people - count) * stride]! < rules.leastPeople;
      const short = largest ? shortfall(value, first, second, rules.dominance) : 0;
      if (!few && short <= 0) continue;
      const reach = Math.max(rules.threshold + 1, Math.ceil(short), Math.ceil(value / 10));
      ranges.push({ cell, low: Math.max(0, value - reach), high: value + reach });
    }
  }
  return ranges;
}

/** By how much the sum is too well known; zero or less: it is not. */
function shortfall(value: number, first: number, second: number, rule: ProtectionRules['dominance']): number {
  if ('p' in rule) return (rule.p / 100) * first - (value - first - second);
  const top = rule.n === 1 ? first : first + second;
  return top - (rule.k / 100) * value;
}

/** The cell of a row and every total that it counts in. */
function containing(layout: TableLayout, codes: readonly number[]): number[] {
  let all: number[][] = [[]];
  layout.axes.forEach((axis, at) => {
    const own =
      at === 0
        ? [codes[0]!]
        : axis.listed.filter((code) => axis.sums[code]!.some(({ leaf }) => leaf === codes[at]));
    all = all.flatMap((start) => own.map((code) => [...start, code]));
  });
  return all.map((own) => cellAt(layout, own));
}
