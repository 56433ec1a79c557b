import { createSecretKey } from 'node:crypto';
import { journalCipher } from './cipher';

const identity = {
  protected: 'cHJvdA',
  iv: 'aXY',
  ciphertext: 'Y2lwaGVy',
  tag: 'dGFn',
  aad: 'ZmFjdHNEaWdlc3Q',
};
const cipher = journalCipher(createSecretKey(Buffer.alloc(32, 1)));

it('a sealed identity comes back as it was, and its parts cannot be read from the journal', () => {
  const locked = cipher.lock('event', identity);
  expect(cipher.unlock('event', locked)).toEqual(identity);
  const bytes = Buffer.from(locked, 'base64url');
  for (const part of Object.values(identity)) expect(bytes.includes(part)).toBe(false);
  expect(cipher.lock('event', identity)).not.toBe(locked);
});

it('stays locked for another event, another key or when it is damaged', () => {
  const locked = cipher.lock('event', identity);
  expect(cipher.unlock('other', locked)).toBeUndefined();
  expect(journalCipher(createSecretKey(Buffer.alloc(32, 2))).unlock('event', locked)).toBeUndefined();
  const flipped = (locked.startsWith('A') ? 'B' : 'A') + locked.slice(1);
  expect(cipher.unlock('event', flipped)).toBeUndefined();
  expect(cipher.unlock('event', 'AAAA')).toBeUndefined();
});
