import { foldText, type NormalisedPerson } from '#libs/identifiers';
import { IDENTIFIER_WORDS } from './person-features';
import type { OtherField } from './layout';
import type { ViewName } from './view-names';

/** One block that a record belongs to. */
export interface Block {
  view: ViewName;
  /** The value that all records of the block share; it leaves only as a MAC. */
  value: string;
  /** The record came here by a number one error away from its own. */
  repaired?: boolean;
  /** Other columns that the value is made of. */
  columns?: readonly number[];
}

/** The blocks of a person, by the views for which the fields are stated. A name in two classes is in both blocks. */
export function blocksOf(
  person: NormalisedPerson,
  fields: readonly OtherField[],
  values: readonly (string | undefined)[],
): Block[] {
  return [
    ...identifierBlocks(person),
    ...birthBlocks(person),
    ...nameBlocks(person),
    ...postcodeBlocks(person),
    ...otherBlocks(person, fields, values),
  ];
}

function identifierBlocks({ identifiers }: NormalisedPerson): Block[] {
  return identifiers
    .filter(({ scheme }) => scheme in IDENTIFIER_WORDS)
    .flatMap(({ scheme, canonical, valid, repairs }): Block[] => {
      const view = scheme as ViewName;
      if (valid && canonical !== undefined) return [{ view, value: canonical }];
      return repairs.map((candidate) => ({ view, value: candidate, repaired: true }));
    });
}

function birthBlocks({ given, surname, birth, postcode }: NormalisedPerson): Block[] {
  if (birth?.precision !== 'day') return [];
  const { iso } = birth;
  const blocks: Block[] = [
    ...(surname?.sounds ?? []).slice(0, 2).map((sound) => block('BIRTH_SOUND', iso, sound)),
    ...(given?.classes ?? []).map((name) => block('BIRTH_GIVEN', iso, name)),
  ];
  if (postcode) blocks.push(block('BIRTH_DISTRICT', iso, postcode.district));
  const first = given?.damaged ? undefined : given?.first;
  if (!surname || surname.damaged) return blocks;
  if (first) blocks.push(block('BIRTH_SWAPPED_NAMES', iso, ...[first, surname.text].sort()));
  const dayMonth = [iso.slice(5, 7), iso.slice(8, 10)].sort();
  blocks.push(block('SWAPPED_BIRTH_NAME', iso.slice(0, 4), ...dayMonth, surname.text));
  return blocks;
}

function nameBlocks({ given, surname, birth }: NormalisedPerson): Block[] {
  if (!given?.first || !surname || given.damaged || surname.damaged) return [];
  const { text } = surname;
  const year = birth?.iso.slice(0, 4);
  const blocks = given.classes.flatMap((name) => [
    block('NAME', name, text),
    ...(year ? [block('NAME_YEAR', name, text, year)] : []),
  ]);
  blocks.push(block('NAME_STARTS', given.first.slice(0, 3), text.slice(0, 4)));
  if (year) blocks.push(block('NAME_STARTS_YEAR', given.first.slice(0, 2), text.slice(0, 2), year));
  return blocks;
}

function postcodeBlocks({ given, surname, postcode }: NormalisedPerson): Block[] {
  if (!postcode) return [];
  return [
    ...(given?.classes ?? []).map((name) => block('POSTCODE_GIVEN', postcode.full, name)),
    ...(surname?.sounds ?? []).slice(0, 1).map((sound) => block('POSTCODE_SOUND', postcode.full, sound)),
  ];
}

/** Other columns block with a name beside them: alone, a state or a street number would bring everybody together. */
function otherBlocks(
  { given, surname }: NormalisedPerson,
  fields: readonly OtherField[],
  values: readonly (string | undefined)[],
): Block[] {
  return fields.flatMap(({ column }, i) => {
    const value = values[i] ? foldText(values[i]) : '';
    if (value === '') return [];
    return [
      ...(given?.classes ?? []).slice(0, 1).map((name) => block('OTHER_GIVEN', column, value, name)),
      ...(surname?.sounds ?? []).slice(0, 1).map((sound) => block('OTHER_SOUND', column, value, sound)),
    ].map((made) => ({ ...made, columns: [i] }));
  });
}

const WORDS = 2;
const SHORTEST_WORD = 3;
/** Files of many columns stay within memory: a column is paired with so many after it, and so many texts block by words. */
const PAIRED_WITH = 5;
const MOST_TEXTS = 6;

/** The longest words of a text, each with how a name begins: a text with an error in one word meets in another. */
function wordBlocks(
  { column, at, text }: { column: string; at: number; text: string },
  given: string | undefined,
  surname: string | undefined,
): Block[] {
  const words = [...new Set(text.split(' '))]
    .filter((word) => word.length >= SHORTEST_WORD)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .slice(0, WORDS);
  return words.flatMap((word) => [
    ...(surname
      ? [{ ...block('OTHER_WORD_SURNAME', column, word, surname.slice(0, 2)), columns: [at] }]
      : []),
    ...(given ? [{ ...block('OTHER_WORD_GIVEN', column, word, given.slice(0, 2)), columns: [at] }] : []),
  ]);
}

/** One block for all: see `EncodeOptions.blocks`. */
export const SAMPLE_BLOCK: Block = { view: 'SAMPLE', value: '' };

/** More blocks for the general commands: what is stated alone, names in either order, pairs of other columns. */
export function generalBlocks(
  { given, surname, birth, postcode }: NormalisedPerson,
  fields: readonly OtherField[],
  values: readonly (string | undefined)[],
): Block[] {
  const blocks: Block[] = [];
  const sounds = (surname?.sounds ?? []).slice(0, 1);
  blocks.push(...sounds.map((sound) => block('SURNAME', sound)));
  if (birth?.precision === 'day') {
    const month = birth.iso.slice(0, 7);
    blocks.push(block('BIRTH', birth.iso));
    blocks.push(...sounds.map((sound) => block('BIRTH_MONTH_SOUND', month, sound)));
    blocks.push(...(given?.classes ?? []).slice(0, 1).map((name) => block('BIRTH_MONTH_GIVEN', month, name)));
  }
  if (postcode) blocks.push(block('POSTCODE', postcode.full));
  if (given?.first && surname && !given.damaged && !surname.damaged)
    blocks.push(block('NAMES', ...[given.first, surname.text].sort()));
  const stated = fields.flatMap(({ column }, at) => {
    const text = values[at] ? foldText(values[at]) : '';
    return text === '' ? [] : [{ column, at, text }];
  });
  const texts = new Set(stated.filter(({ at }) => fields[at]!.compare === 'text').slice(0, MOST_TEXTS));
  stated.forEach((one, i) => {
    blocks.push({ ...block('OTHER', one.column, one.text), columns: [one.at] });
    if (texts.has(one)) blocks.push(...wordBlocks(one, given?.first, surname?.text));
    for (const two of stated.slice(i + 1, i + 1 + PAIRED_WITH))
      blocks.push({
        ...block('OTHER_PAIR', one.column, two.column, one.text, two.text),
        columns: [one.at, two.at],
      });
  });
  return blocks;
}

function block(view: ViewName, ...parts: string[]): Block {
  return { view, value: parts.join('\x1f') };
}
