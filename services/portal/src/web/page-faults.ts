import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { faultFields, type Logger } from '#libs/telemetry';
import { problemDocument, PROBLEM_MEDIA_TYPE } from '#libs/web';
import type { Views } from './view';

const TEXTS: Record<number, string> = { 403: 'forbidden', 404: 'not-found' };

/** A page in the reader's language for every fault; a problem document for programs. Never the fault's text. */
@Catch()
export class PageFaults implements ExceptionFilter {
  constructor(
    private readonly views: Views,
    private readonly logger: Logger,
  ) {}

  catch(fault: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    // A guard that sent the visitor to sign in has answered already.
    if (response.headersSent) return;
    const status = statusOf(fault);
    if (status >= 500) this.logger.error({ event: 'portal.page.failed', ...faultFields(fault) });
    response.status(status);
    if (request.path.startsWith('/api/')) {
      const code = status === 404 ? 'not-found' : status >= 500 ? 'server.failed' : 'request.invalid';
      response.type(PROBLEM_MEDIA_TYPE).send(problemDocument(code));
      return;
    }
    const text = TEXTS[status] ?? 'failed';
    this.views.send(request, response, 'error', {
      title: this.views.text(request, `error.${text}-title`),
      text: this.views.text(request, `error.${text}-text`),
    });
  }
}

function statusOf(fault: unknown): number {
  if (fault instanceof HttpException) return fault.getStatus();
  // Body parsers throw errors of their own with a status.
  const status = (fault as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
