/** Frozen frequencies that cannot be used: nobody froze them in this store, or somebody changed them since. */
export class FrequencyFault extends Error {
  constructor(
    readonly reason: 'missing' | 'unsealed',
    said: string,
  ) {
    super(`pseudonymiser.frequencies.${reason}: ${said}`);
  }
}
