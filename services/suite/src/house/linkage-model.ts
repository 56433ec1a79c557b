import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Keys } from '#libs/keys';
import { justiceModel, openModel, signModel, type VerifiedModel } from '#libs/linkage';

/**
 * The signed model of a house. A new house starts with the published weights, signed by its own key; another model
 * takes its place when someone who holds that key signs it.
 */
export function houseModel(path: string, keys: Keys, at: Date): VerifiedModel {
  const signing = keys.linkage().model;
  if (!existsSync(path)) {
    const signed = signModel(justiceModel(), signing, { signedAt: at });
    writeFileSync(path, `${JSON.stringify(signed, null, 2)}\n`);
  }
  return openModel(readFileSync(path, 'utf8'), signing.publicKey);
}
