import type { ReleasedTable } from './cells-file';
import { csvField } from './csv';
import type { TableSpecification } from './specification';
import { releaseOrder } from './table';

/** No rate is shown over fewer people, unless the rules say otherwise; below the second bound rates are whole per cents. */
const LEAST_DENOMINATOR = 50;
const WHOLE_PER_CENT_BELOW = 100;

/**
 * rates.csv: per cents from released figures only, blank where either figure is. A rate therefore says
 * nothing that the counts do not.
 */
export function writeRates(
  released: ReleasedTable,
  specification: TableSpecification,
  leastDenominator = LEAST_DENOMINATOR,
): string | undefined {
  if (specification.rates.length === 0) return undefined;
  const { layout, published } = released;
  const [counts, ...dimensions] = layout.axes;
  const lines = [[...dimensions.map((axis) => csvField(axis.name)), 'rate', 'value', 'blank'].join(',')];
  const stride = layout.strides[0]!;
  const fields = layout.axes.map((axis) => axis.codes.map(csvField));
  for (const { numerator, denominator, decimals } of specification.rates) {
    const [part, whole] = [numerator, denominator].map((name) => counts!.codes.indexOf(name));
    const name = csvField(`${numerator}/${denominator}`);
    for (const cell of releaseOrder(layout)) {
      if (cell >= stride) break;
      const own = dimensions.map(
        (axis, at) => fields[at + 1]![Math.floor(cell / layout.strides[at + 1]!) % axis.codes.length]!,
      );
      const [over, under] = [published[cell + part! * stride]!, published[cell + whole! * stride]!];
      const value = rate(over, under, decimals, leastDenominator);
      lines.push([...own, name, value === undefined ? ',1' : `${value},0`].join(','));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** A per cent with the decimals that its denominator allows; undefined: blank. */
export function rate(
  part: number,
  whole: number,
  decimals: number,
  leastDenominator = LEAST_DENOMINATOR,
): string | undefined {
  if (Number.isNaN(part) || Number.isNaN(whole) || whole < leastDenominator) return undefined;
  const digits = whole < WHOLE_PER_CENT_BELOW ? 0 : Math.min(decimals, 1);
  return ((100 * Math.min(part, whole)) / whole).toFixed(digits);
}
