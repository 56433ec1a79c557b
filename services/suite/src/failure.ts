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
  if (isLostDatabase(error)) return LOST_DATABASE;
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

/**
 * A database that ends, ended or is starting (57P01 to 57P03), or a connection that it lost (class 08) or that another
 * cut. What is then unsaid is undone: statements are whole transactions.
 */
function isLostDatabase(error: Error): boolean {
  const { code = '', address } = error as NodeJS.ErrnoException & { address?: string };
  if (/^(57P0[1-3]|08[0-9A-Z]{3})$/.test(code)) return true;
  if (error.message.startsWith('Connection terminated')) return true;
  if (error instanceof AggregateError)
    return error.errors.some((one) => one instanceof Error && isLostDatabase(one));
  return ['ECONNREFUSED', 'ECONNRESET'].includes(code) && isLocal(address);
}

/** The database of a house listens on this machine. */
const isLocal = (address: string | undefined): boolean =>
  address === undefined || ['127.0.0.1', '::1'].includes(address);

const LOST_DATABASE =
  'The database of the house has stopped, or is just starting; nothing was half done. ' +
  'Start the house again with "cyfrif serve", or wait a moment and repeat the command. / ' +
  'Mae cronfa ddata’r tŷ wedi stopio, neu wrthi’n cychwyn; ni wnaed dim yn ei hanner. ' +
  'Cychwynnwch y tŷ eto gyda "cyfrif serve", neu arhoswch ennyd ac ailadroddwch y gorchymyn.';
