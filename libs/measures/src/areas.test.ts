import { homeLeaf, leafAreas } from './areas';

it('has a leaf for each of 22 authorities in four police areas, 6, 5, 7 and 4, and for what is not known', () => {
  const leaves = leafAreas();
  const forces = ['W15000001', 'W15000002', 'W15000003', 'W15000004'];
  const counts = forces.map((code) => leaves.filter(({ leaf, force }) => leaf < 30 && force === code).length);
  expect(counts).toEqual([6, 5, 7, 4]);
  expect(leaves).toHaveLength(22 + 4 + 1);
});

it.each([
  ['W06000015', 'HOME_ADDRESS', 15],
  ['W06000015', 'NFA_LAST_AREA', 15],
  ['W06000015', 'COMMITTAL_COURT', 33],
  ['W06000023', 'SUPERVISING_OFFICE', 34],
  ['W15000002', 'HOME_ADDRESS', 32],
  ['W06000015', 'UNKNOWN_WALES', 40],
  [undefined, 'HOME_ADDRESS', 40],
  ['W06000007', 'HOME_ADDRESS', 40],
  ['W06000015', 'OUTSIDE_WALES', 0],
])('places %s known by %s in leaf %i', (lad, basis, leaf) => {
  expect(homeLeaf({ lad, basis })).toBe(leaf);
});

it('orders leaves as their codes', () => {
  const areas = leafAreas();
  expect(areas.map(({ code }) => code)).toEqual(areas.map(({ code }) => code).sort());
  expect(areas.map(({ leaf }) => leaf)).toEqual(areas.map(({ leaf }) => leaf).sort((a, b) => a - b));
});

it('gives Bridgend the health board of the day', () => {
  const bridgend = leafAreas().find(({ code }) => code === 'W06000013');
  expect([bridgend?.boardBefore2019, bridgend?.board]).toEqual(['W11000026', 'W11000030']);
});

it('reads a police area of its own field', () => {
  expect(homeLeaf({ pfa: 'W15000004', basis: 'SUPERVISING_OFFICE' })).toBe(34);
});
