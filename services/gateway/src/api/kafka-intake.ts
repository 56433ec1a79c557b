import { setTimeout as sleep } from 'node:timers/promises';
import type { IngressAnswer, IngressRecord, KafkaIngressSettings } from '#libs/eventlog';
import { Problem, PROBLEM_MEDIA_TYPE, problemDocument } from '#libs/web';
import type { Sender } from '../data/intake';
import { type Receipt, tellLaterChanges } from '../data/receipts';
import type { CheckContext } from '../domain/check-event';
import type { Outcome } from '../domain/outcome';
import type { Admission } from './admission';
import { receiptAnswer } from './answers';
import type { IntakeQueue } from './intake-queue';
import { readBinaryEvent } from './read-binary';
import { fault } from './read-events';
import type { GatewaySettings } from './settings';

const MOST_CHANGES = 500;
const BUSY_MS = 1000;

interface Intake {
  settings: GatewaySettings;
  queue: IntakeQueue;
  admission: Admission;
  context(agency: string): CheckContext;
}

/** Treats what an agency produced to its topic as it would be treated at the door. */
export function kafkaIntake({
  settings,
  queue,
  admission,
  context,
}: Intake): Pick<KafkaIngressSettings, 'take' | 'giveUp' | 'tellLater'> {
  return {
    take: async (agency, records) => {
      for (let wait = Infinity; wait > 0;) {
        wait = admission.wait(agency, records.length);
        if (wait > 0) await sleep(wait * 1000);
      }
      const checked = records.map((record) => readBinaryEvent(record, settings.limits, context(agency)));
      const places = records.map(({ place }) => place);
      const outcomes = await whenNotBusy(() => queue.submit(senderOf(agency), checked, places));
      return outcomes.map((outcome, at) => answerOf(outcome, records[at]!));
    },
    giveUp: async (agency, record) => {
      const refusal = [fault('server.fault')];
      const [outcome] = await whenNotBusy(() => queue.submit(senderOf(agency), refusal, [record.place]));
      return answerOf(outcome!, record);
    },
    tellLater: async (agency, tell) => {
      for (let told = MOST_CHANGES; told === MOST_CHANGES;)
        told = await tellLaterChanges(settings.dataSource, agency, MOST_CHANGES, (receipts) =>
          tell(receipts.map(laterAnswer)),
        );
    },
  };
}

/** A queue that is full says nothing of the records: they wait on the brokers. */
async function whenNotBusy(submit: () => Promise<Outcome[]>): Promise<Outcome[]> {
  for (;;) {
    try {
      return await submit();
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'server.busy') throw error;
      await sleep(BUSY_MS);
    }
  }
}

/** What became of an event after its receipt: refused by a later stage, given up, or on its way again. */
function laterAnswer({ state, code, pointer, type: _type, ...receipt }: Receipt): IngressAnswer {
  if (state === 'refused') {
    const document = problemDocument(code ?? 'server.fault', { pointer });
    const { id, receiptId } = receipt;
    return { key: id, contentType: PROBLEM_MEDIA_TYPE, body: JSON.stringify({ ...document, id, receiptId }) };
  }
  return {
    key: receipt.id,
    contentType: 'application/json',
    body: JSON.stringify({ status: state, ...receipt }),
  };
}

/** The brokers let only the agency's certificate write its topic. */
function senderOf(agency: string): Sender {
  return { agency, actor: `kafka:${agency}` };
}

/** A receipt or a problem document; never a part of what was sent but the id of a sound envelope. */
function answerOf(outcome: Outcome, record: IngressRecord): IngressAnswer {
  const key = outcome.eventId === undefined ? {} : { key: outcome.eventId };
  if (outcome.status !== 'refused')
    return { ...key, contentType: 'application/json', body: JSON.stringify(receiptAnswer(outcome)) };
  const { code = 'request.invalid', pointer, eventId } = outcome;
  const document = problemDocument(code, { pointer });
  return {
    ...key,
    contentType: PROBLEM_MEDIA_TYPE,
    body: JSON.stringify({ ...document, ...(eventId === undefined ? {} : { id: eventId }) }),
    erase: outcome.incident === true || mayHoldIdentity(record, code),
  };
}

/** What could not be read at all may hold anything, and the brokers keep it as it came. */
function mayHoldIdentity({ value }: IngressRecord, code: string): boolean {
  return value.length > 0 && /^(json|body|event)\./.test(code);
}
