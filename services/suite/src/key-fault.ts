import type { KeyFault } from '#libs/keys';
import { CommandFailure } from './failure';
import { sayIn } from './words';

/** A fault of key custody in both languages; what it is about, a name or a file of ours, is told once. */
export function failureOfKeys({ code, what }: Pick<KeyFault, 'code' | 'what'>): CommandFailure {
  return new CommandFailure(`${sayIn('keys', code)}${what ? ` (${what})` : ''}`);
}
