import { createHash } from 'node:crypto';
import { sha256 } from '#libs/contracts';

/** What the first batch is chained to: a constant that names the format, so that two formats never join. */
export const GENESIS_HEAD = sha256('cyfrif audit chain v1');

/** One stored entry: its place, its bytes (RFC 8785) and the hash taken of them on arrival. */
export interface ChainedEntry {
  seq: number;
  canonical: string;
  leafSha256: string;
}

export interface ChainedBatch {
  batchNo: number;
  firstSeq: number;
  lastSeq: number;
  previousHead: string;
  head: string;
}

export interface ChainFault {
  batchNo: number;
  /** Absent when the fault is in the batch as a whole, not in one entry. */
  seq?: number;
  kind: 'batch-missing' | 'not-joined' | 'entry-missing' | 'entry-altered' | 'head-altered' | 'rewritten';
}

export type ChainReport =
  | { ok: true; batches: number; entries: number; head: string }
  | { ok: false; batches: number; entries: number; fault: ChainFault };

/** SHA-256 over the previous head (32 bytes) and the RFC 8785 array of the batch's entries. */
export function nextHead(previousHead: string, canonicalEntries: readonly string[]): string {
  return createHash('sha256')
    .update(Buffer.from(previousHead, 'hex'))
    .update(`[${canonicalEntries.join(',')}]`, 'utf8')
    .digest('hex');
}

/** Follows a chain batch by batch; feed batches in order and stop at the first fault. */
export class ChainWalk {
  private head = GENESIS_HEAD;
  private nextBatch = 1;
  private nextSeq = 1;

  /** `known`: what an earlier walk found whole. */
  constructor(private readonly known?: { batches: number; head: string }) {}

  /** The first fault of this batch, or undefined when it joins the chain unaltered. */
  follow(batch: ChainedBatch, entries: readonly ChainedEntry[]): ChainFault | undefined {
    const fault = this.faultOf(batch, entries);
    if (fault) return fault;
    this.head = batch.head;
    this.nextBatch += 1;
    this.nextSeq = batch.lastSeq + 1;
    return undefined;
  }

  /** After the last batch: what was whole once may not be missing now. */
  end(): ChainFault | undefined {
    return this.nextBatch <= (this.known?.batches ?? 0)
      ? { batchNo: this.nextBatch, kind: 'batch-missing' }
      : undefined;
  }

  report(fault?: ChainFault): ChainReport {
    const seen = { batches: this.nextBatch - 1, entries: this.nextSeq - 1 };
    return fault ? { ok: false, ...seen, fault } : { ok: true, ...seen, head: this.head };
  }

  private faultOf(batch: ChainedBatch, entries: readonly ChainedEntry[]): ChainFault | undefined {
    const batchNo = this.nextBatch;
    if (batch.batchNo !== batchNo) return { batchNo, kind: 'batch-missing' };
    if (batch.previousHead !== this.head || batch.firstSeq !== this.nextSeq)
      return { batchNo, kind: 'not-joined' };
    for (let seq = batch.firstSeq; seq <= batch.lastSeq; seq += 1) {
      const entry = entries[seq - batch.firstSeq];
      if (!entry || entry.seq !== seq) return { batchNo, seq, kind: 'entry-missing' };
      // The leaf hash says which entry was touched; the head below holds even if both were rewritten.
      if (sha256(entry.canonical) !== entry.leafSha256) return { batchNo, seq, kind: 'entry-altered' };
    }
    const canonical = entries.map((entry) => entry.canonical);
    if (nextHead(batch.previousHead, canonical) !== batch.head) return { batchNo, kind: 'head-altered' };
    if (batchNo === this.known?.batches && batch.head !== this.known.head)
      return { batchNo, kind: 'rewritten' };
    return undefined;
  }
}
