import { Controller, Inject } from '@nestjs/common';
import type { QuestionSet } from '#libs/contracts';
import { type Batch, ConsumesBatch, type Transaction } from '#libs/eventlog';
import { keepQuestionSets } from '../data/questions';
import { GATEWAY_SETTINGS, type GatewaySettings } from './settings';

/** Takes questions of the matcher and keeps them until their agency fetches and answers them. */
@Controller()
export class QuestionsConsumer {
  constructor(@Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings) {}

  @ConsumesBatch({ topic: 'questions.asked', group: 'gateway' })
  async take(batch: Batch, tx: Transaction): Promise<void> {
    const sets = batch.records.map(({ value }) => JSON.parse(value.toString('utf8')) as QuestionSet);
    await keepQuestionSets(tx, sets);
    this.settings.logger.info({ event: 'gateway.questions.taken', count: sets.length });
  }
}
