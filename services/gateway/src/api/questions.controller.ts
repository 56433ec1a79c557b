import { randomUUID } from 'node:crypto';
import { Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { decodeUtf8, parseStrict, sha256, type QuestionSetAnswered } from '#libs/contracts';
import { stageAudit } from '#libs/eventlog';
import { Problem } from '#libs/web';
import { itemsToAnswer, listQuestionSets, settleQuestionSet } from '../data/questions';
import { ProblemAnswer } from './answers';
import { readBody } from './body';
import { senderOf } from './peer';
import { AnswersBody, AnswersTaken, QuestionsAnswer, readAnswers } from './question-answers';
import { GATEWAY_SETTINGS, type GatewaySettings } from './settings';

const MOST_BYTES = 65_536;
const DEEPEST = 4;

@ApiTags('questions')
@Controller('v1/questions')
export class QuestionsController {
  constructor(@Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings) {}

  @Get()
  @ApiOperation({
    summary: "What linkage asks the agency about the agency's own records.",
    description:
      'Each set mixes a question with decoys: a question is no sign that another agency holds the person. ' +
      'Records are named by addresses sealed to the agency; only its private key opens them.',
  })
  @ApiResponse({ status: 200, type: QuestionsAnswer })
  async list(@Req() request: Request): Promise<QuestionsAnswer> {
    const { agency } = senderOf(request, this.settings.closed);
    const sets = await listQuestionSets(this.settings.dataSource, agency, this.today());
    return {
      questions: sets.map(({ setId, kind, askedOn, expiresOn, items }) => ({
        setId,
        kind,
        askedOn,
        expiresOn,
        items,
      })),
    };
  }

  @Post(':setId/answers')
  @HttpCode(200)
  @ApiOperation({ summary: 'Answer a set: every item, once.' })
  @ApiBody({ type: AnswersBody })
  @ApiResponse({ status: 200, type: AnswersTaken })
  @ApiResponse({ status: 404, description: 'Not asked, answered already, or too late', type: ProblemAnswer })
  @ApiResponse({
    status: 422,
    description: 'An item is missing, unknown or answered otherwise',
    type: ProblemAnswer,
  })
  async answer(@Req() request: Request, @Param('setId') setId: string): Promise<AnswersTaken> {
    const { agency, actor } = senderOf(request, this.settings.closed);
    const { dataSource, eventLog, now, codeVersion } = this.settings;
    const text = decodeUtf8(await readBody(request, MOST_BYTES));
    if (text === undefined) throw new Problem('json.encoding');
    const parsed = parseStrict(text, DEEPEST);
    if (parsed.fault) throw new Problem(parsed.fault);
    return await dataSource.transaction(async (tx) => {
      const items = await itemsToAnswer(tx, agency, setId, this.today());
      if (!items) throw new Problem('question.unknown');
      const read = readAnswers(parsed.value, items);
      if ('pointer' in read) throw new Problem('question.answers', { pointer: read.pointer });
      const at = now();
      const answered: QuestionSetAnswered = { setId, agency, at: at.toISOString(), answers: read.answers };
      const value = Buffer.from(JSON.stringify(answered));
      await settleQuestionSet(tx, setId, at);
      await eventLog.append(tx, 'questions.answered', [{ key: setId, value }]);
      await stageAudit(eventLog, tx, {
        v: 1,
        entryId: randomUUID(),
        op: 'collection',
        what: 'gateway.question.answered',
        at: at.toISOString(),
        actor,
        recipients: ['matcher'],
        code: { version: codeVersion },
        inputs: [sha256(value.toString('utf8'))],
        outputs: [],
        counts: { items: read.answers.length },
        outcome: 'done',
      });
      return { setId, answered: read.answers.length };
    });
  }

  private today(): string {
    return this.settings.now().toISOString().slice(0, 10);
  }
}
