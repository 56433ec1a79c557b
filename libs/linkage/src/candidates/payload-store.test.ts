import { PayloadStore } from './payload-store';

it('gives back each payload as it came, over more than one chunk', () => {
  const store = new PayloadStore();
  const payloads = Array.from({ length: 40 }, (_, at) =>
    String.fromCharCode(65 + (at % 26)).repeat(at * 40_001),
  );
  expect(payloads.map((payload) => store.add(payload))).toEqual(payloads.map((_, at) => at));
  expect(payloads.every((payload, at) => store.get(at) === payload)).toBe(true);
});
