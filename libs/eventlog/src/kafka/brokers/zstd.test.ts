import { randomBytes } from 'node:crypto';
import { zstd } from './zstd';

it.each([
  ['nothing', Buffer.alloc(0)],
  ['a few bytes', Buffer.from('ŷ')],
  ['much, on another thread', randomBytes(300_000)],
  ['much that becomes little, in several pieces', Buffer.alloc(3_000_000, 'abc')],
])('gives back %s', async (_, bytes) => {
  const packed = await zstd.compress({ buffer: bytes });
  expect((await zstd.decompress(packed)).equals(bytes)).toBe(true);
});
