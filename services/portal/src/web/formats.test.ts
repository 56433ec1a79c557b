import { fileSize } from './formats';

it.each([
  [12, '1\u00A0kB'],
  [105_400, '105\u00A0kB'],
  [2_467_000, '2.5\u00A0MB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(fileSize(bytes, 'en')).toBe(text);
  expect(fileSize(bytes, 'cy')).toBe(text);
});
