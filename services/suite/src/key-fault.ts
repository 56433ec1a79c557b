import type { KeyFault } from '#libs/keys';
import { CommandFailure, keyFaultSentence } from './failure';

/** A fault of key custody in both languages. */
export function failureOfKeys(fault: Pick<KeyFault, 'code' | 'what'>): CommandFailure {
  return new CommandFailure(keyFaultSentence(fault));
}
