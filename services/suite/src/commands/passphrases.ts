import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { failureOf } from '../failure';
import { sayIn } from '../words';

/**
 * One passphrase for each name, in order: asked for without echo at a terminal, else read from standard input, one a
 * line. Never from the command line, which other users of the machine can read.
 */
export async function readPassphrases(names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const { stdin, stderr } = process;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = stdin.isTTY;
  const lines = createInterface({ input: stdin, output: silent, terminal });
  const passphrases: string[] = [];
  try {
    if (terminal) {
      for (const name of names) {
        stderr.write(`${sayIn('keys', 'custodian.passphrase', { name })}: `);
        passphrases.push(await lines.question(''));
        stderr.write('\n');
      }
    } else {
      for await (const line of lines) {
        passphrases.push(line);
        if (passphrases.length === names.length) break;
      }
    }
  } finally {
    lines.close();
  }
  if (passphrases.length < names.length)
    throw failureOf('passphrases.few', { names: names.join(', '), came: String(passphrases.length) }, 2);
  return passphrases;
}
