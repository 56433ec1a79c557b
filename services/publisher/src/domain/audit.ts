import { randomUUID } from 'node:crypto';
import { canonicalDigest, sha256, type AuditEntry } from '#libs/contracts';
import type { Release, RefusalCode } from './compose';

type Refused =
  RefusalCode | 'publisher.run.incomplete' | 'publisher.draft.altered' | 'publisher.draft.outdated';

interface Facts {
  at: Date;
  codeVersion: string;
  runId: string;
}

/** A publication is a disclosure in the sense of DPA 2018 s.62: what, when, to whom, from what. */
export function releaseAudit(facts: Facts & { release: Release }): AuditEntry;
export function releaseAudit(facts: Facts & { refused: Refused }): AuditEntry;
export function releaseAudit(facts: Facts & { release?: Release; refused?: Refused }): AuditEntry {
  const { release } = facts;
  const output = release ? canonicalDigest(release.manifest) : undefined;
  return {
    v: 1,
    entryId: sha256(`publisher ${facts.runId} ${facts.at.toISOString()} ${output ?? facts.refused}`),
    op: 'disclosure',
    what: release ? 'publisher.release.published' : (facts.refused ?? ''),
    at: facts.at.toISOString(),
    actor: 'publisher',
    recipients: release ? ['public'] : [],
    regime: 'mixed',
    code: { version: facts.codeVersion },
    inputs: [sha256(facts.runId)],
    outputs: output ? [output] : [],
    counts: release ? { ...release.manifest.counts } : {},
    outcome: release ? 'done' : 'refused',
  };
}

type Desk = { now: () => Date; codeVersion: string };

/** A person looked at what is not public; what it was stands as a digest. */
export function consultationAudit(
  desk: Desk,
  what: string,
  user: string,
  counts: Record<string, number>,
  subject: string,
): AuditEntry {
  return {
    ...entryOfDesk(desk, what, subject),
    op: 'consultation',
    actor: 'publisher',
    recipients: [user],
    counts,
  };
}

/** A person decided what is disclosed. A decision about a draft tells nobody anything; a withdrawal tells everyone. */
export function decisionAudit(desk: Desk, what: DeskDecision, user: string, subject: string): AuditEntry {
  return {
    ...entryOfDesk(desk, what, subject),
    op: 'disclosure',
    actor: user,
    recipients: what === 'publisher.release.withdrawn' ? ['public'] : [],
    counts: {},
  };
}

type DeskDecision = 'publisher.draft.approved' | 'publisher.draft.rejected' | 'publisher.release.withdrawn';

function entryOfDesk(
  { now, codeVersion }: Desk,
  what: string,
  subject: string,
): Omit<AuditEntry, 'op' | 'actor' | 'recipients' | 'counts'> {
  return {
    v: 1,
    entryId: randomUUID(),
    what,
    at: now().toISOString(),
    regime: 'mixed',
    purpose: 'governance',
    code: { version: codeVersion },
    inputs: [sha256(subject)],
    outputs: [],
    outcome: 'done',
  };
}
