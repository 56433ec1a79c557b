import type { SealedEvent, SealedIdentity } from '#libs/contracts';
import type { Sealer } from '#libs/keys';
import type { PlainEvent, Prepared } from './domain/prepare';
import type { LineResult } from './domain/results';
import type { GatewayClient, ItemAnswer } from './gateway/client';
import { sendWithPatience, type Waiting } from './gateway/send-with-patience';
import type { Journal } from './journal/journal';

/** A checked line on its way. */
export interface Item {
  /** Place among all lines of the push. */
  at: number;
  file: string;
  line: number;
  prepared: Prepared;
}

export interface BatchContext {
  journal: Journal;
  client: GatewayClient;
  sealer: Sealer;
  patienceMs: number;
  onWaiting: ((why: Waiting) => void) | undefined;
  /** It was not there, as long as it was waited for: what follows is tried once each, until it answers. */
  gaveUp: boolean;
  resend: boolean;
}

/** Seals, sends and accounts for one batch; results in the order of its items. */
export async function pushBatch(items: readonly Item[], context: BatchContext): Promise<LineResult[]> {
  const { journal, client, resend } = context;
  const named = items.map((item) => ({ item, name: journal.nameOf(item.prepared.canonical) }));
  const sending = named.filter(({ name }) => resend || journal.receiptOf(name) === undefined);
  const answers = new Map<Item, Partial<LineResult>>();
  for (const { item, name } of named) {
    answers.set(item, { state: 'repeated', receiptId: journal.receiptOf(name) });
  }
  if (sending.length > 0) {
    const events = await sealAll(sending, context);
    const attempt = await sendWithPatience(client, events, context);
    context.gaveUp = attempt.outcome === 'unreachable' && attempt.code === 'gateway.unreachable';
    const receipts: { name: string; receiptId: string }[] = [];
    sending.forEach(({ item, name }, i) => {
      const answer =
        attempt.outcome === 'answered'
          ? fromItem(attempt.items[i])
          : attempt.outcome === 'refused'
            ? {
                state: 'refused' as const,
                stage: 'gateway' as const,
                code: attempt.code,
                pointer: attempt.pointer,
              }
            : { state: 'unsent' as const, code: attempt.code };
      answers.set(item, answer);
      if (answer.receiptId) receipts.push({ name, receiptId: answer.receiptId });
    });
    await journal.keepReceipts(receipts);
  }
  return items.map((item) => resultOf(item, answers.get(item)!));
}

/** Seals each identity once: what the journal has is sent again as it was. */
async function sealAll(
  sending: readonly { item: Item; name: string }[],
  { journal, sealer }: BatchContext,
): Promise<SealedEvent[]> {
  const fresh = new Map<string, Promise<SealedIdentity>>();
  const identities = await Promise.all(
    sending.map(async ({ item, name }) => {
      const { event } = item.prepared;
      if (!event.data.identity) return undefined;
      const before = await journal.sealedOf(name);
      if (before) return before;
      let sealing = fresh.get(name);
      if (!sealing) fresh.set(name, (sealing = sealIdentity(event, sealer)));
      return sealing;
    }),
  );
  const names = [...fresh.keys()];
  const sealed = await Promise.all(fresh.values());
  await journal.keepSealed(sealed.map((identity, i) => ({ name: names[i]!, identity })));
  return sending.map(({ item }, i) => {
    const { event } = item.prepared;
    const identity = identities[i];
    return { ...event, data: { ...(identity ? { identity } : {}), facts: event.data.facts } };
  });
}

async function sealIdentity({ source, id, data }: PlainEvent, sealer: Sealer): Promise<SealedIdentity> {
  const plain = Buffer.from(JSON.stringify(data.identity));
  try {
    return await sealer.seal(plain, { source, id, facts: data.facts });
  } finally {
    plain.fill(0);
  }
}

function fromItem(item: ItemAnswer | undefined): Partial<LineResult> & Pick<LineResult, 'state'> {
  if (!item) return { state: 'unsent', code: 'gateway.answer' };
  if (item.status !== 'refused') return { state: item.status, receiptId: item.receiptId };
  return { state: 'refused', stage: 'gateway', code: item.code, pointer: item.pointer };
}

function resultOf({ file, line, prepared }: Item, answer: Partial<LineResult>): LineResult {
  const { id, source, type } = prepared.event;
  return { file, line, state: 'unsent', readable: true, id, source, type, ...answer };
}
