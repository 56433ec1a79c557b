import type { Translate } from '../web/locales';
import type { ClusterGraph, GraphLink } from './desk';
import { signed } from './waterfall';

/** The cluster drawn twice: in a ring, and as a list with arcs beside it for a small screen or many profiles. */
export interface GraphDrawings {
  wide: GraphDrawing;
  narrow: GraphDrawing;
}

/** Places in SVG units. */
export interface GraphDrawing {
  name: 'wide' | 'narrow';
  width: number;
  height: number;
  links: DrawnLink[];
  nodes: DrawnNode[];
}

interface DrawnLink {
  path: string;
  /** What ties the two: it decides how the line is drawn. */
  kind: 'number' | 'weight' | 'against';
  disputed: boolean;
  bridge: boolean;
  /** Weight or kinds of identifiers; left out where labels would cover one another. */
  label?: { x: number; y: number; text: string; width: number };
}

interface DrawnNode {
  name: string;
  x: number;
  y: number;
  person: number;
  label: { x: number; y: number; anchor: 'start' | 'middle' | 'end'; text: string };
}

interface Point {
  x: number;
  y: number;
}

/** Profiles up to which a ring is legible, and up to which every link bears its label. */
const RING = 14;
const LABELLED = 7;
const WIDE = { name: 'wide', width: 760 } as const;
const NARROW = { name: 'narrow', width: 345 } as const;
const ROW = 44;
const LETTER = 8;
/** From the middle of a profile to the nearest label. */
const BESIDE = 22;

/**
 * Draws a cluster: the same graph always gives the same drawing. A ring has the first person on the left and the second
 * on the right; of many profiles, and on a small screen, a list with arcs is drawn. Links against are left out of large
 * drawings but for the disputed one: the table has them all.
 */
export function graphDrawings(graph: ClusterGraph): GraphDrawings {
  const narrow = arcs(graph, NARROW);
  return { wide: graph.nodes.length <= RING ? ring(graph) : arcs(graph, WIDE), narrow };
}

/** What a link says: its weight, and the kinds of identifiers that both hold. */
export function linkText({ bits, rules }: Pick<GraphLink, 'bits' | 'rules'>): string {
  return [...rules.map((rule) => rule.replaceAll('_', ' ')), ...(bits === null ? [] : [signed(bits)])].join(
    ', ',
  );
}

/** The same in words for the table, with what officers decided. */
export function rulesText({ rules, decided }: GraphLink, t: Translate): string {
  const shared = rules.map((rule) => rule.replaceAll('_', ' '));
  return [...shared, ...(decided ? [t(`linkage.decided-${decided}`)] : [])].join(', ') || '–';
}

function ring(graph: ClusterGraph): GraphDrawing {
  const { name, width } = WIDE;
  const across = 160;
  const down = 50 + 14 * graph.nodes.length;
  const height = 2 * down + 90;
  const centre = { x: width / 2, y: height / 2 };
  const places = new Map(
    graph.nodes.map(({ name: letter, person }): [string, Point] => {
      const angle = angleOf(graph, letter, person);
      const place = { x: centre.x + across * Math.cos(angle), y: centre.y - down * Math.sin(angle) };
      return [letter, rounded(place)];
    }),
  );
  const nodes = graph.nodes.map((node): DrawnNode => {
    const { x, y } = places.get(node.name)!;
    const side = Math.abs(x - centre.x) < 20 ? 'middle' : x < centre.x ? 'end' : 'start';
    const above = y < centre.y ? -24 : 34;
    const label = side === 'middle' ? { x, y: y + above } : { x: x + (side === 'end' ? -24 : 24), y: y + 5 };
    return {
      name: node.name,
      x,
      y,
      person: node.person,
      label: { ...label, anchor: side, text: labelOf(node) },
    };
  });
  const drawn = shownLinks(graph).map((link): DrawnLink => {
    const [from, to] = [places.get(link.from)!, places.get(link.to)!];
    // Off the middle, so that the labels of lines that cross there do not meet.
    const at = { x: from.x + 0.4 * (to.x - from.x), y: from.y + 0.4 * (to.y - from.y) };
    return { ...lineOf(link), path: `M${from.x} ${from.y}L${to.x} ${to.y}`, ...labelled(graph, link, at) };
  });
  return { name, width, height, nodes, links: drawn };
}

