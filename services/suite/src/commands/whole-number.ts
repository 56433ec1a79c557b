import { InvalidArgumentError } from 'commander';

/** What is wrong with a value that is none; `help/usage.ts` says it in both languages. */
export const WHOLE_NUMBER = 'A whole number from 1 is needed.';

/** Reads the value of an option that takes a whole number from 1, of so many digits at most. */
export const wholeNumber =
  (digits = 7) =>
  (text: string): number => {
    if (!/^[1-9]\d*$/.test(text) || text.length > digits) throw new InvalidArgumentError(WHOLE_NUMBER);
    return Number(text);
  };
