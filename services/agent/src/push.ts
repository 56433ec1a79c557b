import type { KeyObject } from 'node:crypto';
import type { Agreement } from '#libs/contracts';
import { createSealer, type SealingJwk, type TlsMaterial } from '#libs/keys';
import { Lanes } from './domain/lanes';
import { prepareLine } from './domain/prepare';
import { NO_PROGRESS, type EventLine, type LineResult, type PushProgress } from './domain/results';
import { createClient } from './gateway/client';
import { Journal } from './journal/journal';
import type { Waiting } from './gateway/send-with-patience';
import { pushBatch, type BatchContext, type Item } from './push-batch';

export interface PushOptions {
  /** Base address of the gateway. */
  gatewayUrl: string;
  /** The agency's certificate and key, and the authority of the gateway's. */
  tls: TlsMaterial;
  /** Public key to seal identities to. */
  sealTo: SealingJwk;
  /** Folder of the journal; one push at a time. */
  journalDir: string;
  /** The agency's own key, by which the journal knows a repeat. */
  journalKey: KeyObject;
  lines: AsyncIterable<EventLine> | Iterable<EventLine>;
  /** Events in a request; default 500. */
  batchSize?: number;
  /** Requests at the same time; default 4. */
  concurrency?: number;
  onProgress?: (progress: PushProgress) => void;
  /** Checked here too, before anything leaves the agency; absent: the gateway alone checks. */
  agreements?: readonly Agreement[];
  /** Send again what the journal shows as received: the same bytes, which the gateway counts once. */
  resend?: boolean;
  /** How long an unreachable or busy gateway is waited for; default two minutes. Then what follows is tried once each. */
  patienceMs?: number;
  /** Told whenever the gateway is waited for. */
  onWaiting?: (why: Waiting) => void;
}

export const PATIENCE_MS = 120_000;

/**
 * Validates, seals and pushes an agency's events; the result of every line, in the order of the lines. Stopped at any
 * point, the next push with the same journal goes on without repeating. Throws only AgentFault, KeyFault, or a
 * fault of the file system or of `lines`.
 */
export async function pushEvents(options: PushOptions): Promise<LineResult[]> {
  const { batchSize = 500, concurrency = 4, patienceMs = PATIENCE_MS, onProgress, resend = false } = options;
  const agreements = options.agreements && new Map(options.agreements.map((each) => [each.id, each]));
  const journal = await Journal.open(options.journalDir, options.journalKey);
  const client = createClient({ ...options, connections: concurrency });
  const context: BatchContext = {
    ...{ journal, client, sealer: createSealer(options.sealTo), patienceMs, resend },
    ...{ onWaiting: options.onWaiting, gaveUp: false },
  };
  const results: LineResult[] = [];
  const progress = { ...NO_PROGRESS };
  const lanes = new Lanes();
  const inFlight = new Set<Promise<void>>();
  let batch: Item[] = [];
  let fault: unknown;

  const settle = (at: number, result: LineResult): void => {
    results[at] = result;
    progress[result.state] += 1;
  };
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const items = batch;
    batch = [];
    while (inFlight.size >= concurrency) await Promise.race(inFlight);
    lanes.enter(items.map(({ prepared }) => prepared.event));
    const travelling: Promise<void> = pushBatch(items, context)
      .then((outcomes) => outcomes.forEach((outcome, i) => settle(items[i]!.at, outcome)))
      .catch((error: unknown) => {
        fault ??= error;
      })
      .finally(() => {
        lanes.leave(items.map(({ prepared }) => prepared.event));
        inFlight.delete(travelling);
        onProgress?.({ ...progress });
      });
    inFlight.add(travelling);
  };

  try {
    for await (const { file, line, text } of options.lines) {
      if (fault) break;
      const at = progress.read++;
      const made = prepareLine(text, agreements);
      if ('refused' in made) {
        settle(at, { file, line, state: 'refused', stage: 'agent', ...made.refused });
        continue;
      }
      if (lanes.mustWait(made.prepared.event)) {
        await flush();
        await Promise.all(inFlight);
      }
      batch.push({ at, file, line, prepared: made.prepared });
      if (batch.length >= batchSize) await flush();
    }
    await flush();
    await Promise.all(inFlight);
    if (fault) throw fault;
    onProgress?.({ ...progress });
    return results;
  } finally {
    await Promise.allSettled(inFlight);
    client.close();
    await journal.close();
  }
}
