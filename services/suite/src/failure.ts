import { ConfigurationFault } from '#libs/config';
import { DatabaseError, EmbeddedDatabaseError, UnsupportedServer } from '#libs/database';
import { KeyFault } from '#libs/keys';
import { ModelFault } from '#libs/linkage';
import { AgentFault } from '#services/agent';
import { withWelsh } from './library-words';
import { sayIn } from './words';

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

/** A failure in the words that both languages have for it; paths and names are put in, values never. */
export function failureOf(
  key: string,
  values: Readonly<Record<string, string>> = {},
  exitCode: 1 | 2 = 1,
): CommandFailure {
  return new CommandFailure(sayIn('failures', key, values), exitCode);
}

/** Exit code of a failed command: wrong usage and wrong settings are told from the rest. */
export function exitCodeFor(error: unknown): 1 | 2 {
  if (error instanceof CommandFailure) return error.exitCode;
  return error instanceof ConfigurationFault ? 2 : 1;
}

/** One sentence for what a person most often meets; undefined for a fault that wants a stack. */
export function sentenceFor(error: unknown): string | undefined {
  if (error instanceof CommandFailure) return error.message;
  if (
    error instanceof ConfigurationFault ||
    error instanceof EmbeddedDatabaseError ||
    error instanceof UnsupportedServer
  )
    return withWelsh('settings', '', error.message);
  if (!(error instanceof Error)) return undefined;
  if (error instanceof KeyFault) return keyFaultSentence(error);
  if (error instanceof ModelFault) return withWelsh('linkage', 'model-fault.', error.message);
  if (error instanceof AgentFault) return sayIn('failures', `agent.${error.code}`);
  if (isLostDatabase(error)) return sayIn('failures', 'database.lost');
  if (error instanceof DatabaseError && error.sqlState.startsWith('28'))
    return sayIn('failures', 'database.denied');
  if (error instanceof DatabaseError && error.sqlState === '3D000')
    return sayIn('failures', 'database.absent');
  if (error instanceof DatabaseError && error.sqlState === '53100') return sayIn('failures', 'disk.full');
  const { code, port, path } = error as NodeJS.ErrnoException & { port?: number };
  switch (code) {
    case 'EADDRINUSE':
      return sayIn('failures', 'port.in-use', { port: String(port ?? '') });
    case 'EACCES':
    case 'EROFS':
    case 'EPERM':
      return sayIn('failures', 'path.denied', { path: path ?? '' });
    case 'EEXIST':
    case 'ENOTDIR':
      return sayIn('failures', 'path.under-file', { path: path ?? '' });
    case 'EISDIR':
      return path === undefined
        ? sayIn('failures', 'path.folder')
        : sayIn('failures', 'path.is-folder', { path });
    case 'ENOSPC':
      return sayIn('failures', 'disk.full');
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return sayIn('failures', 'host.unknown');
    case 'ERR_INVALID_URL':
      return sayIn('failures', 'url.invalid');
    case 'ENOENT':
      return sayIn('failures', 'path.absent', { path: path ?? '' });
    default:
      return undefined;
  }
}

/** What is at fault, a name or a file of ours, is told once. */
function keyFaultSentence({ code, what }: Pick<KeyFault, 'code' | 'what'>): string {
  return `${sayIn('keys', code)}${what ? ` (${what})` : ''}`;
}

/**
 * A database that ends, ended or is starting (57P01 to 57P03), or a connection that it lost (class 08) or that another
 * cut. What is then unsaid is undone: statements are whole transactions.
 */
function isLostDatabase(error: Error): boolean {
  const { code = '', address } = error as NodeJS.ErrnoException & { address?: string };
  if (error instanceof DatabaseError) return /^(57P0[1-3]|08)/.test(error.sqlState);
  if (/^(57P0[1-3]|08[0-9A-Z]{3})$/.test(code)) return true;
  if (error.message.startsWith('Connection terminated')) return true;
  if (error instanceof AggregateError)
    return error.errors.some((one) => one instanceof Error && isLostDatabase(one));
  return ['ECONNREFUSED', 'ECONNRESET'].includes(code) && isLocal(address);
}

/** The database of a house listens on this machine. */
const isLocal = (address: string | undefined): boolean =>
  address === undefined || ['127.0.0.1', '::1'].includes(address);
