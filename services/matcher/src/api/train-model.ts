import type { DataSource } from 'typeorm';
import {
  retrainModel,
  type EncodedProfile,
  type LinkageModel,
  type Retraining,
  type SharedByChance,
} from '#libs/linkage';
import { profilesWithViews, viewsOfProfiles } from '../data/training';

/** Profiles read at a time. */
const CHUNK = 2000;

/** Most profiles that are trained on: their views are held in memory. */
export const MOST_PROFILES = 200_000;

export interface TrainingRequest {
  start: LinkageModel;
  version: string;
  shared: SharedByChance;
  onProgress?: (done: number, of: number) => void;
}

/** Trains a model on the profiles of the store. Reads only; nothing is linked by it until it is signed and adopted. */
export async function trainOnStore(
  dataSource: DataSource,
  { start, version, shared, onProgress }: TrainingRequest,
): Promise<Retraining> {
  const ids = await profilesWithViews(dataSource, MOST_PROFILES);
  const profiles: EncodedProfile[] = [];
  for (let at = 0; at < ids.length; at += CHUNK) {
    profiles.push(...(await viewsOfProfiles(dataSource, ids.slice(at, at + CHUNK))));
    onProgress?.(Math.min(at + CHUNK, ids.length), ids.length);
  }
  return retrainModel(start, version, profiles, shared);
}
