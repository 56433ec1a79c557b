import { readFileSync } from 'node:fs';
import { projectPath } from '#libs/config';

interface Draft {
  cy: string;
  review: string;
}

/**
 * The Welsh of the help, keyed by the English itself. The English stands once, in the command that it describes, and a
 * text that many options share (`print as JSON`) is translated once. Whoever changes an English text has to look at its
 * Welsh: a test finds the text that lacks one, and the one that is left over.
 */
interface HelpTexts {
  /** Descriptions, and the words of the library of the command line. */
  texts: Readonly<Record<string, Draft>>;
  /** What stands in <> or [] for a value, by its first word: that of <file.csv> is file. */
  values: Readonly<Record<string, Draft>>;
}

let read: HelpTexts | undefined;

export const helpTexts = (): HelpTexts =>
  (read ??= JSON.parse(
    readFileSync(projectPath('services', 'suite', 'locales', 'help.json'), 'utf8'),
  ) as HelpTexts);

/** A text of the help in Welsh; what has none stays as it is. */
export const inWelsh = (text: string): string => helpTexts().texts[text]?.cy ?? text;

/** Usage and options with the names of their values in Welsh: `--out <folder>` is `--out <ffolder>`. */
export const valuesInWelsh = (term: string): string =>
  term.replace(/([<[])([a-z]+)/gu, (_, bracket: string, name: string) => bracket + valueInWelsh(name));

/** The name of one value, as it stands without brackets in a list of arguments. */
export const valueInWelsh = (name: string): string => helpTexts().values[name]?.cy ?? name;
