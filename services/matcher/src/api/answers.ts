import { createHash, randomUUID } from 'node:crypto';
import type { QuestionSetAnswered } from '#libs/contracts';
import { stageAudit } from '#libs/eventlog';
import type { BatchHandler, EventLog } from '#libs/eventlog';
import { takeAnswers } from '../data/questions';

/** Takes agencies' answers as evidence on the reviews they were asked for; what decoys were answered is dropped. */
export function answersConsumer({
  eventLog,
  now,
  codeVersion,
}: {
  eventLog: EventLog;
  now: () => Date;
  codeVersion: string;
}): BatchHandler {
  return async (batch, tx) => {
    const sets = batch.records.map(({ value }) => JSON.parse(value.toString('utf8')) as QuestionSetAnswered);
    const answers = sets.flatMap(({ setId, agency, at, answers: given }) =>
      given.map((one) => ({ setId, agency, at, ...one })),
    );
    const taken = await takeAnswers(tx, answers);
    const hash = createHash('sha256');
    for (const { value } of batch.records) hash.update(value).update('\n');
    await stageAudit(eventLog, tx, {
      v: 1,
      entryId: randomUUID(),
      op: 'collection',
      what: 'matcher.question.answered',
      at: now().toISOString(),
      actor: 'matcher',
      recipients: [],
      code: { version: codeVersion },
      inputs: [hash.digest('hex')],
      outputs: [],
      counts: { sets: sets.length, items: answers.length, kept: taken },
      outcome: 'done',
    });
  };
}
