import { fileSize } from './formats';

it.each([
  [12, '1 kB'],
  [105_400, '105 kB'],
  [2_467_000, '2.5 MB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(fileSize(bytes, 'en')).toBe(text);
  expect(fileSize(bytes, 'cy')).toBe(text);
});
