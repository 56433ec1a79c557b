import type { TableRefusal } from '#libs/disclosure';
import { welshOf } from '../../library-words';

/** What is wrong with a table, where, in English as the library says it and in Welsh. */
export function refusalText(
  refusal: Pick<TableRefusal, 'message' | 'code' | 'wrong' | 'row' | 'input'>,
): string {
  const { message, code, wrong, row, input } = refusal;
  const welsh = welshOf('disclosure', 'refusal.', wrong);
  if (welsh === undefined) return message;
  const file = input === undefined ? [] : [welshOf('disclosure', 'input.', input) ?? input];
  const place = [...(row === undefined ? [] : [`Rhes ${row}`]), ...file].join(' yn ');
  return `${message} / ${place === '' ? '' : `${place}: `}${welsh} (${code}).`;
}
