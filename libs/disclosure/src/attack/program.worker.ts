import { parentPort } from 'node:worker_threads';
import { boundByPrograms, type ProgramInput, type ProgramOutput } from './program';

interface Job {
  input: ProgramInput;
  output: ProgramOutput;
}

/** Solves the programs of one component after another in a thread of its own. */
parentPort?.on('message', ({ input, output }: Job) => {
  void boundByPrograms(input, output).then(() => parentPort?.postMessage('done', []));
});
