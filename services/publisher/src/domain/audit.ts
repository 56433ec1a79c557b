import { randomUUID } from 'node:crypto';
import { canonicalDigest, sha256, type AuditEntry, type AuditOperation } from '#libs/contracts';
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

/** An act of a person at the desk; what it was about stands as a digest. */
export function deskAudit(
  given: { now: () => Date; codeVersion: string },
  op: AuditOperation,
  what: string,
  user: string,
  counts: Record<string, number>,
  subject: string,
): AuditEntry {
  return {
    v: 1,
    entryId: randomUUID(),
    op,
    what,
    at: given.now().toISOString(),
    actor: 'publisher',
    recipients: [user],
    regime: 'mixed',
    purpose: 'governance',
    code: { version: given.codeVersion },
    inputs: [sha256(subject)],
    outputs: [],
    counts,
    outcome: 'done',
  };
}
