/** Disjoint sets over 0..size-1, with path halving; the smaller root wins, so roots do not depend on the order. */
export class UnionFind {
  private readonly parent: Int32Array;

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, index) => index);
  }

  find(index: number): number {
    let at = index;
    for (;;) {
      const up = this.parent[at]!;
      if (up === at) return at;
      const next = this.parent[up]!;
      this.parent[at] = next;
      at = next;
    }
  }

  union(a: number, b: number): void {
    const rootA = this.find(a);
    const rootB = this.find(b);
    if (rootA < rootB) this.parent[rootB] = rootA;
    else if (rootB < rootA) this.parent[rootA] = rootB;
  }

  /** Members by root, roots and members ascending. */
  groups(): Map<number, number[]> {
    const groups = new Map<number, number[]>();
    for (let index = 0; index < this.parent.length; index++) {
      const root = this.find(index);
      const members = groups.get(root);
      if (members) members.push(index);
      else groups.set(root, [index]);
    }
    return groups;
  }
}
