import { Controller, Inject } from '@nestjs/common';
import type { IntakeRecord } from '#libs/contracts';
import { ConsumesBatch, stageAudit, type Batch, type OutgoingRecord, type Transaction } from '#libs/eventlog';
import { batchEntry } from '../domain/audit';
import { openEvents } from '../domain/open-events';
import { refusalRecord } from '../domain/refusal-record';
import { shuffled } from '../domain/shuffle';
import { splitEvents } from '../domain/split';
import type { PseudonymiserSettings } from '../settings';
import { DEPENDENCIES } from './tokens';

/** Opens, tokenises and splits each batch of sealed events; everything commits with the batch's position. */
@Controller()
export class IntakeController {
  constructor(@Inject(DEPENDENCIES) private readonly settings: PseudonymiserSettings) {}

  @ConsumesBatch({ topic: 'intake.sealed', group: 'pseudonymiser', maxBatch: 1000 })
  async split(batch: Batch, tx: Transaction): Promise<void> {
    const { eventLog, keys, agreements, encode, now, codeVersion, logger } = this.settings;
    const at = now();
    const intake = batch.records.map(({ value }) => JSON.parse(value.toString('utf8')) as IntakeRecord);
    const { opened, refusals } = await openEvents(intake, { keys, agreements });
    const split = splitEvents(opened, {
      keys,
      currentYear: at.getUTCFullYear(),
      encode: await encode(tx),
    });
    const linkage = shuffled(split.linkage).map(outgoing);
    const facts = shuffled(split.facts).map(outgoing);
    await eventLog.append(tx, 'linkage.records', linkage);
    await eventLog.append(tx, 'facts.records', facts);
    await eventLog.append(
      tx,
      'refusals.recorded',
      refusals.map((refusal) => {
        const record = refusalRecord(refusal, at);
        return { key: record.refusalId, value: Buffer.from(JSON.stringify(record)) };
      }),
    );
    const counts = {
      events: intake.length,
      linkage: linkage.length,
      facts: facts.length,
      refused: refusals.length,
      ...split.leftOut,
    };
    const outputs = [...linkage, ...facts].map(({ value }) => value);
    await stageAudit(eventLog, tx, batchEntry({ at, codeVersion, intake, outputs, counts }));
    logger.info({ event: 'pseudonymiser.batch.split', records: intake.length, refused: refusals.length });
  }
}

function outgoing(record: { recordRef: string }): OutgoingRecord {
  return { key: record.recordRef, value: Buffer.from(JSON.stringify(record)) };
}
