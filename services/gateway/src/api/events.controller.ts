import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem, PROBLEM_MEDIA_TYPE, problemDocument, requestIdOf } from '#libs/web';
import type { Sender } from '../data/intake';
import type { CheckContext, Checked } from '../domain/check-event';
import { Admission } from './admission';
import { BatchAnswer, batchAnswer, itemAnswer, ProblemAnswer, ReceiptAnswer, receiptAnswer } from './answers';
import { readBody, readLines } from './body';
import { IntakeQueue } from './intake-queue';
import { refuseClosed, senderOf } from './peer';
import { fault, readBatch, readEvent } from './read-events';
import { contextOf, GATEWAY_SETTINGS, type GatewaySettings } from './settings';

export const EVENT = 'application/cloudevents+json';
export const BATCH = 'application/cloudevents-batch+json';
export const STREAM = 'application/x-ndjson';
const LINES_PER_GROUP = 500;
const EVENT_SCHEMA = { $ref: './envelope.json' };

@ApiTags('events')
@Controller('v1/events')
export class EventsController {
  constructor(
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
    @Inject(IntakeQueue) private readonly queue: IntakeQueue,
    @Inject(Admission) private readonly admission: Admission,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Send one CloudEvent, a batch, or a stream of lines. Identity must be sealed.',
    description:
      'The agency is the common name of the client certificate. 202 means that the events are durable. ' +
      'A stream answers with one line for each line, in order, as the lines are taken in.',
  })
  @ApiConsumes(EVENT, BATCH, STREAM)
  @ApiProduces('application/json', STREAM, PROBLEM_MEDIA_TYPE)
  @ApiBody({ schema: { oneOf: [EVENT_SCHEMA, { type: 'array', items: EVENT_SCHEMA }] } })
  @ApiResponse({ status: 200, description: 'Results of a stream, one ItemAnswer a line' })
  @ApiResponse({ status: 202, description: 'Durable: one receipt', type: ReceiptAnswer })
  @ApiResponse({ status: 207, description: 'A batch of which something was refused', type: BatchAnswer })
  @ApiResponse({ status: 400, description: 'Not readable as JSON', type: ProblemAnswer })
  @ApiResponse({ status: 403, description: 'Outside the agreement, or another source', type: ProblemAnswer })
  @ApiResponse({ status: 409, description: 'Conflicts with what was received before', type: ProblemAnswer })
  @ApiResponse({ status: 413, description: 'Too large', type: ProblemAnswer })
  @ApiResponse({ status: 415, description: 'Another media type or encoding', type: ProblemAnswer })
  @ApiResponse({ status: 422, description: 'Against the schema', type: ProblemAnswer })
  @ApiResponse({ status: 429, description: 'Too fast; see Retry-After', type: ProblemAnswer })
  @ApiResponse({ status: 503, description: 'Busy; see Retry-After', type: ProblemAnswer })
  async receive(@Req() request: Request, @Res() response: Response): Promise<void> {
    const sender = senderOf(request, this.settings.closed);
    const leave = this.admission.enter(sender.agency, lengthOf(request));
    try {
      const mediaType = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
      if (mediaType === EVENT) await this.one(request, response, sender);
      else if (mediaType === BATCH) await this.batch(request, response, sender);
      else if (mediaType === STREAM) await this.stream(request, response, sender);
      else throw new Problem('body.media-type');
    } catch (error) {
      // What was not read of the body would be taken for the next request.
      if (!request.complete && !response.headersSent) response.setHeader('Connection', 'close');
      await this.record(sender, error);
      throw error;
    } finally {
      leave();
    }
  }

  private async one(request: Request, response: Response, sender: Sender): Promise<void> {
    const { limits } = this.settings;
    this.admission.take(sender.agency, 1);
    // One byte more than allowed is enough to know; the refusal is recorded like every other.
    const bytes = await readBody(request, limits.bodyBytes);
    if (bytes.length === 0) throw new Problem('body.empty');
    const [outcome] = await this.queue.submit(sender, [readEvent(bytes, limits, this.context(sender))]);
    if (!outcome) throw new Problem('server.fault');
    if (outcome.status !== 'refused') {
      sendJson(response, 202, receiptAnswer(outcome));
      return;
    }
    const code = outcome.code ?? 'request.invalid';
    const { pointer } = outcome;
    const document = problemDocument(code, { pointer, requestId: requestIdOf(response) });
    response.status(document.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(document));
  }

  private async batch(request: Request, response: Response, sender: Sender): Promise<void> {
    const { limits } = this.settings;
    const bytes = await readBody(request, limits.bodyBytes);
    const checked = readBatch(bytes, limits, this.context(sender));
    if (checked.length === 0) throw new Problem('body.empty');
    this.admission.take(sender.agency, checked.length);
    const answer = batchAnswer(await this.queue.submit(sender, checked));
    sendJson(response, answer.refused === 0 ? 202 : 207, answer);
  }

  private async stream(request: Request, response: Response, sender: Sender): Promise<void> {
    const { limits } = this.settings;
    const context = this.context(sender);
    let group: Checked[] = [];
    let taken = 0;
    const finish = async (): Promise<void> => {
      if (group.length === 0) return;
      // A stream may be long, and the agency removed meanwhile.
      refuseClosed(sender.agency, this.settings.closed);
      await this.waitForRate(sender.agency, group.length);
      const outcomes = await this.queue.submit(sender, group);
      if (!response.headersSent) response.status(200).type(STREAM);
      const lines = outcomes.map((outcome, i) => `${JSON.stringify(itemAnswer(outcome, taken + i))}\n`);
      response.write(lines.join(''));
      taken += group.length;
      group = [];
    };
    for await (const line of readLines(request, limits.eventBytes)) {
      if (taken + group.length >= limits.streamLines) throw new Problem('body.count');
      group.push(line.tooLong ? fault('event.size') : readEvent(line.bytes, limits, context));
      if (group.length === LINES_PER_GROUP) await finish();
    }
    await finish();
    if (taken === 0) throw new Problem('body.empty');
    response.end();
  }

  /** A body that is refused as a whole is in the refusals store too; limits of rate are not. */
  private async record(sender: Sender, error: unknown): Promise<void> {
    if (!(error instanceof Problem) || !/^(json|body)\./.test(error.code)) return;
    await this.queue.submit(sender, [fault(error.code)]);
  }

  /** A stream is slowed down rather than refused: the rest waits in the sender's socket. */
  private async waitForRate(agency: string, events: number): Promise<void> {
    for (;;) {
      const seconds = this.admission.wait(agency, events);
      if (seconds === 0) return;
      await sleep(seconds * 1000);
    }
  }

  private context({ agency }: Sender): CheckContext {
    return contextOf(this.settings, agency);
  }
}

/** As Express would, which first looks up types, tags and what the client has. */
function sendJson(response: Response, status: number, answer: ReceiptAnswer | BatchAnswer): void {
  const text = JSON.stringify(answer);
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  };
  response.writeHead(status, headers).end(text);
}

/** As the sender says; Node reads no more than that. */
function lengthOf({ headers }: Request): number | undefined {
  const length = headers['content-length'];
  return length === undefined ? undefined : Number(length);
}
