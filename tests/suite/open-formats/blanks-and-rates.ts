type Row = Record<string, string>;

/** Rates, their counts, and what they are out of; written again from the rules. */
const RATES: Record<string, [part: string, whole: string]> = {
  percent: ['successes', 'total'],
  reoffending: ['reoffenders', 'offenders'],
  need: ['with_need', 'assessed'],
  reach: ['reached', 'base'],
  conviction_rate: ['convictions', 'prosecutions'],
  frequency: ['reoffences', 'reoffenders'],
  frequency_care: ['reoffences_care', 'reoffenders_care'],
};

const placeOf = (row: Row): string[] =>
  ['indicator', 'series', 'breakdown', 'category', 'period', 'area_code'].map((name) => row[name]!);

/** A count beside a rate; how many were assessed stands once for all needs. */
function countOf(row: Row, statistic: string): string {
  const place = statistic === 'assessed' ? { ...row, breakdown: 'none', category: '' } : row;
  return [...placeOf(place), statistic].join();
}

/** Rates that do not follow from the counts beside them in the same file. */
export function strayRates(rows: readonly Row[]): string[] {
  const counts = new Map(rows.map((row) => [[...placeOf(row), row['statistic']].join(), row]));
  return rows.flatMap((row) => {
    const [part, whole] = RATES[row['statistic'] ?? ''] ?? [];
    if (!part || !whole) return [];
    const [above, below] = [part, whole].map((statistic) => counts.get(countOf(row, statistic)));
    const said = `${row['value']}${row['symbol']}`;
    const expected = expectedRate(row['statistic']!, above!, below!);
    return said === expected ? [] : [`${placeOf(row).join(' ')}: ${said}, not ${expected}`];
  });
}

function expectedRate(statistic: string, part: Row, whole: Row): string {
  if (part['value'] === '' || whole['value'] === '') return whole['symbol'] || part['symbol']!;
  const [above, below] = [Number(part['value']), Number(whole['value'])];
  if (statistic.startsWith('frequency')) return below < 10 ? '[z]' : decimals((above * 100) / below, 100);
  if (below < 50) return '[z]';
  const share = (100 * Math.min(above, below)) / below;
  return below < 100 ? String(Math.round(share)) : decimals(share * 10, 10);
}

const decimals = (scaled: number, scale: number): string => String(Math.round(scaled + 1e-9) / scale);

/** Where something but the missing value tells one blank from another, or from a figure: order, status, version. */
export function tellingBlanks(rows: readonly Row[]): string[] {
  const tables = Map.groupBy(rows, (row) => placeOf(row).slice(0, 5).join(' '));
  const said = [...tables].flatMap(([name, own]) => {
    const beside = new Set(own.map((row) => [row['status'], row['definition_version']].join()));
    const statistics = new Set(
      [...Map.groupBy(own, (row) => row['area_code']).values()].map((at) =>
        at.map((row) => row['statistic']).join(),
      ),
    );
    return beside.size === 1 && statistics.size === 1 ? [] : [name];
  });
  const order = rows.map((row) => placeOf(row).join('\u001F'));
  return order.some((key, at) => at > 0 && key < order[at - 1]!) ? [...said, 'order'] : said;
}
