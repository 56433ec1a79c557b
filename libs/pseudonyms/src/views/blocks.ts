import { foldText, type NormalisedPerson } from '#libs/identifiers';
import { IDENTIFIER_WORDS } from './person-features';
import type { OtherField } from './layout';
import type { ViewName } from './view-names';

/** One block that a record belongs to. */
export interface Block {
  view: ViewName;
  /** The parts of the value that all records of the block share; it leaves only as a MAC. */
  value: readonly string[];
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
  const blocks: Block[] = [];
  addIdentifiers(blocks, person);
  addBirth(blocks, person);
  addNames(blocks, person);
  addPostcode(blocks, person);
  if (fields.length > 0) addOthers(blocks, person, fields, values);
  return blocks;
}

function addIdentifiers(blocks: Block[], { identifiers }: NormalisedPerson): void {
  for (const { scheme, canonical, valid, repairs } of identifiers) {
    if (!(scheme in IDENTIFIER_WORDS)) continue;
    const view = scheme as ViewName;
    if (valid && canonical !== undefined) blocks.push({ view, value: [canonical] });
    else for (const candidate of repairs) blocks.push({ view, value: [candidate], repaired: true });
  }
}

function addBirth(blocks: Block[], { given, surname, birth, postcode }: NormalisedPerson): void {
  if (birth?.precision !== 'day') return;
  const { iso } = birth;
  if (surname) for (const sound of surname.sounds.slice(0, 2)) blocks.push(block('BIRTH_SOUND', iso, sound));
  if (given) for (const name of given.classes) blocks.push(block('BIRTH_GIVEN', iso, name));
  if (postcode) blocks.push(block('BIRTH_DISTRICT', iso, postcode.district));
  if (!surname || surname.damaged) return;
  const { text } = surname;
  const first = given?.damaged ? undefined : given?.first;
  if (first !== undefined) blocks.push(block('BIRTH_SWAPPED_NAMES', iso, ...inOrder(first, text)));
  const dayMonth = inOrder(iso.slice(5, 7), iso.slice(8, 10));
  blocks.push(block('SWAPPED_BIRTH_NAME', iso.slice(0, 4), ...dayMonth, text));
}

function addNames(blocks: Block[], { given, surname, birth }: NormalisedPerson): void {
  if (!given?.first || !surname || given.damaged || surname.damaged) return;
  const { first, classes } = given;
  const { text } = surname;
  const year = birth?.iso.slice(0, 4);
  for (const name of classes) {
    blocks.push(block('NAME', name, text));
    if (year) blocks.push(block('NAME_YEAR', name, text, year));
  }
  blocks.push(block('NAME_STARTS', first.slice(0, 3), text.slice(0, 4)));
  if (year) blocks.push(block('NAME_STARTS_YEAR', first.slice(0, 2), text.slice(0, 2), year));
}

function addPostcode(blocks: Block[], { given, surname, postcode }: NormalisedPerson): void {
  if (!postcode) return;
  if (given) for (const name of given.classes) blocks.push(block('POSTCODE_GIVEN', postcode.full, name));
  const sound = surname?.sounds[0];
  if (sound !== undefined) blocks.push(block('POSTCODE_SOUND', postcode.full, sound));
}

/** Other columns block with a name beside them: alone, a state or a street number would bring everybody together. */
function addOthers(
  blocks: Block[],
  { given, surname }: NormalisedPerson,
  fields: readonly OtherField[],
  values: readonly (string | undefined)[],
): void {
  const [name, sound] = [given?.classes[0], surname?.sounds[0]];
  fields.forEach(({ column }, i) => {
    const value = values[i] ? foldText(values[i]) : '';
    if (value === '') return;
    const columns = [i];
    if (name !== undefined) blocks.push({ ...block('OTHER_GIVEN', column, value, name), columns });
    if (sound !== undefined) blocks.push({ ...block('OTHER_SOUND', column, value, sound), columns });
  });
}

/** Two texts in the order of their characters, whichever came first. */
function inOrder(a: string, b: string): [string, string] {
  return a <= b ? [a, b] : [b, a];
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
export const SAMPLE_BLOCK: Block = { view: 'SAMPLE', value: [] };

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
    blocks.push(block('NAMES', ...inOrder(given.first, surname.text)));
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

function block(view: ViewName, ...value: string[]): Block {
  return { view, value };
}
