import {
  identityCoverage,
  validateIdentity,
  type Agreement,
  type IntakeRecord,
  type PlainIdentity,
} from '#libs/contracts';
import { openIdentity, type PseudonymiserKeys } from '#libs/keys';
import { agencyOf, type OpenedEvent, type Refusal } from './opened';

export interface OpenContext {
  keys: Pick<PseudonymiserKeys, 'unsealingKey'>;
  agreements: ReadonlyMap<string, Agreement>;
}

/** Opens the identities of a batch, in order; what cannot be used is refused with a code and no value. */
export function openEvents(
  batch: readonly IntakeRecord[],
  context: OpenContext,
): { opened: OpenedEvent[]; refusals: Refusal[] } {
  const results = batch.map((intake) => openEvent(intake, context));
  return {
    opened: results.filter((result) => 'agency' in result),
    refusals: results.filter((result) => 'code' in result),
  };
}

function openEvent(intake: IntakeRecord, { keys, agreements }: OpenContext): OpenedEvent | Refusal {
  const { event } = intake;
  const agency = agencyOf(event.source);
  const sealed = event.data.identity;
  if (!sealed) return { intake, agency };
  const { source, id } = event;
  const result = openIdentity(sealed, { source, id, facts: event.data.facts }, keys.unsealingKey);
  if ('refused' in result) {
    const redrivable = result.refused === 'identity.key.unknown';
    return { intake, code: result.refused, pointer: '/data/identity', redrivable };
  }
  const identity = parsed(result.identity);
  result.identity.fill(0);
  const [violation] = identity === undefined ? [UNREADABLE] : validateIdentity(identity);
  if (violation) {
    return { intake, code: violation.code, pointer: `/data/identity${violation.pointer}`, redrivable: false };
  }
  const plain = identity as PlainIdentity;
  const uncovered = identityCoverage(agreements.get(event.agreementref), event.type, plain);
  return uncovered ? { intake, ...uncovered, redrivable: true } : { intake, agency, identity: plain };
}

const UNREADABLE = { code: 'identity.unreadable', pointer: '' };

/** JSON.parse quotes its input in its error, so the error goes no further. */
function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
