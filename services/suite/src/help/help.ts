import { type Argument, type Command, Help, type HelpConfiguration, Option } from 'commander';
import type { HelpLanguage } from './language';
import { inWelsh, valueInWelsh, valuesInWelsh } from './texts';

const HELP = new Option('-h, --help', 'display help for command');
const CYMORTH = new Option('--cymorth', 'display it in Welsh');

/** Gives every command that is registered afterwards its help in both languages: `--help`, and `--cymorth` in Welsh. */
export function withHelp(program: Command, help: HelpLanguage): Command {
  const welsh = help.language === 'cy';
  const write = (stream: NodeJS.WriteStream) => (text: string) =>
    // What commands add below their help comes here as it stands in them.
    void stream.write(welsh ? text.replace(text.trim(), inWelsh) : text);
  return program
    .helpOption(help.asked ? '--help, --cymorth' : HELP.flags, HELP.description)
    .configureHelp({ visibleOptions, ...(welsh ? WELSH : {}) })
    .configureOutput({ writeOut: write(process.stdout), writeErr: write(process.stderr) })
    .addHelpText('afterAll', ({ command }) => `\n${otherLanguage(command, help)}`);
}

/** The two are listed on every command, whichever of them the command listens to in this call. */
const visibleOptions = (command: Command): Option[] => [
  ...command.options.filter(({ hidden }) => !hidden),
  HELP,
  CYMORTH,
];

/** How the same help is had in the other language. */
function otherLanguage(command: Command, { language, locale }: HelpLanguage): string {
  const name = [command.name()];
  for (let above = command.parent; above; above = above.parent) name.unshift(above.name());
  if (language === 'en') return `Cymraeg: npx ${name.join(' ')} --cymorth`;
  return `English: ${locale ? 'LC_ALL=C ' : ''}npx ${name.join(' ')} --help`;
}

const plain = new Help();

const WELSH: HelpConfiguration = {
  styleTitle: inWelsh,
  styleUsage: valuesInWelsh,
  styleOptionTerm: valuesInWelsh,
  styleSubcommandTerm: valuesInWelsh,
  styleArgumentTerm: valueInWelsh,
  commandDescription: (command) => inWelsh(plain.commandDescription(command)),
  subcommandDescription: (command) => inWelsh(plain.subcommandDescription(command)),
  optionDescription: (option) => described(option, plain.optionDescription(option)),
  argumentDescription: (argument) => described(argument, plain.argumentDescription(argument)),
};

/** A description, and behind it what the library says of choices and of what is assumed. */
function described({ description }: Option | Argument, whole: string): string {
  const more = whole.slice(description.length);
  return inWelsh(description) + more.replace(/choices:|default:/gu, (title) => inWelsh(title));
}
