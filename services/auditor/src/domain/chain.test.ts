import { sha256 } from '#libs/contracts';
import { ChainWalk, GENESIS_HEAD, nextHead, type ChainedBatch, type ChainedEntry } from './chain';
import { toSequenced } from './entry';

interface Link {
  batch: ChainedBatch;
  entries: ChainedEntry[];
}

function chainOf(batches: string[][]): Link[] {
  let head = GENESIS_HEAD;
  let seq = 0;
  return batches.map((canonicals, index) => {
    const entries = canonicals.map((canonical) => {
      seq += 1;
      return { seq, canonical, leafSha256: sha256(canonical) };
    });
    const previousHead = head;
    head = nextHead(previousHead, canonicals);
    const firstSeq = seq - canonicals.length + 1;
    return { batch: { batchNo: index + 1, firstSeq, lastSeq: seq, previousHead, head }, entries };
  });
}

function walk(links: Link[]) {
  const chain = new ChainWalk();
  for (const { batch, entries } of links) {
    const fault = chain.follow(batch, entries);
    if (fault) return chain.report(fault);
  }
  return chain.report();
}

const SAMPLE = [['{"a":1}', '{"a":2}'], ['{"a":3}'], ['{"a":4}', '{"a":5}', '{"a":6}']];

function tampered(change: (links: Link[]) => void) {
  const links = chainOf(SAMPLE);
  change(links);
  return walk(links);
}

describe('the chain', () => {
  it('is whole when nothing was touched', () => {
    const links = chainOf(SAMPLE);
    expect(walk(links)).toEqual({ ok: true, batches: 3, entries: 6, head: links[2]?.batch.head });
  });

  it('names the entry whose bytes were changed', () => {
    const report = tampered((links) => (links[2]!.entries[1]!.canonical = '{"a":7}'));
    expect(report).toMatchObject({ ok: false, fault: { batchNo: 3, seq: 5, kind: 'entry-altered' } });
  });

  it('names the batch when an entry was changed together with its leaf hash', () => {
    const report = tampered((links) => {
      links[1]!.entries[0] = { seq: 3, canonical: '{"a":9}', leafSha256: sha256('{"a":9}') };
    });
    expect(report).toMatchObject({ ok: false, fault: { batchNo: 2, kind: 'head-altered' } });
  });

  it('names the place of a removed entry', () => {
    const report = tampered((links) => links[2]!.entries.splice(1, 1));
    expect(report).toMatchObject({ ok: false, fault: { batchNo: 3, seq: 5, kind: 'entry-missing' } });
  });

  it('objects to an entry that was slipped in', () => {
    const extra = { seq: 4, canonical: '{"a":0}', leafSha256: sha256('{"a":0}') };
    const report = tampered((links) => links[1]!.entries.push(extra));
    expect(report).toMatchObject({ ok: false, fault: { batchNo: 2, kind: 'head-altered' } });
  });

  it('notices a batch taken out of the middle', () => {
    const report = tampered((links) => links.splice(1, 1));
    expect(report).toMatchObject({ ok: false, fault: { batchNo: 2, kind: 'batch-missing' } });
  });

  it('notices a batch rewritten with a head of its own', () => {
    const report = tampered((links) => {
      const batch = links[0]!.batch;
      links[0]!.entries[0] = { seq: 1, canonical: '{}', leafSha256: sha256('{}') };
      batch.head = nextHead(batch.previousHead, ['{}', '{"a":2}']);
    });
    expect(report).toMatchObject({ ok: false, fault: { batchNo: 2, kind: 'not-joined' } });
  });
});

describe('an arriving entry', () => {
  const at = new Date('2026-01-05T09:00:00Z');

  it('is chained in its canonical form, whatever the order of its fields', () => {
    const entry = { v: 1, entryId: 'e1', op: 'collection', what: 'x', at: 't', actor: 'gateway' };
    const turned = Object.fromEntries(Object.entries(entry).reverse());
    const bytes = (value: object) => Buffer.from(JSON.stringify(value));
    expect(toSequenced(bytes(entry), at)).toEqual(toSequenced(bytes(turned), at));
  });

  it('is kept as a commitment to its bytes when it cannot be read', () => {
    const kept = toSequenced(Buffer.from('{"secret":'), at);
    expect(kept.entryId).toMatch(/^unreadable-[0-9a-f]{64}$/);
    expect(kept.canonical).toContain('auditor.entry.unreadable');
    expect(kept.canonical).not.toContain('secret');
  });
});
