import { PairStore } from './pair-store';

it('finds pairs, and none that were not added, also after its room for finding was given back', () => {
  const store = new PairStore();
  const pairs = Array.from({ length: 40_000 }, (_, at): [number, number] => [at % 300, 300 + at]);
  const added = pairs.map(([a, b]) => store.add(store.find(a, b), a, b, a % 7, b % 5));
  expect(added).toEqual([...pairs.keys()]);
  store.close();
  expect(pairs.every(([a, b], at) => store.find(a, b) === at && store.pattern[at] === a % 7)).toBe(true);
  expect(store.find(0, 299)).toBeLessThan(0);
  store.close();
  expect(store.add(store.find(5, 299), 5, 299, 1, 1)).toBe(40_000);
  expect(store.find(5, 299)).toBe(40_000);
});
