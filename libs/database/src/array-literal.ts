const SPECIAL = /["\\]/g;

/**
 * The text of an array for PostgreSQL, as the driver would write it; undefined for what is better left to the driver
 * (dates, bytes, arrays in arrays). The driver looks at each value with regular expressions and joins them one by one,
 * which took more processor than the statements' other work in this process.
 */
export function arrayLiteral(values: readonly unknown[]): string | undefined {
  const texts: string[] = [];
  for (const value of values) {
    if (typeof value === 'string') texts.push(quoted(value));
    else if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
      texts.push(String(value));
    else if (value === null || value === undefined) texts.push('NULL');
    else return undefined;
  }
  return `{${texts.join(',')}}`;
}

function quoted(value: string): string {
  const special = value.includes('"') || value.includes('\\');
  return special ? `"${value.replace(SPECIAL, '\\$&')}"` : `"${value}"`;
}
