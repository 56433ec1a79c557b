import { CommanderError } from 'commander';
import { commandLine } from './command-line';
import { CommandFailure, sentenceFor } from './failure';

/** 0: done; 1: a refusal or a failed check, with its reason; 2: wrong usage. */
async function main(): Promise<number> {
  try {
    await commandLine().parseAsync(process.argv);
    return process.exitCode === undefined ? 0 : Number(process.exitCode);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const sentence = sentenceFor(error);
    process.stderr.write(`${sentence ?? (error instanceof Error ? error.stack : 'An unknown fault.')}\n`);
    return error instanceof CommandFailure ? error.exitCode : 1;
  }
}

void main().then((code) => process.exit(code));
