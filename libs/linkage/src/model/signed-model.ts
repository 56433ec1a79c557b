import { createHash, createPublicKey, KeyObject, sign, verify } from 'node:crypto';
import { canonicalDigest, canonicalJson } from '#libs/contracts';
import { comparisonsFor } from '../compare/levels';
import { areReviewBands } from '../profiles/bands';
import type { AgencyPairShares, Household, LinkageModel } from './model';

/** A model as services take it: a JSON file, signed with Ed25519 over the RFC 8785 form of everything else in it. */
export interface SignedModel {
  v: 1;
  model: LinkageModel;
  signedAt: string;
  /** Name of the pseudonymiser's frozen frequencies that give the buckets; absent: buckets are not used. */
  frequencies?: string;
  signature: { alg: 'Ed25519'; keyId: string; value: string };
}

/** A model whose signature was checked. `sha256` names what it says, whenever and by whomever it was signed. */
export interface VerifiedModel {
  model: LinkageModel;
  frequencies?: string;
  sha256: string;
  signedBy: string;
}

export type ModelFaultCode = 'linkage.model.malformed' | 'linkage.model.unsigned';

/** The model may not be used. The message says why and quotes nothing of the file. */
export class ModelFault extends Error {
  override readonly name = 'ModelFault';

  constructor(
    readonly code: ModelFaultCode,
    why: string,
  ) {
    super(`${code}: ${why}`);
  }
}

export function signModel(
  model: LinkageModel,
  keys: { privateKey: KeyObject; publicKey: KeyObject },
  { signedAt, frequencies }: { signedAt: Date; frequencies?: string },
): SignedModel {
  checkShape(model);
  const content = {
    v: 1 as const,
    model,
    signedAt: signedAt.toISOString(),
    ...(frequencies && { frequencies }),
  };
  const value = sign(null, Buffer.from(canonicalJson(content)), keys.privateKey).toString('base64');
  return { ...content, signature: { alg: 'Ed25519', keyId: keyIdOfPublic(keys.publicKey), value } };
}

/**
 * Reads a signed model. `key`: the public half, as an object or as PEM.
 * @throws ModelFault where it is malformed or not signed by this key
 */
export function openModel(text: string, key: KeyObject | string): VerifiedModel {
  const publicKey = key instanceof KeyObject ? key : openPublicKey(key);
  let signed: SignedModel;
  try {
    signed = JSON.parse(text) as SignedModel;
  } catch {
    throw new ModelFault('linkage.model.malformed', 'the model file is not JSON.');
  }
  const { signature, ...content } = signed;
  if (content.v !== 1 || !signature || signature.alg !== 'Ed25519' || typeof signature.value !== 'string')
    throw new ModelFault('linkage.model.unsigned', 'the model file bears no signature.');
  const bytes = Buffer.from(canonicalJson(content));
  if (!verify(null, bytes, publicKey, Buffer.from(signature.value, 'base64')))
    throw new ModelFault('linkage.model.unsigned', 'the signature is not of the key that may sign models.');
  checkShape(content.model);
  return {
    model: content.model,
    ...(content.frequencies && { frequencies: content.frequencies }),
    sha256: canonicalDigest({ v: 1, model: content.model, frequencies: content.frequencies ?? null }),
    signedBy: keyIdOfPublic(publicKey),
  };
}

function openPublicKey(pem: string): KeyObject {
  try {
    return createPublicKey(pem);
  } catch {
    throw new ModelFault('linkage.model.unsigned', 'the key that may sign models cannot be read.');
  }
}

function keyIdOfPublic(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}

/** The comparisons must be those that this program makes: weights of other levels would be added up wrongly. */
function checkShape(model: LinkageModel): void {
  const malformed = (why: string): ModelFault => new ModelFault('linkage.model.malformed', why);
  if (typeof model?.version !== 'string' || !/^[\w.+-]{1,64}$/.test(model.version))
    throw malformed('the version is not a short name.');
  if (canonicalJson(model.comparisons) !== canonicalJson(comparisonsFor()))
    throw malformed('the comparisons are not those of this program.');
  const pairs = model.byAgencies ?? [];
  if (!Array.isArray(pairs) || !pairs.every(isPairOfAgencies))
    throw malformed('an entry of the table by agencies names no two agencies, or not what it rests on.');
  if (new Set(pairs.map(({ agencies }) => canonicalJson(agencies.toSorted()))).size < pairs.length)
    throw malformed('the table by agencies has a pair twice.');
  for (const shares of [model.m, model.u, ...pairs.map(({ m }) => m)])
    if (
      shares?.length !== model.comparisons.length ||
      shares.some((levels, at) => levels.length !== model.comparisons[at]!.levels.length) ||
      shares.flat().some((share) => !(share > 0 && Number.isFinite(share)))
    )
      throw malformed('the shares do not fit the comparisons.');
  if (model.household && !isHousehold(model.household, model))
    throw malformed('the shares of people of one home do not fit the comparisons.');
  if (model.moved || pairs.some(({ moved }) => moved))
    throw malformed('services compare one column that a move changes, which needs no shares of who moved.');
  if (!(model.prior > 0 && model.prior < 1) || !Number.isFinite(model.threshold))
    throw malformed('the prior or the threshold is out of range.');
  if (model.reviews && !areReviewBands(model.reviews))
    throw malformed(
      'the bands of reviews do not hold one another: each must close further out than it opens.',
    );
}

function isHousehold({ share, levels }: Household, { comparisons }: LinkageModel): boolean {
  return (
    share > 0 &&
    share < 1 &&
    levels?.length === comparisons.length &&
    levels.every((own, at) => own.length === comparisons[at]!.levels.length) &&
    levels.flat().every((one) => one > 0 && Number.isFinite(one))
  );
}

function isPairOfAgencies({ agencies, matches }: AgencyPairShares): boolean {
  return (
    Array.isArray(agencies) &&
    agencies.length === 2 &&
    agencies.every((agency) => typeof agency === 'string') &&
    matches > 0 &&
    Number.isFinite(matches)
  );
}
