import { failureOf } from '../../failure';

/** An option that may be given again and again. */
export const collect = (value: string, list: string[] = []): string[] => [...list, value];

export function bitsOption(value: string): number {
  const bits = Number(value);
  if (value.trim() === '' || !Number.isFinite(bits)) throw failureOf('linkage.bits', {}, 2);
  return bits;
}