/** One person takes the whole ring, from the top; two take a side each, from the top down, with a gap between them. */
function angleOf({ nodes }: ClusterGraph, letter: string, person: number): number {
  const own = nodes.filter((node) => node.person === person);
  const at = own.findIndex((node) => node.name === letter);
  if (own.length === nodes.length) return Math.PI / 2 - (2 * Math.PI * at) / own.length;
  const gap = Math.PI / 10;
  const turn = gap + ((at + 0.5) / own.length) * (Math.PI - 2 * gap);
  return Math.PI / 2 + (person === 1 ? turn : -turn);
}

/** One row a profile; arcs on the left lead from row to row, the wider the further. */
function arcs(graph: ClusterGraph, { name, width }: typeof WIDE | typeof NARROW): GraphDrawing {
  const room = name === 'wide' ? 300 : 130;
  const places = new Map(
    graph.nodes.map((node, at): [string, Point] => [node.name, { x: room, y: 30 + at * ROW }]),
  );
  const nodes = graph.nodes.map((node): DrawnNode => {
    const { x, y } = places.get(node.name)!;
    const label = { x: x + 24, y: y + 5, anchor: 'start' as const, text: labelOf(node) };
    return { name: node.name, x, y, person: node.person, label };
  });
  const most = Math.max(1, graph.nodes.length - 1);
  const drawn = shownLinks(graph).map((link): DrawnLink => {
    const [from, to] = [places.get(link.from)!, places.get(link.to)!];
    const rows = Math.abs(to.y - from.y) / ROW;
    const depth = Math.round(34 + ((room - 80) * rows) / most);
    const at = { x: room - 16 - 0.75 * depth, y: (from.y + to.y) / 2 };
    const path = `M${room} ${from.y}C${room - depth - 16} ${from.y} ${room - depth - 16} ${to.y} ${room} ${to.y}`;
    return { ...lineOf(link), path, ...labelled(graph, link, at, room - BESIDE) };
  });
  return { name, width, height: 60 + (graph.nodes.length - 1) * ROW, nodes, links: drawn };
}

/** What matters is drawn last, over the rest. */
function shownLinks({ nodes, links }: ClusterGraph): GraphLink[] {
  const shown = links.filter(
    ({ speaks, disputed }) => speaks === 'for' || disputed || nodes.length <= LABELLED,
  );
  const rank = (link: GraphLink): number => (link.disputed ? 2 : link.bridge ? 1 : 0);
  return shown.toSorted((a, b) => rank(a) - rank(b));
}

function lineOf({
  speaks,
  rules,
  disputed,
  bridge,
}: GraphLink): Pick<DrawnLink, 'kind' | 'disputed' | 'bridge'> {
  return {
    kind: speaks === 'against' ? 'against' : rules.length > 0 ? 'number' : 'weight',
    disputed,
    bridge,
  };
}

/** The label of a link at a place, left of `right` where that is given: whole, or as much of it as there is room for. */
function labelled(
  { nodes }: ClusterGraph,
  link: GraphLink,
  at: Point,
  right?: number,
): Pick<DrawnLink, 'label'> {
  if (nodes.length > LABELLED && !link.disputed && !link.bridge) return {};
  const texts = [link, { ...link, rules: [] }, { bits: null, rules: link.rules.slice(0, 1) }].map(linkText);
  const widthOf = (text: string): number => text.length * LETTER + 8;
  const text = texts.find((one) => one !== '' && widthOf(one) <= (right ?? Infinity));
  if (text === undefined) return {};
  const width = widthOf(text);
  const x = right === undefined ? at.x : Math.max(width / 2, Math.min(at.x, right - width / 2));
  return { label: { ...rounded({ x, y: at.y }), text, width } };
}

function labelOf({ agency, records }: { agency: string; records: number }): string {
  return `${agency} (${records})`;
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}
