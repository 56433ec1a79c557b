import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  NotFoundException,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { isTransient } from '#libs/database';
import { faultFields, type Logger } from '#libs/telemetry';
import { otherMethods } from './allowed-methods';
import { Problem, PROBLEM_MEDIA_TYPE, type ProblemCode, problemDocument } from './problems';
import { requestIdOf } from './request-id';

const BY_STATUS: Record<number, ProblemCode> = {
  400: 'request.invalid',
  401: 'certificate.required',
  403: 'request.forbidden',
  404: 'not-found',
  405: 'method.not-allowed',
  413: 'body.size',
  415: 'body.media-type',
  429: 'rate.exceeded',
  503: 'server.unavailable',
};
const RETRY_AFTER_SECONDS = 5;

/**
 * Answers every exception with a problem document. Messages, causes and bodies of exceptions stay here: parsers
 * put their input into them. A fault is logged by class, code and frames.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    let code = this.codeOf(exception);
    const allowed = exception instanceof NotFoundException ? otherMethods(http.getRequest<Request>()) : [];
    if (allowed.length > 0) {
      code = 'method.not-allowed';
      response.setHeader('Allow', allowed.join(', '));
    }
    const details = exception instanceof Problem ? exception.details : {};
    const body = problemDocument(code, { ...details, requestId: requestIdOf(response) });
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const retryAfter = details.retryAfterSeconds ?? (body.status === 503 ? RETRY_AFTER_SECONDS : undefined);
    if (retryAfter !== undefined)
      response.setHeader('Retry-After', String(Math.max(1, Math.ceil(retryAfter))));
    response.status(body.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(body));
  }

  private codeOf(exception: unknown): ProblemCode {
    if (exception instanceof Problem) return exception.code;
    const status = exception instanceof HttpException ? exception.getStatus() : statusOf(exception);
    if (status !== undefined && status < 500) return BY_STATUS[status] ?? 'request.invalid';
    this.logger.error({ event: 'web.request.failed', ...faultFields(exception) });
    return isTransient(exception) ? 'server.unavailable' : (BY_STATUS[status ?? 500] ?? 'server.fault');
  }
}

/** Express and its parsers throw errors with a status; nothing else of them is read. */
function statusOf(exception: unknown): number | undefined {
  const status = (exception as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : undefined;
}
