import { WHOLE_NUMBER } from '../commands/whole-number';
import { type Bilingual, inBoth, linesIn } from '../words';
import { valuesInWelsh } from './texts';

/** What the library of the command line says of wrong usage, in English alone. */
const SAID: readonly [pattern: RegExp, key: string][] = [
  [/unknown command '(?<what>.*?)'/su, 'usage.command'],
  [/unknown option '(?<what>.*?)'/su, 'usage.option'],
  [/missing required argument '(?<what>.*?)'/su, 'usage.argument'],
  [/required option '(?<what>.*?)' not specified/su, 'usage.missing'],
  [/option '(?<what>.*?)' argument missing/su, 'usage.value'],
  [
    /'(?<what>-.*?)' argument '(?<value>.*)' is invalid\. Allowed choices are (?<choices>.*)\./su,
    'usage.choice',
  ],
  [new RegExp(`'(?<what>-.*?)' argument '(?<value>.*)' is invalid. ${WHOLE_NUMBER}`, 'su'), 'usage.number'],
  [/'(?<what>-.*?)' argument '(?<value>.*)' is invalid\. ?(?<reason>.*)/su, 'usage.invalid'],
  [/too many arguments.* Expected (?<most>\d+) .* but got (?<given>\d+)/su, 'usage.excess'],
];

const MEANT = /\(Did you mean (?:one of )?(?<meant>.*)\?\)/u;

/** Wrong usage in both languages: what is missing or unknown, and what may have been meant. */
export function saidOfUsage(text: string): string {
  for (const [pattern, key] of SAID) {
    const found = pattern.exec(text);
    if (!found) continue;
    const { reason, ...values } = { ...found.groups };
    const said = [sentence(key, values)];
    const meant = MEANT.exec(text);
    if (meant) said.push(sentence('usage.meant', { ...meant.groups }));
    const whole = inBoth({ en: said.map(({ en }) => en).join(' '), cy: said.map(({ cy }) => cy).join(' ') });
    // Why a value is not taken is said by the command, not by the library.
    return reason ? `${whole} ${reason}` : whole;
  }
  const { en, cy } = sentence('usage.other', {});
  return inBoth({ en: `${en} (${text})`, cy });
}

function sentence(key: string, values: Readonly<Record<string, string>>): Bilingual {
  const [en, cy] = linesIn('failures', key, values);
  return { en, cy: valuesInWelsh(cy) };
}
