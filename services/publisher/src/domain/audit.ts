import { canonicalDigest, sha256, type AuditEntry } from '#libs/contracts';
import type { Release, RefusalCode } from './compose';

interface Facts {
  at: Date;
  codeVersion: string;
  runId: string;
}

/** A publication is a disclosure in the sense of DPA 2018 s.62: what, when, to whom, from what. */
export function releaseAudit(facts: Facts & { release: Release }): AuditEntry;
export function releaseAudit(facts: Facts & { refused: RefusalCode }): AuditEntry;
export function releaseAudit(facts: Facts & { release?: Release; refused?: RefusalCode }): AuditEntry {
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
