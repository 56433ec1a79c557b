import { PayloadStore } from './payload-store';

it('gives back the bytes of each payload, over more than one chunk', () => {
  const store = new PayloadStore();
  const payloads = Array.from({ length: 60 }, (_, at) => Buffer.alloc(at * 1009, at + 1));
  expect(payloads.map((payload) => store.add(payload.toString('base64url')))).toEqual([...payloads.keys()]);
  const kept = payloads.map(({ length }, at) => {
    const from = store.place(at);
    return store.chunk(at).subarray(from, from + length);
  });
  expect(kept.every((bytes, at) => bytes.equals(payloads[at]!))).toBe(true);
  expect(store.chunk(59)).not.toBe(store.chunk(0));
});

it('refuses what no chunk holds', () => {
  expect(() => new PayloadStore().add('A'.repeat(1 << 21))).toThrow(RangeError);
});
