/** A failure that a person can act on: one clear sentence, no stack. */
export class CommandFailure extends Error {
  constructor(
    message: string,
    /** 1: a refusal or a failed check; 2: wrong usage. */
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}

/** One sentence for what a person most often meets; undefined for a fault that wants a stack. */
export function sentenceFor(error: unknown): string | undefined {
  if (error instanceof CommandFailure) return error.message;
  if (!(error instanceof Error)) return undefined;
  const { code, port, path } = error as NodeJS.ErrnoException & { port?: number };
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port ?? ''} is in use: stop what listens there, or choose another with --port.`;
    case 'EACCES':
    case 'EROFS':
    case 'EPERM':
      return `Cannot write ${path ?? 'the folder'}: choose a folder that you may write, or change its permissions.`;
    case 'ENOSPC':
      return 'The disk is full.';
    case 'ENOENT':
      return `There is no ${path ?? 'such file or folder'}.`;
    default:
      return undefined;
  }
}
