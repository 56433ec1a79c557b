import { clusterGraph } from './cluster-graph';

const members = ['p', 'q', 'r'].map((profile, at) => ({
  profile,
  person: at < 2 ? 'one' : 'two',
  agency: 'police-a',
  records: at + 1,
}));
const ties = { scored: [], shared: [], decided: [], disputed: [undefined, undefined] as const };

it('names profiles by letters and gives each two of them one link, the strongest first', () => {
  const { nodes, links } = clusterGraph(
    members,
    {
      ...ties,
      scored: [
        { a: 'p', b: 'q', bits: 9 },
        { a: 'q', b: 'r', bits: -2 },
      ],
      shared: [{ a: 'p', b: 'q', rules: ['PNC'] }],
      disputed: ['r', 'q'],
    },
    2,
  );
  expect(nodes.map(({ name, person }) => `${name}${person}`)).toEqual(['A1', 'B1', 'C2']);
  expect(links).toEqual([
    { from: 'A', to: 'B', bits: 9, speaks: 'for', rules: ['PNC'], bridge: true, disputed: false },
    { from: 'B', to: 'C', bits: -2, speaks: 'against', rules: [], bridge: false, disputed: true },
  ]);
});

it('shows the question even where nothing ties the two, and what officers decided over what weights say', () => {
  const apart = clusterGraph(members, { ...ties, disputed: ['p', 'r'] }, 2);
  expect(apart.links).toMatchObject([{ from: 'A', to: 'C', bits: null, speaks: 'against', disputed: true }]);
  const decided = clusterGraph(
    members,
    {
      ...ties,
      scored: [{ a: 'p', b: 'q', bits: 20 }],
      decided: [
        { a: 'p', b: 'q', kind: 'exclude' },
        { a: 'q', b: 'r', kind: 'include' },
      ],
    },
    2,
  );
  expect(decided.links.map(({ speaks, decided: kind }) => [kind, speaks])).toEqual([
    ['exclude', 'against'],
    ['include', 'for'],
  ]);
});

it('names a link by its letters in their order', () => {
  const turned = members.toReversed();
  const { links } = clusterGraph(turned, { ...ties, scored: [{ a: 'p', b: 'r', bits: 1 }] }, 2);
  expect(links).toMatchObject([{ from: 'A', to: 'C' }]);
});

it('calls a link a bridge when no other way leads between its ends', () => {
  const scored = [
    { a: 'p', b: 'q', bits: 9 },
    { a: 'q', b: 'r', bits: 8 },
  ];
  expect(clusterGraph(members, { ...ties, scored }, 2).links.map(({ bridge }) => bridge)).toEqual([
    true,
    true,
  ]);
  const round = [...scored, { a: 'p', b: 'r', bits: 5 }];
  expect(clusterGraph(members, { ...ties, scored: round }, 2).links.some(({ bridge }) => bridge)).toBe(false);
});
