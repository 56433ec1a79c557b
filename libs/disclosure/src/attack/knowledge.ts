import type { ProtectionRules } from '../table/rules';
import { roundedRange } from '../table/rounding';
import type { AttackerKnowledge } from './attack';

export interface KnowledgeInput {
  name: string;
  /** NaN where blank. */
  published: Float64Array;
  /** Cells that are rows of the release; of others nothing is known but that they are counts. */
  listed: Uint8Array;
  /** Smallest value a blank can have by the published rule; 0 for an attacker who does not know it. */
  least: number;
  own?: Float64Array;
  /** The release is rounded: figures stand for ranges. */
  rounded?: Pick<ProtectionRules, 'band' | 'base'>;
}

/** What an attacker can believe of each cell. */
export function knowledgeOf(input: KnowledgeInput): AttackerKnowledge {
  const { name, published, listed, least, own, rounded } = input;
  const low = new Float64Array(published.length);
  const high = new Float64Array(published.length);
  published.forEach((value, cell) => {
    const part = own?.[cell] ?? 0;
    const blank = Number.isNaN(value);
    if (rounded && listed[cell]) {
      const [from, to] = roundedRange(value, rounded);
      low[cell] = Math.max(from, part);
      high[cell] = to;
    } else {
      low[cell] = blank ? Math.max(part, listed[cell] ? least : 0) : value;
      high[cell] = blank ? Infinity : value;
    }
  });
  return { name, bounds: { low, high }, ...(own ? { own } : {}) };
}
