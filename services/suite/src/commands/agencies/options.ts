import { InvalidArgumentError } from 'commander';

/** How many copies of a topic the brokers keep. */
export function replicas(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('A whole number from 1 is needed.');
  return Number(text);
}
