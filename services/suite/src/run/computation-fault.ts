import { CommandFailure, failureOf } from '../failure';

const WITH_WORDS = [
  'period.invalid',
  'period.reversed',
  'as-at.invalid',
  'indicator.unknown',
  'area.unknown',
  'definitions.parameters-differ',
];

/** Why the indicators do not count or explain what was asked, in words where there are any for it. */
export function refusedComputation(fault: string): CommandFailure {
  return WITH_WORDS.includes(fault) ? failureOf(fault, {}, 2) : new CommandFailure(fault, 2);
}
