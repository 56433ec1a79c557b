import { Controller, Inject } from '@nestjs/common';
import type { RefusalRecord } from '#libs/contracts';
import { ConsumesBatch, stageAudit, type Batch, type OutgoingRecord, type Transaction } from '#libs/eventlog';
import type { FrequencyToken } from '#libs/pseudonyms';
import { carryFrequencies } from '../data/carried-frequencies';
import { countFrequencies } from '../data/frequencies';
import { openArrivals } from '../domain/arrivals';
import { batchEntry } from '../domain/audit';
import { openEvents } from '../domain/open-events';
import { refusalRecord, unopenedRecord } from '../domain/refusal-record';
import type { CarriedFrequency } from '../domain/model-frequencies';
import { shuffled } from '../domain/shuffle';
import { splitEvents } from '../domain/split';
import type { PseudonymiserSettings } from '../settings';
import { DEPENDENCIES } from './tokens';

/** Opens, tokenises and splits each batch of sealed events; everything commits with the batch's position. */
@Controller()
export class IntakeController {
  constructor(@Inject(DEPENDENCIES) private readonly settings: PseudonymiserSettings) {}

  @ConsumesBatch({
    topic: 'intake.sealed',
    group: 'pseudonymiser',
    maxBatch: 1000,
    lingerMs: 100,
    together: true,
  })
  async split(batch: Batch, tx: Transaction): Promise<void> {
    const { eventLog, opener, keys, agreements, now, codeVersion, logger } = this.settings;
    const { frequencyModel: model } = this.settings;
    const at = now();
    const { arrivals, unopened } = await openArrivals(batch.records, opener);
    const intake = arrivals.map((arrival) => arrival.intake);
    const { opened, refusals } = openEvents(intake, { keys, agreements });
    const address = await this.settings.addresses.current(opened.map(({ agency }) => agency));
    let counted: FrequencyToken[] = [];
    let carried: CarriedFrequency[] = [];
    const split = splitEvents(opened, {
      keys,
      address,
      encode: (identities) => {
        const batch = this.settings.encoder.encode(identities, at.getUTCFullYear());
        counted = batch.counted;
        carried = batch.encoded.flatMap((identity) => identity.carried ?? []);
        return batch.encoded;
      },
    });
    await countFrequencies(tx, keys.keyIds[0]!, counted);
    if (model !== undefined) await carryFrequencies(tx, { keys, model, carried });
    const linkage = shuffled(split.linkage).map(({ recordRef, value }) => ({ key: recordRef, value }));
    const facts = shuffled(split.facts).map(outgoing);
    await eventLog.append(tx, 'linkage.records', linkage);
    await eventLog.append(tx, 'facts.records', facts);
    const arrivalOf = new Map(arrivals.map((arrival) => [arrival.intake, arrival]));
    const refused = [
      ...refusals.map((refusal) => refusalRecord(refusal, arrivalOf.get(refusal.intake)!, at)),
      ...unopened.map((record) => unopenedRecord(record, at)),
    ];
    await eventLog.append(tx, 'refusals.recorded', refused.map(outgoingRefusal));
    const counts = {
      events: batch.records.length,
      linkage: linkage.length,
      facts: facts.length,
      refused: refused.length,
      ...split.leftOut,
    };
    const outputs = [...linkage, ...facts].map(({ value }) => value);
    await stageAudit(eventLog, tx, batchEntry({ at, codeVersion, intake, outputs, counts }));
    logger.info({
      event: 'pseudonymiser.batch.split',
      records: batch.records.length,
      refused: refused.length,
    });
  }
}

function outgoingRefusal(record: RefusalRecord): OutgoingRecord {
  return { key: record.refusalId, value: Buffer.from(JSON.stringify(record)) };
}

function outgoing(record: { recordRef: string }): OutgoingRecord {
  return { key: record.recordRef, value: Buffer.from(JSON.stringify(record)) };
}
