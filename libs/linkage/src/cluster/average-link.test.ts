import * as fc from 'fast-check';
import { averageLink } from './average-link';
import type { Edge } from './average-link';

const clusters = (size: number, edges: Edge[], constraints = {}): number[][] => [
  ...averageLink(size, edges, constraints).groups().values(),
];

describe('averageLink', () => {
  it('does not join two groups over one strong pair when the other pairs speak against it', () => {
    const edges = [
      { a: 0, b: 1, bits: 15 },
      { a: 2, b: 3, bits: 15 },
      { a: 1, b: 2, bits: 5 },
      { a: 0, b: 3, bits: -10 },
    ];
    expect(clusters(4, edges)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('joins a chain whose absent pairs count only a little against it', () => {
    const edges = [
      { a: 0, b: 1, bits: 15 },
      { a: 1, b: 2, bits: 15 },
    ];
    expect(clusters(3, edges)).toEqual([[0, 1, 2]]);
  });

  it('clamps what one pair can weigh', () => {
    const edges = [
      { a: 0, b: 1, bits: 500 },
      { a: 1, b: 2, bits: 500 },
      { a: 0, b: 2, bits: -30 },
    ];
    expect(clusters(3, edges)).toEqual([[0, 1, 2]]);
    expect(clusters(4, [...edges, { a: 2, b: 3, bits: 5 }, { a: 0, b: 3, bits: -20 }])).toHaveLength(2);
  });

  it('keeps what is put together, and apart what is forbidden', () => {
    const edges = [{ a: 0, b: 1, bits: 20 }];
    expect(clusters(3, edges, { forbids: () => true })).toHaveLength(3);
    expect(clusters(3, edges, { together: [[0, 2]] })).toEqual([[0, 1, 2]]);
  });

  it('gives the same clusters whatever the order of the edges', () => {
    const edge = fc.record({
      a: fc.integer({ min: 0, max: 4 }),
      b: fc.integer({ min: 5, max: 9 }),
      bits: fc.integer({ min: -25, max: 25 }),
    });
    const edges = fc.uniqueArray(edge, { selector: ({ a, b }) => `${a} ${b}`, maxLength: 20 });
    fc.assert(
      fc.property(edges, fc.nat(), (drawn, turn) => {
        const at = drawn.length === 0 ? 0 : turn % drawn.length;
        const turned = [...drawn.slice(at), ...drawn.slice(0, at)].reverse();
        expect(clusters(10, turned)).toEqual(clusters(10, drawn));
      }),
      { seed: 3 },
    );
  });
});
