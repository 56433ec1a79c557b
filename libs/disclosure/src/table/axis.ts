/** parent = sum of children, by the codes' positions on the axis. */
export interface AxisEquation {
  parent: number;
  children: number[];
}

/**
 * One direction of a table: the codes of a dimension, or its counts. The first `leaves` codes are free, all
 * others follow from them.
 */
export interface Axis {
  readonly name: string;
  readonly codes: readonly string[];
  readonly leaves: number;
  readonly equations: readonly AxisEquation[];
  /** Each code as a sum of leaves with signs. */
  readonly sums: readonly (readonly AxisTerm[])[];
  /** Codes that are cells of the release, in the order of its rows. */
  readonly listed: readonly number[];
}

export interface AxisTerm {
  leaf: number;
  sign: 1 | -1;
}

/** Total of a dimension, unless it is cumulative. */
export const TOTAL = 'Total';

/** A code with its chain of ancestors, coarse to fine, ending with itself. */
export type CodePath = readonly string[];

/** Compares codes so that q2 comes before q10. */
export function compareCodes(a: string, b: string): number {
  const pieces = (code: string) => code.match(/\d+|\D+/g) ?? [];
  const [left, right] = [pieces(a), pieces(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [x, y] = [left[at]!, right[at]!];
    if (x === y) continue;
    const numeric = /^\d/.test(x) && /^\d/.test(y) ? Number(x) - Number(y) : 0;
    if (numeric !== 0) return numeric;
    return x < y ? -1 : 1;
  }
  return left.length - right.length;
}

/** Axis of a dimension from the paths of its finest codes; `spans` are totals of earlier releases. */
export function dimensionAxis(
  name: string,
  paths: readonly CodePath[],
  options: { cumulative?: boolean; spans?: readonly string[] } = {},
): Axis {
  const sorted = [...paths].sort(comparePaths);
  const codes = sorted.map((path) => path.at(-1)!);
  const members = codes.map((_, leaf) => [leaf]);
  const children: number[][] = codes.map(() => []);
  const depth = sorted[0]?.length ?? 1;
  let below = sorted.map((path, leaf) => ({ path, code: leaf }));
  const listed: number[] = [];
  for (let level = depth - 1; level >= 1; level--) {
    const groups = new Map<string, { path: CodePath; code: number }>();
    for (const { path, code } of below) {
      const key = path[level - 1]!;
      let group = groups.get(key);
      if (!group) {
        group = { path: path.slice(0, level), code: codes.length };
        groups.set(key, group);
        codes.push(key);
        members.push([]);
        children.push([]);
      }
      members[group.code]!.push(...members[code]!);
      children[group.code]!.push(code);
    }
    below = [...groups.values()];
  }
  const total = codes.length;
  const leaves = sorted.length;
  codes.push(options.cumulative ? spanOf(codes.slice(0, leaves)) : TOTAL);
  members.push(codes.slice(0, leaves).map((_, leaf) => leaf));
  children.push(below.map((entry) => entry.code));
  const walk = (code: number) => {
    listed.push(code);
    children[code]!.forEach(walk);
  };
  walk(total);
  const equations = children.flatMap((own, parent) => (own.length > 0 ? [{ parent, children: own }] : []));
  addSpans({ codes, members, equations, leaves, spans: options.spans ?? [] });
  const sums = members.map((own) => own.map((leaf) => ({ leaf, sign: 1 as const })));
  return { name, codes, leaves, equations, sums, listed };
}

/**
 * Axis of a dimension whose codes overlap: nothing adds up, but each code counts some of the total's people.
 * The rest, total less code, is a hidden code that is a count of people too: it must not be negative, nor known
 * where it is small. Over two such dimensions the rests of rests give the bounds of intersections.
 */
export function overlappingAxis(name: string, found: readonly string[]): Axis {
  const codes = [...found].filter((code) => code !== TOTAL).sort(compareCodes);
  const parts = codes.length;
  const listed = codes.map((_, at) => at);
  if (!found.includes(TOTAL)) {
    return {
      name,
      codes,
      leaves: parts,
      equations: [],
      sums: codes.map((_, leaf) => [{ leaf, sign: 1 }]),
      listed,
    };
  }
  codes.push(TOTAL);
  const sums: AxisTerm[][] = codes.map((_, leaf) => [{ leaf, sign: 1 }]);
  const equations: AxisEquation[] = [];
  for (let part = 0; part < parts; part++) {
    equations.push({ parent: parts, children: [part, codes.length] });
    sums.push([
      { leaf: parts, sign: 1 },
      { leaf: part, sign: -1 },
    ]);
    codes.push(`${TOTAL} less ${codes[part]!}`);
  }
  return { name, codes, leaves: parts + 1, equations, sums, listed: [parts, ...listed] };
}

/** Name of the total over a cumulative dimension's codes: first..last. */
export function spanOf(codes: readonly string[]): string {
  return codes.length === 0 ? TOTAL : `${codes[0]!}..${codes.at(-1)!}`;
}

/**
 * Axis of the counts. For each rate a hidden code holds the rest, denominator less numerator, which is a
 * count of people too and must be protected with them.
 */
export function countAxis(
  counts: readonly string[],
  rates: readonly { numerator: string; denominator: string }[],
): Axis {
  const codes = [...counts];
  const sums: AxisTerm[][] = counts.map((_, leaf) => [{ leaf, sign: 1 }]);
  const equations: AxisEquation[] = [];
  const seen = new Set<string>();
  for (const { numerator, denominator } of rates) {
    const name = `${denominator} less ${numerator}`;
    if (seen.has(name)) continue;
    seen.add(name);
    const [part, whole] = [counts.indexOf(numerator), counts.indexOf(denominator)];
    sums.push([
      { leaf: whole, sign: 1 },
      { leaf: part, sign: -1 },
    ]);
    equations.push({ parent: whole, children: [part, codes.length] });
    codes.push(name);
  }
  const listed = counts.map((_, at) => at);
  return { name: 'count', codes, leaves: counts.length, equations, sums, listed };
}

function comparePaths(a: CodePath, b: CodePath): number {
  for (let level = 0; level < a.length; level++) {
    const order = compareCodes(a[level]!, b[level]!);
    if (order !== 0) return order;
  }
  return 0;
}

/** Adds the totals that earlier releases named first..last, each as a sum of the codes it covers. */
function addSpans(axis: {
  codes: string[];
  members: number[][];
  equations: AxisEquation[];
  leaves: number;
  spans: readonly string[];
}): void {
  const { codes, members, equations, leaves, spans } = axis;
  for (const span of spans) {
    if (codes.includes(span)) continue;
    const [first, last] = span.split('..').map((code) => codes.indexOf(code));
    if (first === undefined || last === undefined || first < 0 || last < first || last >= leaves) continue;
    const own = codes.slice(first, last + 1).map((_, at) => first + at);
    equations.push({ parent: codes.length, children: own });
    codes.push(span);
    members.push(own);
  }
  if (spans.length > 0) chainSpans(members, equations, leaves);
}

/** Rewrites a sum of leaves in terms of the largest span it contains: shorter rows, the same system. */
function chainSpans(members: number[][], equations: AxisEquation[], leaves: number): void {
  const flat = equations.filter((equation) => equation.children.every((child) => child < leaves));
  for (const equation of flat) {
    const own = members[equation.parent]!;
    const inside = flat
      .map((other) => other.parent)
      .filter((parent) => members[parent]!.length < own.length && covers(own, members[parent]!))
      .sort((a, b) => members[b]!.length - members[a]!.length)[0];
    if (inside === undefined) continue;
    equation.children = [inside, ...own.filter((leaf) => !members[inside]!.includes(leaf))];
  }
}

function covers(leaves: readonly number[], own: readonly number[]): boolean {
  const set = new Set(leaves);
  return own.every((leaf) => set.has(leaf));
}
