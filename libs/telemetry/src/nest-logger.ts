import type { LoggerService } from '@nestjs/common';
import { faultFields } from './faults';
import type { Logger } from './logger';

/**
 * Nest's own messages in our log. Their text may quote input, so only where they come from is kept, and for a
 * fault its class, code and frames.
 */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(_message: unknown, ...more: unknown[]): void {
    this.logger.debug({ event: 'nest.log', ...contextOf(more) });
  }

  debug(_message: unknown, ...more: unknown[]): void {
    this.logger.debug({ event: 'nest.debug', ...contextOf(more) });
  }

  verbose(_message: unknown, ...more: unknown[]): void {
    this.logger.debug({ event: 'nest.verbose', ...contextOf(more) });
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.logger.warn({ event: 'nest.warn', ...contextOf(more), ...faultOf(message) });
  }

  error(message: unknown, ...more: unknown[]): void {
    this.logger.error({ event: 'nest.error', ...contextOf(more), ...faultOf(message) });
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.logger.error({ event: 'nest.fatal', ...contextOf(more), ...faultOf(message) });
  }
}

// Nest passes the context, a class name of the program, as the last parameter.
function contextOf(more: unknown[]): { context?: string } {
  const last = more.at(-1);
  return typeof last === 'string' && /^[A-Za-z][\w]{0,60}$/.test(last) ? { context: last } : {};
}

function faultOf(message: unknown): ReturnType<typeof faultFields> | undefined {
  return message instanceof Error ? faultFields(message) : undefined;
}
