import type { DataSource } from 'typeorm';
import type { LinkageModel } from '#libs/linkage';
import { drawSample } from '../data/clerical';
import { takeTurn } from '../data/lease';

/** Draws a new clerical sample, the same number of pairs of each stratum; returns how many pairs. */
export async function drawClericalSample(
  { dataSource, now }: { dataSource: DataSource; now: () => Date },
  { model, perStratum, seed }: { model: LinkageModel; perStratum: number; seed: string },
): Promise<number> {
  return await dataSource.transaction(async (tx) => {
    await takeTurn(tx);
    return await drawSample(tx, { threshold: model.threshold, perStratum, seed, at: now() });
  });
}
