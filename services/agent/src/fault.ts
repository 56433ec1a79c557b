const messages = {
  JOURNAL_IN_USE: 'Another push is using this journal.',
};

/** A fault of the agent's own house, as against what became of a line. */
export class AgentFault extends Error {
  override readonly name = 'AgentFault';

  constructor(readonly code: keyof typeof messages) {
    super(messages[code]);
  }
}
