import type { ClusterGraph, GraphLink } from './desk';
import { graphDrawings, linkText, type GraphDrawing, type GraphDrawings } from './graph';

const link = (from: string, to: string, more: Partial<GraphLink> = {}): GraphLink => ({
  ...{ from, to, bits: 12, speaks: 'for', rules: [], bridge: false, disputed: false },
  ...more,
});
const nodes = (count: number, second = count): ClusterGraph['nodes'] =>
  Array.from({ length: count }, (_, at) => ({
    name: String.fromCharCode(65 + at),
    agency: 'awdurdod-lleol-caerdydd',
    records: 3,
    person: at < second ? 1 : 2,
  }));
const both = ({ wide, narrow }: GraphDrawings): GraphDrawing[] => [wide, narrow];
const inside = ({ width, height, nodes: drawn, links }: GraphDrawing): boolean =>
  drawn.every(({ x, y }) => x >= 17 && x <= width - 17 && y >= 17 && y <= height - 17) &&
  links.every(
    ({ label }) => !label || (label.x - label.width / 2 >= 0 && label.x + label.width / 2 <= width),
  );

it('draws every profile once, inside the picture, no two in one place', () => {
  for (const count of [1, 2, 3, 7, 14, 15, 60])
    for (const drawing of both(graphDrawings({ nodes: nodes(count, Math.ceil(count / 2)), links: [] }))) {
      expect(drawing.nodes).toHaveLength(count);
      expect(inside(drawing)).toBe(true);
      const taken = drawing.nodes.map(({ x, y }) => `${Math.round(x / 20)} ${Math.round(y / 20)}`);
      expect(new Set(taken).size).toBe(count);
    }
});

it('sets the first person on the left and the second on the right', () => {
  const { wide } = graphDrawings({ nodes: nodes(5, 3), links: [] });
  const middle = wide.width / 2;
  expect(wide.nodes.map(({ x, person }) => x < middle === (person === 1))).not.toContain(false);
});

it('tells a shared number from a weight and from what speaks against, and marks the question', () => {
  const links = [
    link('A', 'B', { rules: ['PNC'], bits: null }),
    link('B', 'C', { bridge: true }),
    link('A', 'C', { speaks: 'against', bits: -3, disputed: true }),
  ];
  const { wide, narrow } = graphDrawings({ nodes: nodes(3, 2), links });
  for (const drawing of [wide, narrow]) {
    expect(drawing.links.map(({ kind }) => kind)).toEqual(['number', 'weight', 'against']);
    // What matters lies over the rest.
    expect(drawing.links.at(-1)).toMatchObject({ disputed: true, label: { text: '−3.0' } });
    expect(drawing.links[1]).toMatchObject({ bridge: true });
  }
});

it('labels links as far as there is room, and in a large cluster those that matter alone', () => {
  const long = link('A', 'B', { rules: ['NAME_DOB_DISTRICT', 'CRN', 'PNC'] });
  const { wide, narrow } = graphDrawings({ nodes: nodes(2), links: [long] });
  expect(wide.links[0]!.label!.text).toBe('NAME DOB DISTRICT, CRN, PNC, +12.0');
  expect(narrow.links[0]!.label!.text).toBe('+12.0');
  expect(inside(narrow)).toBe(true);
  const large = graphDrawings({
    nodes: nodes(9, 5),
    links: [link('A', 'B'), link('C', 'D', { bridge: true }), link('A', 'F', { speaks: 'against' })],
  });
  expect(large.wide.links.map(({ label }) => label?.text)).toEqual([undefined, '+12.0']);
});

it('says nothing of a link that was never compared', () => {
  expect(linkText({ bits: null, rules: [] })).toBe('');
});
