import { setImmediate as othersTurn } from 'node:timers/promises';
import { Controller, Inject } from '@nestjs/common';
import type { IntakeRecord, RefusalRecord } from '#libs/contracts';
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
import type { Refusal } from '../domain/opened';
import { splitEvents, type Split } from '../domain/split';
import type { PseudonymiserSettings } from '../settings';
import { DEPENDENCIES } from './tokens';

/** Events in one go: a door in the same process, and its acknowledgements, wait no longer than these take. */
const AT_ONCE = 200;

interface Worked extends Split {
  refusals: Refusal[];
  counted: FrequencyToken[];
  carried: CarriedFrequency[];
}

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
    const { eventLog, opener, keys, now, codeVersion, logger } = this.settings;
    const { frequencyModel: model } = this.settings;
    const at = now();
    const { arrivals, unopened } = await openArrivals(batch.records, opener);
    const intake = arrivals.map((arrival) => arrival.intake);
    const split = await this.work(intake, at.getUTCFullYear());
    const { refusals, counted, carried } = split;
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

  /** Opens and splits a batch, with a pause for others after every few hundred events. */
  private async work(intake: readonly IntakeRecord[], year: number): Promise<Worked> {
    const { keys, agreements, addresses, encoder } = this.settings;
    const all: Worked = { linkage: [], facts: [], leftOut: {}, refusals: [], counted: [], carried: [] };
    for (let from = 0; from < intake.length; from += AT_ONCE) {
      if (from > 0) await othersTurn();
      const { opened, refusals } = openEvents(intake.slice(from, from + AT_ONCE), { keys, agreements });
      const address = await addresses.current(opened.map(({ agency }) => agency));
      const split = splitEvents(opened, {
        keys,
        address,
        encode: (identities) => {
          const { encoded, counted } = encoder.encode(identities, year);
          all.counted.push(...counted);
          all.carried.push(...encoded.flatMap((identity) => identity.carried ?? []));
          return encoded;
        },
      });
      all.refusals.push(...refusals);
      all.linkage.push(...split.linkage);
      all.facts.push(...split.facts);
      for (const [code, count] of Object.entries(split.leftOut))
        all.leftOut[code] = (all.leftOut[code] ?? 0) + count;
    }
    return all;
  }
}

function outgoingRefusal(record: RefusalRecord): OutgoingRecord {
  return { key: record.refusalId, value: Buffer.from(JSON.stringify(record)) };
}

function outgoing(record: { recordRef: string }): OutgoingRecord {
  return { key: record.recordRef, value: Buffer.from(JSON.stringify(record)) };
}
