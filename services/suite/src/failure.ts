import { ConfigurationFault } from '#libs/config';

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

/** Exit code of a failed command: wrong usage and wrong settings are told from the rest. */
export function exitCodeFor(error: unknown): 1 | 2 {
  if (error instanceof CommandFailure) return error.exitCode;
  return error instanceof ConfigurationFault ? 2 : 1;
}

/** One sentence for what a person most often meets; undefined for a fault that wants a stack. */
export function sentenceFor(error: unknown): string | undefined {
  if (error instanceof CommandFailure || error instanceof ConfigurationFault) return error.message;
  if (!(error instanceof Error)) return undefined;
  const { code, port, path } = error as NodeJS.ErrnoException & { port?: number };
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port ?? ''} is in use: stop what listens there, or choose another with --port (pages) or --gateway-port.`;
    case 'EACCES':
    case 'EROFS':
    case 'EPERM':
      return `Cannot write ${path ?? 'the folder'}: choose a folder that you may write, or change its permissions.`;
    case 'EEXIST':
    case 'ENOTDIR':
      return `${path ?? 'The folder'} is, or lies under, a file: name a folder.`;
    case 'EISDIR':
      return `${path ?? 'This'} is a folder: name a file.`;
    case 'ENOSPC':
      return 'The disk is full.';
    case 'ENOENT':
      return `There is no ${path ?? 'such file or folder'}.`;
    default:
      return undefined;
  }
}
