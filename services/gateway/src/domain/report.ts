import { randomUUID } from 'node:crypto';
import { agreementDigest, type Agreement, type AuditEntry, sha256 } from '#libs/contracts';
import type { Outcome } from './outcome';

/** One line of `gateway.flow`: what an agency sent under an agreement, of a type, on a day. */
export interface Flow {
  agency: string;
  agreement: string;
  type: string;
  day: string;
  accepted: number;
  repeated: number;
  refused: number;
}

/** Counts outcomes by agency, agreement and type, in one order for all writers. */
export function flows(
  day: string,
  answered: readonly { agency: string; outcomes: readonly Outcome[] }[],
): Flow[] {
  const byKey = new Map<string, Flow>();
  for (const { agency, outcomes } of answered)
    for (const outcome of outcomes) {
      const agreement = outcome.agreement ?? '';
      const type = outcome.type ?? '';
      const key = `${agency}\n${agreement}\n${type}`;
      const flow = byKey.get(key) ?? { agency, agreement, type, day, accepted: 0, repeated: 0, refused: 0 };
      flow[outcome.status] += 1;
      byKey.set(key, flow);
    }
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, flow]) => flow);
}

export interface AuditContext {
  /** Fingerprint of the agency's certificate. */
  actor: string;
  at: string;
  codeVersion: string;
  agreements: ReadonlyMap<string, Agreement>;
}

/** Collection is logged per batch and agreement: what was taken in, and what was refused. */
export function collectionEntries(outcomes: readonly Outcome[], context: AuditContext): AuditEntry[] {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const key = `${outcome.agreement ?? ''}\n${outcome.status === 'refused' ? 'refused' : 'done'}`;
    const group = groups.get(key);
    if (group) group.push(outcome);
    else groups.set(key, [outcome]);
  }
  return [...groups.values()].map((group) => entryOf(group, context));
}

function entryOf(group: readonly Outcome[], context: AuditContext): AuditEntry {
  const refused = group[0]?.status === 'refused';
  const agreement = context.agreements.get(group[0]?.agreement ?? '');
  const accepted = group.filter(({ status }) => status === 'accepted');
  const counts: Record<string, number> = refused
    ? { refused: group.length, incidents: group.filter(({ incident }) => incident).length }
    : { accepted: accepted.length, repeated: group.length - accepted.length };
  return {
    v: 1,
    entryId: randomUUID(),
    op: 'collection',
    what: refused ? 'gateway.batch.refused' : 'gateway.batch.accepted',
    at: context.at,
    actor: context.actor,
    recipients: refused ? [] : ['pseudonymiser'],
    ...(agreement ? underAgreement(agreement) : {}),
    code: { version: context.codeVersion },
    inputs: accepted.length > 0 ? [commitment(accepted.map(({ digest }) => digest ?? ''))] : [],
    outputs: accepted.length > 0 ? [commitment(accepted.map(({ receiptId }) => receiptId ?? ''))] : [],
    counts,
    outcome: refused ? 'refused' : 'done',
  };
}

const digests = new WeakMap<Agreement, string>();

function underAgreement(
  agreement: Agreement,
): Pick<AuditEntry, 'regime' | 'purpose' | 'legalBasis' | 'agreement'> {
  const digest = digests.get(agreement) ?? agreementDigest(agreement);
  digests.set(agreement, digest);
  return {
    regime: agreement.regime,
    purpose: agreement.purposes.join(' '),
    legalBasis: agreement.legalBasis,
    agreement: { id: agreement.id, version: agreement.version, sha256: digest },
  };
}

/** SHA-256 of the lines, so that a batch can be shown to be this one without being told. */
function commitment(lines: readonly string[]): string {
  return sha256(lines.join('\n'));
}
