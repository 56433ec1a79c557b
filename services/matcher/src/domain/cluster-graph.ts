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
  bits: number;
  speaks: 'for' | 'against';
  /** Without it the cluster would fall into two. */
  bridge: boolean;
}

export interface ClusterGraph {
  nodes: GraphNode[];
  links: GraphLink[];
}

/** The two persons of a review as a graph, without a reference: nodes are named A, B, ... in a stable order. */
export function clusterGraph(
  members: readonly { profile: string; person: string; agency: string; records: number }[],
  links: readonly { a: string; b: string; bits: number }[],
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
  const inFavour = links.filter(({ bits }) => bits >= threshold);
  return {
    nodes,
    links: links.map(({ a, b, bits }) => ({
      from: names.get(a)!,
      to: names.get(b)!,
      bits,
      speaks: bits >= threshold ? 'for' : 'against',
      bridge: bits >= threshold && !isReached(a, b, inFavour),
    })),
  };
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
