import { type Command, CommanderError } from 'commander';
import { commandLine } from '../command-line';
import { helpLanguage } from './language';
import { helpTexts } from './texts';

const WELSH_LOCALE = { LANG: 'cy_GB.UTF-8' };

const program = commandLine();
const { texts, values } = helpTexts();

/** Every command with the words that call it. */
function commands(command: Command = program, path: string[] = []): [string[], Command][] {
  const below = command.commands.flatMap((one) => commands(one, [...path, one.name()]));
  return [[path, command], ...below];
}

/** What a call writes, bit by bit, and how it ends. */
function called(words: readonly string[], environment = {}): { written: string[]; exitCode: number } {
  const written: string[] = [];
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    commandLine(helpLanguage(words, environment)).parse(words, { from: 'user' });
    return { written, exitCode: -1 };
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { written, exitCode: error.exitCode };
  } finally {
    out.mockRestore();
  }
}

const helpOf = (words: readonly string[], environment = {}): string =>
  called(words, environment).written.join('');

/** What the library of the command line itself says, if a command has it. */
const TITLES = ['Usage:', 'Arguments:', 'Options:', 'Commands:', 'choices:', 'default:'];

/** What a command and its options, arguments and commands say of themselves. */
const saidBy = (command: Command): string[] =>
  [
    command.description(),
    ...command
      .createHelp()
      .visibleOptions(command)
      .map(({ description }) => description),
    ...command.registeredArguments.map(({ description }) => description),
    ...command.commands.map((one) => one.description()),
  ].filter(Boolean);

/** All that is written in English: by the library, by the commands, and by the commands below their help. */
function englishTexts(): Set<string> {
  const found = new Set(TITLES);
  for (const [path, command] of commands()) {
    for (const text of saidBy(command)) found.add(text);
    const below = called([...path, '--help']).written.slice(1, -1);
    for (const text of below) found.add(text.trim());
  }
  return found;
}

function englishValues(): Set<string> {
  const terms = commands().flatMap(([, command]) => [
    command.createHelp().commandUsage(command),
    ...command.options.map(({ flags }) => flags),
  ]);
  return new Set(terms.flatMap((term) => [...term.matchAll(/[<[]([a-z]+)/gu)].map(([, name]) => name ?? '')));
}

describe('the Welsh of the help', () => {
  it('is there for every text of every command, and for nothing else', () => {
    const english = englishTexts();
    expect(english.size).toBeGreaterThan(200);
    expect([...english].filter((text) => !texts[text])).toEqual([]);
    expect(Object.keys(texts).filter((text) => !english.has(text))).toEqual([]);
  });

  it('is there for the name of every value, and for nothing else', () => {
    const english = englishValues();
    expect([...english].filter((name) => !values[name])).toEqual([]);
    expect(Object.keys(values).filter((name) => !english.has(name))).toEqual([]);
  });

  it('is other than the English, and is marked for the translator', () => {
    expect(Object.entries(texts).filter(([en, { cy }]) => !cy || cy === en)).toEqual([]);
    const drafts = [...Object.values(texts), ...Object.values(values)];
    expect(drafts.filter(({ cy, review }) => !cy || review !== 'draft')).toEqual([]);
  });

  it('names the same settings, files, options and commands as the English', () => {
    const named = (text: string): string[] =>
      [...text.matchAll(/CYFRIF_\w+|\b\w+\.(?:csv|json|md|pem)\b|"(?:\w+ )?(\w+)"|(?<=\s)--\w+/gu)]
        .map(([whole]) => whole)
        .filter((name) => name !== '"Wales in a box"');
    const asked = (text: string): string => text.replace('--help', '--cymorth');
    expect(
      Object.entries(texts).flatMap(([en, { cy }]) => named(asked(en)).filter((name) => !cy.includes(name))),
    ).toEqual([]);
  });
});

describe('help', () => {
  it.each(commands().map(([path, command]) => [path.join(' '), command] as const))(
    'is printed in Welsh, titles and all, by cyfrif %s --cymorth',
    (path, command) => {
      const { written, exitCode } = called([...path.split(' ').filter(Boolean), '--cymorth']);
      const text = written.join('');
      expect(exitCode).toBe(0);
      expect(text).toMatch(new RegExp(`^Defnydd: cyfrif ${path}`, 'u'));
      const titles = [...text.matchAll(/^\p{Lu}[\p{L} ]*:$/gmu)].map(([title]) => title);
      const welsh = TITLES.map((title) => texts[title]?.cy);
      expect(titles.filter((title) => !welsh.includes(title))).toEqual([]);
      const words = text.replaceAll(/\s+/gu, ' ');
      const welshOf = (en: string): string => texts[en]?.cy ?? en;
      expect(saidBy(command).filter((en) => !words.includes(welshOf(en)))).toEqual([]);
      expect(text).not.toMatch(/\((?:choices|default):|\[(?:options|command)\]/u);
      expect(written.at(-1)).toBe(`\nEnglish: npx ${`cyfrif ${path}`.trim()} --help\n`);
    },
  );

  it.each(['--help', '-h'])('is printed in English by %s, and says how to have it in Welsh', (asked) => {
    const { written, exitCode } = called(['linkage', 'train', asked]);
    expect(exitCode).toBe(0);
    expect(written.join('')).toMatch(/^Usage: cyfrif linkage train \[options\]$/mu);
    expect(written.at(-1)).toBe('\nCymraeg: npx cyfrif linkage train --cymorth\n');
  });

  it.each(['--help', '-h', '--cymorth'])('is in Welsh where the locale is, by %s', (asked) => {
    const text = helpOf(['linkage', 'train', asked], WELSH_LOCALE);
    expect(text).toMatch(/^Defnydd: cyfrif linkage train \[opsiynau\]$/mu);
    expect(text.trimEnd()).toMatch(/English: LC_ALL=C npx cyfrif linkage train --help$/u);
  });

  it('names choices, what is assumed, and what a command says below its options, in Welsh', () => {
    expect(helpOf(['releases', 'show', '--cymorth']).replaceAll(/\s+/gu, ' ')).toContain(
      '--language <iaith> iaith enwau’r tablau a’r celloedd (dewisiadau: "en", "cy", rhagosodiad: "en")',
    );
    expect(helpOf(['disclosure', 'protect', '--cymorth'])).toContain('\n\nDim ond cells.csv, ');
    expect(helpOf(['push', '--cymorth'])).toMatch(/^Dadleuon:\n {2}ffeil /mu);
  });

  it('is printed in Welsh as well by the command of its name', () => {
    expect(helpOf(['help', 'linkage', '--cymorth'])).toMatch(/^Defnydd: cyfrif linkage /u);
    expect(helpOf(['help', 'linkage'], WELSH_LOCALE)).toMatch(/^Defnydd: cyfrif linkage /u);
  });
});
