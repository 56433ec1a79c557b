import { Controller, Inject } from '@nestjs/common';
import type { FactsRecord, Membership } from '#libs/contracts';
import { ConsumesBatch, type Batch, type EventLogLogger, type Transaction } from '#libs/eventlog';
import { storeFacts } from '../data/store-facts';
import { storeMembership } from '../data/store-membership';
import { ownReferences, type ReferenceKey } from '../domain/reference-key';
import { Audit } from './audit';
import { AUDIT, KEY, LOGGER } from './tokens';

/** Stores what arrives, under the service's own references, in one transaction per batch. */
@Controller()
export class RecordsController {
  constructor(
    @Inject(KEY) private readonly key: ReferenceKey,
    @Inject(LOGGER) private readonly logger: EventLogLogger,
    @Inject(AUDIT) private readonly audit: Audit,
  ) {}

  @ConsumesBatch({
    topic: 'facts.records',
    group: 'indicators',
    maxBatch: 1000,
    lingerMs: 100,
    together: true,
  })
  async facts(batch: Batch, tx: Transaction): Promise<void> {
    const records = batch.records.map(({ value }) => JSON.parse(value.toString('utf8')) as FactsRecord);
    const refs = ownReferences(
      this.key,
      'record',
      records.map(({ recordRef }) => recordRef),
    );
    const counts = await storeFacts(
      tx,
      records.map((record, at) => ({ ref: refs[at]!, record })),
    );
    await this.audit.stage(tx, { op: 'alteration', what: 'indicators.facts.stored', counts: { ...counts } });
    if (counts.erased > 0) {
      await this.audit.stage(tx, {
        op: 'erasure',
        what: 'indicators.facts.erased',
        counts: { records: counts.erased },
      });
    }
    this.logger.info({ event: 'indicators.facts.stored', count: records.length });
  }

  @ConsumesBatch({
    topic: 'linkage.membership',
    group: 'indicators',
    maxBatch: 2000,
    lingerMs: 100,
    together: true,
  })
  async membership(batch: Batch, tx: Transaction): Promise<void> {
    const arrived = batch.records.map(({ value }) => JSON.parse(value.toString('utf8')) as Membership);
    const records = ownReferences(
      this.key,
      'record',
      arrived.map(({ recordRef }) => recordRef),
    );
    const persons = ownReferences(
      this.key,
      'person',
      arrived.map(({ personId }) => personId),
    );
    const changed = await storeMembership(
      tx,
      arrived.map(({ version }, at) => ({ record: records[at]!, person: persons[at]!, version })),
    );
    await this.audit.stage(tx, {
      op: 'combination',
      what: 'indicators.membership.stored',
      counts: { records: arrived.length, changed },
    });
    this.logger.info({ event: 'indicators.membership.stored', count: changed });
  }
}
