import { parentPort, workerData } from 'node:worker_threads';
import { boundByPrograms, type ProgramInput } from './program';

/** Solves one component's programs in a thread of its own. */
void boundByPrograms(workerData as ProgramInput).then((result) => parentPort?.postMessage(result, []));
