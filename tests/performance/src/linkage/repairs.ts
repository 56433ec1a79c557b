import { checkIdentifier, isRefused, normalisePerson } from '#libs/identifiers';
import { exactTokens } from '#libs/pseudonyms';
import type { BenchResult } from '../result';
import { benchKeys } from './keys';
import { seeded } from './seeded';

const NUMBERS = 60;
const STRANGERS = 4000;
const YEAR = 2026;

/** Every single substitution and adjacent swap in PNC, CRO and NHS numbers: linked again, and to nobody else? */
export function repairFigures(): BenchResult[] {
  const random = seeded(31);
  let tried = 0;
  let linked = 0;
  let falsePairs = 0;
  let falseLinks = 0;
  for (const [scheme, make] of MAKERS) {
    const numbers = validNumbers(scheme, () => make(random), NUMBERS + STRANGERS);
    const strangers = new Set(tokensOf(scheme, numbers.slice(NUMBERS)).flatMap(({ own }) => own));
    for (const number of numbers.slice(0, NUMBERS)) {
      const [truth] = tokensOf(scheme, [number]);
      const wrong = slips(number).filter((slip) => slip !== number);
      for (const { own, repairs } of tokensOf(scheme, wrong)) {
        tried++;
        if (own.includes(truth!.own[0]!) || repairs.includes(truth!.own[0]!)) linked++;
        falsePairs += strangers.size;
        falseLinks += repairs.filter((token) => strangers.has(token)).length;
      }
    }
  }
  const share = linked / tried;
  const falseRate = falseLinks / falsePairs;
  return [
    {
      id: 'repair.linked',
      value: Math.round(share * 1e6) / 1e4,
      unit: '%',
      reach: '100',
      met: linked === tried,
      note: `${tried} single substitutions and adjacent swaps of ${MAKERS.length * NUMBERS} numbers`,
    },
    {
      id: 'repair.false',
      value: falseRate,
      unit: 'false links a pair',
      reach: '< 1e-6',
      met: falseRate < 1e-6,
      note: `${falseLinks} of ${falsePairs} pairs of a damaged number and a stranger's`,
    },
  ];
}

const digits = (random: () => number, length: number): string =>
  Array.from({ length }, () => Math.floor(random() * 10)).join('');
const LETTERS = 'ZABCDEFGHJKLMNPQRTUVWXY';

const ofLetters = (stem: string): string[] => LETTERS.split('').map((letter) => stem + letter);

/** CRO twice: the standard form, and the file form, whose serial of five or six digits is not padded. */
const MAKERS: readonly (readonly [string, (random: () => number) => string[]])[] = [
  ['PNC', (random) => ofLetters(`${1970 + Math.floor(random() * 50)}/${digits(random, 7)}`)],
  ['CRO', (random) => ofLetters(`${digits(random, 6)}/${digits(random, 2)}`)],
  [
    'CRO',
    (random) => ofLetters(`SF${39 + Math.floor(random() * 57)}/${10_000 + Math.floor(random() * 990_000)}`),
  ],
  [
    'NHS',
    (random) => {
      const stem = `4${digits(random, 8)}`;
      return Array.from({ length: 10 }, (_, digit) => `${stem}${digit}`);
    },
  ],
];

/** Numbers whose check holds, one of each stem. */
function validNumbers(scheme: string, candidates: () => string[], count: number): string[] {
  const found = new Set<string>();
  while (found.size < count) {
    const number = candidates().find((candidate) => {
      const result = checkIdentifier(scheme, candidate, YEAR);
      return !isRefused(result) && result.valid;
    });
    if (number) found.add(number);
  }
  return [...found];
}

/** All texts one digit or letter away, or with two neighbours exchanged. */
function slips(number: string): string[] {
  const made = new Set<string>();
  for (let at = 0; at < number.length; at++) {
    const old = number[at]!;
    const alphabet = /\d/.test(old) ? '0123456789' : /[A-Z]/.test(old) ? LETTERS : '';
    for (const other of alphabet) made.add(number.slice(0, at) + other + number.slice(at + 1));
    const next = number[at + 1];
    if (next && old !== '/' && next !== '/')
      made.add(number.slice(0, at) + next + old + number.slice(at + 2));
  }
  return [...made];
}

function tokensOf(scheme: string, values: readonly string[]): { own: string[]; repairs: string[] }[] {
  const people = values.map((value) => ({
    person: normalisePerson({ identifiers: [{ scheme, value }] }, YEAR),
    agency: 'a',
  }));
  return exactTokens(people, benchKeys()).map((tokens) => ({
    own: tokens.filter(({ kind }) => kind === scheme).map(({ token }) => token),
    repairs: tokens.filter(({ kind }) => kind === `${scheme}_REPAIR`).map(({ token }) => token),
  }));
}
