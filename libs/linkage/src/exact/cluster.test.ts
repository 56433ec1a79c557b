import * as fc from 'fast-check';
import { clusterExactly } from './cluster';
import type { ExactProfile, LinkChange } from './types';

const id = (kind: string, token: string, valid = true) => ({ kind, token, valid });
const person = (ref: string, ...tokens: ReturnType<typeof id>[]): ExactProfile => ({ ref, tokens });
const says = (
  ref: string,
  change: LinkChange,
  on: string,
  ...tokens: ReturnType<typeof id>[]
): ExactProfile => ({
  ref,
  tokens,
  link: { change, effectiveOn: on, knownOn: on },
});
const clustersOf = (profiles: ExactProfile[]): string[] =>
  clusterExactly(profiles)
    .map(({ members }) =>
      members
        .map((member) => profiles[member]!.ref)
        .sort()
        .join(' '),
    )
    .sort();

const A = id('CRN', 'a');
const B = id('CRN', 'b');

describe('clusterExactly', () => {
  it('joins profiles that share an identifier, through any chain of identifiers', () => {
    const found = clustersOf([
      person('1', id('PNC', 'p')),
      person('2', id('PNC', 'p'), id('CRN', 'c')),
      person('3', id('CRN', 'c')),
      person('4', id('CRN', 'd')),
    ]);
    expect(found).toEqual(['1 2 3', '4']);
  });

  it('does not join on an identifier whose check digit fails, nor on an NHS number without the date of birth', () => {
    const wrong = id('PNC', 'w', false);
    const nhs = id('NHS', 'n');
    expect(clustersOf([person('1', wrong, nhs), person('2', wrong, nhs)])).toEqual(['1', '2']);
  });

  it('does not join on an identifier whose holders have different national numbers', () => {
    const cro = id('CRO', 'c');
    const profiles = [person('1', cro, id('PNC', 'p')), person('2', cro, id('PNC', 'q')), person('3', cro)];
    expect(clustersOf(profiles)).toEqual(['1', '2', '3']);
    expect(clustersOf([...profiles, person('4', id('PNC', 'p'), id('PNC', 'q'))])).toEqual(['1 2 3 4']);
  });

  it('joins on it over an invalid number, over two references of one agency, and when a message says so', () => {
    const cro = id('CRO', 'c');
    expect(clustersOf([person('1', cro, id('PNC', 'p')), person('2', cro, id('PNC', 'q', false))])).toEqual([
      '1 2',
    ]);
    expect(clustersOf([person('1', cro, A), person('2', cro, B)])).toEqual(['1 2']);
    const merged = [
      person('1', cro, A, id('PNC', 'p')),
      person('2', cro, B, id('PNC', 'q')),
      says('3', 'MERGED', '2023-01-01', A, B),
    ];
    expect(clustersOf(merged)).toEqual(['1 2 3']);
  });

  it('joins by composite where nothing conflicts', () => {
    const name = id('NAME_DOB_DISTRICT', 'n');
    const profiles = [
      person('1', name, id('PNC', 'p')),
      person('2', name, id('NHS_DOB', 'h')),
      person('3', name),
    ];
    expect(clustersOf(profiles)).toEqual(['1 2 3']);
  });

  it('leaves a profile alone that could belong to either of two people with conflicting identifiers', () => {
    const name = id('NAME_DOB_DISTRICT', 'n');
    const profiles = [
      person('1', name, id('PNC', 'p')),
      person('2', name, id('PNC', 'q')),
      person('3', name),
    ];
    expect(clustersOf(profiles)).toEqual(['1', '2', '3']);
  });

  it('joins the holders of merged identifiers, and takes them apart again after the unmerge', () => {
    const base = [person('1', A), person('2', B), says('3', 'MERGED', '2023-01-01', A, B)];
    expect(clustersOf(base)).toEqual(['1 2 3']);
    expect(clustersOf([...base, says('4', 'UNMERGED', '2023-02-01', A, B)])).toEqual(['1 3 4', '2']);
  });

  it('joins again when a later merge follows the unmerge', () => {
    const profiles = [
      person('1', A),
      person('2', B),
      says('3', 'UNMERGED', '2023-02-01', A, B),
      says('4', 'MERGED', '2023-03-01', B, A),
    ];
    expect(clustersOf(profiles)).toEqual(['1 2 3 4']);
  });

  it('keeps unmerged people apart even when another identifier or a composite would join them', () => {
    const name = id('NAME_DOB_DISTRICT', 'n');
    const profiles = [
      person('1', A, id('PNC', 'p'), name),
      person('2', B, id('PNC', 'p'), name),
      says('3', 'UNMERGED', '2023-02-01', A, B),
    ];
    expect(clustersOf(profiles)).toEqual(['1 3', '2']);
  });

  it('joins by an added identifier until it is removed', () => {
    const pnc = id('PNC', 'p');
    const added = [person('1', A), person('2', pnc), says('3', 'IDENTIFIER_ADDED', '2023-01-01', A, pnc)];
    expect(clustersOf(added)).toEqual(['1 2 3']);
    const removed = [...added, says('4', 'IDENTIFIER_REMOVED', '2023-01-02', A, pnc)];
    expect(clustersOf(removed)).toEqual(['1 3 4', '2']);
  });

  it('ignores a removed identifier on records that still carry it', () => {
    const pnc = id('PNC', 'p');
    const profiles = [
      person('1', A, pnc),
      person('2', pnc),
      says('3', 'IDENTIFIER_REMOVED', '2023-01-02', A, pnc),
    ];
    expect(clustersOf(profiles)).toEqual(['1 3', '2']);
  });

  it('gives the same clusters in any order', () => {
    const token = fc.tuple(
      fc.constantFrom('PNC', 'CRO', 'CRN', 'NHS', 'NAME_DOB_DISTRICT'),
      fc.integer({ min: 0, max: 4 }),
    );
    const profile = fc.record({
      tokens: fc.array(token, { maxLength: 3 }),
      change: fc.constantFrom(undefined, undefined, undefined, 'MERGED' as const, 'UNMERGED' as const),
      day: fc.constantFrom('2023-01-01', '2023-01-02', '2023-01-03'),
    });
    fc.assert(
      fc.property(fc.array(profile, { maxLength: 14 }), fc.infiniteStream(fc.nat()), (drawn, order) => {
        const profiles = drawn.map(({ tokens, change, day }, at) => {
          const held = tokens.map(([kind, value]) => id(kind, String(value), value !== 4));
          const ref = String.fromCharCode(97 + at);
          return change ? says(ref, change, day, ...held) : person(ref, ...held);
        });
        const shuffled = profiles
          .map((one) => ({ one, key: order.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(clustersOf(shuffled)).toEqual(clustersOf(profiles));
      }),
      { numRuns: 500, seed: 5 },
    );
  });
});
