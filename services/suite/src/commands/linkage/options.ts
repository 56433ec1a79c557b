import { CommandFailure } from '../../failure';

/** An option that may be given again and again. */
export const collect = (value: string, list: string[] = []): string[] => [...list, value];

export function bitsOption(value: string): number {
  const bits = Number(value);
  if (value.trim() === '' || !Number.isFinite(bits))
    throw new CommandFailure('--threshold is a number of bits.', 2);
  return bits;
}
