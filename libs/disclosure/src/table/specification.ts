import { TableRefusal } from './refusal';

/** A dimension of a table: its code columns run from coarse to fine. */
export interface DimensionSpecification {
  name: string;
  columns: string[];
  /**
   * Parent of each code below the coarsest level, for readers who have a release and not the table it
   * came from. `protect` writes it beside the cells.
   */
  parents?: Record<string, string>;
  /**
   * People may have several codes (women who are parents): the codes do not add up to the total, and each is at
   * most the total. The table then has rows of the code Total.
   */
  overlapping?: boolean;
}

/** One count is part of another: persons of starts, sentenced of charged. Nothing is said as a rate. */
export interface Containment {
  part: string;
  whole: string;
}

/** A sum of amounts over people, or a count of events: how many people, and the largest two parts of each row. */
export interface AmountSpecification {
  name: string;
  people: string;
  largest?: [string, string];
}

/** A rate is numerator out of denominator: the numerator counts some of the denominator's people. */
export interface RateSpecification {
  numerator: string;
  denominator: string;
  decimals: number;
}

/** What a table of counts is about (the file d.json). */
export interface TableSpecification {
  dimensions: DimensionSpecification[];
  counts: string[];
  rates: RateSpecification[];
  contained?: Containment[];
  amounts?: AmountSpecification[];
  /** Dimensions whose total is named by its span, because later releases add codes. */
  cumulative: string[];
}

const RESERVED = ['count', 'value', 'blank', 'rate', 'agency'];

/** Checks an untrusted d.json. */
export function parseSpecification(input: unknown): TableSpecification {
  const source = record(input, 'the dimensions file');
  const dimensions = list(source['dimensions'], 'dimensions').map(dimension);
  if (dimensions.length === 0) fail('dimensions is empty');
  const counts = strings(source['counts'], 'counts');
  if (counts.length === 0) fail('counts is empty');
  const rates = list(source['rates'] ?? [], 'rates').map((entry) => rate(entry, counts));
  const cumulative = strings(source['cumulative'] ?? [], 'cumulative');
  unique([...dimensions.flatMap((entry) => entry.columns), ...counts], 'a column is named twice');
  unique(
    dimensions.map((entry) => entry.name),
    'a dimension is named twice',
  );
  for (const name of cumulative) {
    if (!dimensions.some((entry) => entry.name === name)) fail('cumulative names no dimension of the table');
  }
  for (const { name, overlapping } of dimensions) {
    if (overlapping && cumulative.includes(name)) fail('a cumulative dimension cannot overlap');
  }
  const contained = list(source['contained'] ?? [], 'contained').map((entry) => containment(entry, counts));
  const amounts = list(source['amounts'] ?? [], 'amounts').map((entry) => amount(entry, counts));
  return {
    dimensions,
    counts,
    rates,
    ...(contained.length > 0 ? { contained } : {}),
    ...(amounts.length > 0 ? { amounts } : {}),
    cumulative,
  };
}

function dimension(input: unknown): DimensionSpecification {
  const source = record(input, 'a dimension');
  const name = text(source['name'], 'the name of a dimension');
  if (RESERVED.includes(name)) fail(`a dimension may not be called ${RESERVED.join(', ')}`);
  const columns = strings(source['columns'], 'columns');
  if (columns.length === 0) fail('a dimension has no columns');
  if (columns.includes('agency')) fail('the agency column is not a dimension');
  const overlapping = source['overlapping'] ?? false;
  if (typeof overlapping !== 'boolean') fail('overlapping is true or false');
  if (overlapping && columns.length > 1) fail('a dimension that overlaps has one column');
  if (overlapping) return { name, columns, overlapping };
  if (source['parents'] === undefined) return { name, columns };
  const parents = record(source['parents'], 'parents');
  return {
    name,
    columns,
    parents: Object.fromEntries(
      Object.entries(parents).map(([code, parent]) => [code, text(parent, 'a parent')]),
    ),
  };
}

function rate(input: unknown, counts: string[]): RateSpecification {
  const source = record(input, 'a rate');
  const numerator = text(source['numerator'], 'numerator');
  const denominator = text(source['denominator'], 'denominator');
  const decimals = source['decimals'] ?? 1;
  if (!counts.includes(numerator) || !counts.includes(denominator))
    fail('a rate names no count of the table');
  if (numerator === denominator) fail('a rate needs two counts');
  if (typeof decimals !== 'number' || !Number.isInteger(decimals) || decimals < 0 || decimals > 6) {
    fail('decimals is a whole number from 0 to 6');
  }
  return { numerator, denominator, decimals: decimals };
}

function containment(input: unknown, counts: string[]): Containment {
  const source = record(input, 'a containment');
  const part = text(source['part'], 'part');
  const whole = text(source['whole'], 'whole');
  if (part === whole || !counts.includes(part) || !counts.includes(whole)) {
    fail('a containment names two counts of the table');
  }
  return { part, whole };
}

function amount(input: unknown, counts: string[]): AmountSpecification {
  const source = record(input, 'an amount');
  const name = text(source['name'], 'the name of an amount');
  const people = text(source['people'], 'people');
  if (name === people || !counts.includes(name) || !counts.includes(people)) {
    fail('an amount and its people are two counts of the table');
  }
  if (source['largest'] === undefined) return { name, people };
  const [first, second, ...more] = strings(source['largest'], 'largest');
  if (first === undefined || second === undefined || more.length > 0) fail('largest names two columns');
  return { name, people, largest: [first, second] };
}

function fail(reason: string): never {
  throw new TableRefusal('dimensions.invalid', reason);
}

function record(input: unknown, what: string): Record<string, unknown> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) fail(`${what} is not an object`);
  return input as Record<string, unknown>;
}

function list(input: unknown, what: string): unknown[] {
  if (!Array.isArray(input)) fail(`${what} is not a list`);
  return input as unknown[];
}

function text(input: unknown, what: string): string {
  if (typeof input !== 'string' || input === '') fail(`${what} is not a text`);
  return input;
}

function strings(input: unknown, what: string): string[] {
  return list(input, what).map((entry) => text(entry, what));
}

function unique(names: string[], reason: string): void {
  if (new Set(names).size < names.length) fail(reason);
}
