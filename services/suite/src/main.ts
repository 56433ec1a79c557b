import { CommanderError } from 'commander';
import { commandLine } from './command-line';
import { exitCodeFor, sentenceFor } from './failure';
import { helpLanguage } from './help/language';
import { Interrupted } from './house/signals';
import { sayIn } from './words';

/** 0: done; 1: a refusal or a failed check, with its reason; 2: wrong usage; 128 and more: a signal. */
async function main(): Promise<number> {
  try {
    await commandLine(helpLanguage(process.argv, process.env)).parseAsync(process.argv);
    return process.exitCode === undefined ? 0 : Number(process.exitCode);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Interrupted) return error.exitCode;
    const sentence = sentenceFor(error);
    const stack = error instanceof Error ? error.stack : sayIn('failures', 'fault.unknown');
    process.stderr.write(`${sentence ?? stack}\n`);
    return exitCodeFor(error);
  }
}

/** A pipe takes what was written bit by bit: leaving before cuts it off at 64 KiB. */
async function drained(stream: NodeJS.WriteStream): Promise<void> {
  await new Promise<void>((done) => {
    stream.write('', () => done());
  });
}

let unwritten: NodeJS.ErrnoException | undefined;
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has enough, such as `head`, closes the pipe: what is still written is for nobody.
    if (error.code !== 'EPIPE') unwritten ??= error;
  });

/** Ends with the code, or with 1 if what was to be said could not be written. */
async function end(code: number): Promise<never> {
  await Promise.all([drained(process.stdout), drained(process.stderr)]);
  if (unwritten) {
    process.stderr.write(`${sentenceFor(unwritten) ?? unwritten.message}\n`);
    await drained(process.stderr);
  }
  process.exit(unwritten && code === 0 ? 1 : code);
}

void main().then(end);
