import { impliedExclusions, spelledScope } from './scopes';
import type { ScopedDecision } from './scopes';

const include = (recordA: string, recordB: string): ScopedDecision => ({ kind: 'include', recordA, recordB });
const exclude = (recordA: string, recordB: string): ScopedDecision => ({ kind: 'exclude', recordA, recordB });

describe('decisions of one scope', () => {
  it('tell everybody apart whom they name, though no decision says so of each two', () => {
    expect(impliedExclusions([exclude('a', 'b')])).toEqual([]);
    expect(impliedExclusions([exclude('a', 'b'), exclude('c', 'b')])).toEqual([{ a: 'a', b: 'c' }]);
    expect(impliedExclusions([exclude('a', 'b'), exclude('c', 'd')])).toHaveLength(4);
  });

  it('take records that they include for one person, who is another than those they exclude', () => {
    expect(impliedExclusions([include('a', 'b'), include('b', 'c'), exclude('c', 'd')])).toEqual([
      { a: 'a', b: 'd' },
      { a: 'b', b: 'd' },
    ]);
  });

  it('say nothing of a person whom they only include', () => {
    expect(impliedExclusions([include('a', 'b'), exclude('c', 'd')])).toEqual([]);
  });

  it('say the same in any order, and either way round', () => {
    const decisions = [include('a', 'b'), exclude('c', 'b'), exclude('d', 'e'), include('e', 'f')];
    const turned = decisions
      .toReversed()
      .map((one) => ({ ...one, recordA: one.recordB, recordB: one.recordA }));
    expect(impliedExclusions(turned)).toEqual(impliedExclusions(decisions));
  });
});

it('a scope that differs from one in force in capitals and spaces is that one', () => {
  expect(spelledScope('  enquiry   7 ', ['Enquiry 7', 'Enquiry 8'])).toBe('Enquiry 7');
  expect(spelledScope(' Enquiry  9', ['Enquiry 7'])).toBe('Enquiry 9');
});
