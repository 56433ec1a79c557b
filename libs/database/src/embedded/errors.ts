/** A fault of the embedded server that its user can mend; the message is one sentence that says how. */
export class EmbeddedDatabaseError extends Error {
  override readonly name = 'EmbeddedDatabaseError';

  constructor(
    readonly code: `database.embedded.${string}`,
    sentence: string,
  ) {
    super(sentence);
  }
}
