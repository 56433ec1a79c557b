/** One agency's profile in a cluster: a letter of its own, so that links can be told without a reference. */
export interface GraphNode {
  name: string;
  agency: string;
  records: number;
  /** 1 or 2: which of the two persons under review it is of now. */
  person: number;
}

export interface GraphLink {
  from: string;
  to: string;
  /** null: never scored; an identifier or a decision alone ties them. */
  bits: number | null;
  speaks: 'for' | 'against';
  /** Kinds of identifiers and composites that both hold, never their tokens. */
  rules: string[];
  /** What officers decided about the two, where that is in force. */
  decided?: 'include' | 'exclude';
  /** Without it the cluster would fall into two. */
  bridge: boolean;
  /** The two that the review is about. */
  disputed: boolean;
}

export interface ClusterGraph {
  nodes: GraphNode[];
  links: GraphLink[];
}

/** What ties profiles, by their ids. */
export interface GraphTies {
  scored: readonly { a: string; b: string; bits: number }[];
  shared: readonly { a: string; b: string; rules: string[] }[];
  decided: readonly { a: string; b: string; kind: 'include' | 'exclude' }[];
  /** Profiles of the two records under review. */
  disputed: readonly [string | undefined, string | undefined];
}

/**
 * The persons of a review as a graph, without a reference: nodes are named A, B, ... in a stable order, links by their
 * weight and by what both hold.
 */
export function clusterGraph(
  members: readonly { profile: string; person: string; agency: string; records: number }[],
  ties: GraphTies,
  threshold: number,
): ClusterGraph {
  const persons = [...new Set(members.map(({ person }) => person))];
  const names = graphNames(members);
  const nodes = members.map(({ profile, agency, records, person }) => ({
    name: names.get(profile)!,
    agency,
    records,
    person: persons.indexOf(person) + 1,
  }));
  const place = new Map(members.map(({ profile }, at) => [profile, at]));
  const pairs = tiedPairs(ties, threshold);
  const inFavour = pairs.filter(({ speaks }) => speaks === 'for');
  return {
    nodes,
    links: pairs.map(({ a, b, ...link }) => {
      const [from, to] = place.get(a)! < place.get(b)! ? [a, b] : [b, a];
      return {
        from: names.get(from)!,
        to: names.get(to)!,
        ...link,
        bridge: link.speaks === 'for' && !isReached(a, b, inFavour),
      };
    }),
  };
}

type TiedPair = Omit<GraphLink, 'from' | 'to' | 'bridge'> & { a: string; b: string };

/** One link for each two profiles, the strongest first; the disputed one is there even if nothing ties its ends. */
function tiedPairs({ scored, shared, decided, disputed }: GraphTies, threshold: number): TiedPair[] {
  const pairs = new Map<string, TiedPair>();
  const pairOf = (one: string, other: string): TiedPair => {
    const [a, b] = one < other ? [one, other] : [other, one];
    const known = pairs.get(`${a} ${b}`);
    if (known) return known;
    const added: TiedPair = { a, b, bits: null, speaks: 'against', rules: [], disputed: false };
    pairs.set(`${a} ${b}`, added);
    return added;
  };
  for (const { a, b, bits } of scored) pairOf(a, b).bits = bits;
  for (const { a, b, rules } of shared) pairOf(a, b).rules = rules;
  for (const { a, b, kind } of decided) pairOf(a, b).decided = kind;
  const [first, second] = disputed;
  if (first !== undefined && second !== undefined && first !== second) pairOf(first, second).disputed = true;
  for (const pair of pairs.values()) {
    const { bits, rules, decided: kind } = pair;
    const speaksFor = kind ? kind === 'include' : rules.length > 0 || (bits !== null && bits >= threshold);
    pair.speaks = speaksFor ? 'for' : 'against';
  }
  const weight = ({ bits }: TiedPair): number => bits ?? -Infinity;
  return [...pairs.values()].sort(
    (x, y) => weight(y) - weight(x) || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1),
  );
}

/** The letter of each profile, in the order of the members. */
export function graphNames(members: readonly { profile: string }[]): Map<string, string> {
  return new Map(members.map(({ profile }, at) => [profile, nameOf(at)]));
}

/** A to Z, then AA, AB, ... */
function nameOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : nameOf(Math.floor(at / 26) - 1) + letter;
}

/** Whether one profile is reached from another without the link between them. */
function isReached(from: string, to: string, links: readonly { a: string; b: string }[]): boolean {
  const seen = new Set([from]);
  const front = [from];
  for (let node = front.pop(); node !== undefined; node = front.pop()) {
    for (const { a, b } of links) {
      if ((a === from && b === to) || (a === to && b === from)) continue;
      const next = a === node ? b : b === node ? a : undefined;
      if (next === undefined || seen.has(next)) continue;
      if (next === to) return true;
      seen.add(next);
      front.push(next);
    }
  }
  return false;
}
