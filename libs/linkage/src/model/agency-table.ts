import type { LinkageModel } from './model';

/** Which m weighs a pair, looked up once for it: by numbers of agencies, so that a stream need not compare names. */
export interface AgencyTable {
  /** false: every pair is weighed by the pooled m, and agencies need not be known. */
  readonly any: boolean;
  /** Number of an agency; 0 for those that no pair of the model names. */
  numberOf(agency: string | undefined): number;
  /** Place of the pair's m: 0 is the pooled one, n the n-th of `byAgencies`. */
  pairOf(one: number, other: number): number;
}

export function agencyTable({ byAgencies = [] }: Pick<LinkageModel, 'byAgencies'>): AgencyTable {
  const names = [...new Set(byAgencies.flatMap(({ agencies }) => agencies))].sort();
  const numbers = new Map(names.map((name, at) => [name, at + 1]));
  const width = names.length + 1;
  const places = new Uint16Array(width * width);
  byAgencies.forEach(({ agencies: [a, b] }, at) => {
    const [one, other] = [numbers.get(a)!, numbers.get(b)!];
    places[one * width + other] = places[other * width + one] = at + 1;
  });
  return {
    any: byAgencies.length > 0,
    numberOf: (agency) => (agency === undefined ? 0 : (numbers.get(agency) ?? 0)),
    pairOf: (one, other) => places[one * width + other]!,
  };
}
