import { join } from 'node:path';
import { pushEvents, type LineResult } from '#services/agent';
import type { PipelineHouse } from '../house/house';
import type { Progress } from '../progress';
import { sayIn } from '../words';
import type { ReadLine } from './canonical-order';
import { londonDay } from './london-day';
import { commonNameOf } from './sources';

/** What became of a line; left out: known only after the day as at which is counted (rule R1), so never sent. */
export type LineOutcome = Omit<LineResult, 'state'> & { state: LineResult['state'] | 'left out' };

/** Agencies that push at the same time. */
const agenciesAtOnce = 4;

/** Lines that name no agency are read by an agent too, which refuses them with the reason. */
const nobody = 'nobody';

export interface PushAllOptions {
  progress: Progress;
  journals: string;
  asAt?: string;
  /** Told how many lines have been answered. */
  onPushed?: (lines: number) => void;
}

/**
 * Pushes every line through the gateway's door, each agency with its own certificate and its own agent; outcomes in
 * the order of the lines.
 */
export async function pushAll(
  house: PipelineHouse,
  lines: readonly ReadLine[],
  { progress, journals, asAt, onPushed }: PushAllOptions,
): Promise<LineOutcome[]> {
  const stage = progress.stage('push', lines.length);
  const outcomes: LineOutcome[] = lines.map(({ file, line }) => ({
    file,
    line,
    state: 'left out',
    readable: false,
  }));
  const done = new Map<string, number>();
  const push = async ([agency, indexes]: [string, number[]], place: number): Promise<void> => {
    const results = await pushEvents({
      gatewayUrl: house.gatewayFor(place),
      tls: await house.certificates.agency(agency),
      sealTo: house.keys.sealTo(),
      journalDir: join(journals, agency),
      journalKey: house.keys.agent().journalKey,
      lines: indexes.map((index) => lines[index]!),
      concurrency: 2,
      onProgress: ({ accepted, repeated, refused }) => {
        done.set(agency, accepted + repeated + refused);
        const pushed = [...done.values()].reduce((sum, count) => sum + count, 0);
        stage.update(pushed);
        onPushed?.(pushed);
      },
    });
    indexes.forEach((index, at) => (outcomes[index] = results[at]!));
  };

  const waiting = [...byAgency(lines, asAt)].toSorted(([, a], [, b]) => b.length - a.length);
  let place = 0;
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await push(next, place++);
  };
  await Promise.all(Array.from({ length: agenciesAtOnce }, worker));
  const refused = outcomes.filter(({ state }) => state === 'refused').length;
  const leftOut = outcomes.filter(({ state }) => state === 'left out').length;
  const later =
    leftOut > 0
      ? `; ${sayIn('run', 'stage.push-later', { asAt: asAt ?? '', leftOut: String(leftOut) })}`
      : '';
  const received = String(outcomes.length - refused - leftOut);
  stage.end(sayIn('run', 'stage.push', { received, refused: String(refused) }) + later);
  return outcomes;
}

function byAgency(lines: readonly ReadLine[], asAt?: string): Map<string, number[]> {
  const agencies = new Map<string, number[]>();
  for (const [index, { source, time }] of lines.entries()) {
    if (asAt !== undefined && isAfter(time, asAt)) continue;
    const agency = commonNameOf(source) ?? nobody;
    const own = agencies.get(agency);
    if (own) own.push(index);
    else agencies.set(agency, [index]);
  }
  return agencies;
}

function isAfter(time: string, day: string): boolean {
  const at = Date.parse(time);
  return !Number.isNaN(at) && londonDay(at) > day;
}
