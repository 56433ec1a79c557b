import { CommanderError } from 'commander';
import { commandLine } from '../command-line';
import { saidOfUsage } from './usage';

/** What a wrong call says, without the line that says how help is had. */
function saidOf(words: readonly string[]): string {
  const written: string[] = [];
  const error = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  expect(() => commandLine().parse(words, { from: 'user' })).toThrow(CommanderError);
  error.mockRestore();
  expect(written.at(-1)).toMatch(/^Add --help .* \/ Ychwanegwch --cymorth /u);
  return written[0] ?? '';
}

describe('wrong usage', () => {
  it.each([
    [['nosuch'], 'There is no command nosuch. / Nid oes gorchymyn nosuch.'],
    [
      ['linkgae'],
      'There is no command linkgae. Did you mean linkage? / Nid oes gorchymyn linkgae. Ai linkage oedd gennych mewn golwg?',
    ],
    [
      ['demo', '--cymort'],
      'There is no option --cymort. Did you mean --cymorth? / Nid oes opsiwn --cymort. Ai --cymorth oedd gennych mewn golwg?',
    ],
    [['users', 'remove'], 'The command needs <name>. / Mae angen <enw> ar y gorchymyn.'],
    [
      ['run', '--in', 'folder'],
      'The command needs --out <folder>. / Mae angen --out <ffolder> ar y gorchymyn.',
    ],
    [['run', '--in'], '--in <folder> needs a value. / Mae angen gwerth ar --in <ffolder>.'],
    [
      ['releases', 'show', 'd1', '--language', 'fr'],
      '--language <language> takes en, cy, not fr. / Mae --language <iaith> yn cymryd en, cy, nid fr.',
    ],
    [
      ['refusals', 'list', '--limit', 'x'],
      '--limit <n> takes a whole number from 1, not x. / Mae --limit <n> yn cymryd rhif cyfan o 1 neu fwy, nid x.',
    ],
    [
      ['demo', 'one', 'two'],
      '2 arguments were given; the command takes 0 at most. / Rhoddwyd 2 o ddadleuon; mae’r gorchymyn yn cymryd 0 ar y mwyaf.',
    ],
  ])('is said in both languages: %j', (words, said) => {
    expect(saidOf(words)).toBe(`${said}\n`);
  });

  it('keeps the reason that a command gives for not taking a value', () => {
    expect(saidOfUsage("error: option '--at <time>' argument 'x' is invalid. Why. / Pam.")).toBe(
      '--at <time> does not take x. / Nid yw --at <amser> yn cymryd x. Why. / Pam.',
    );
  });

  it('is said as the library says it where there is no sentence for it, and in Welsh that it is so', () => {
    expect(saidOfUsage('error: another')).toBe(
      'The command was not understood. (error: another) / Ni ddeallwyd y gorchymyn.',
    );
  });
});
