import { parentPort, workerData } from 'node:worker_threads';
import { composeHere } from './compose-here';
import type { ComposeReply, ComposeRequest } from './message';

const reply = (message: ComposeReply): void => parentPort?.postMessage(message, []);

/** Composes one release in a thread of its own, so that the process can answer its pages meanwhile. */
void composeHere(workerData as ComposeRequest, (...progress) => reply({ progress })).then((composed) =>
  reply({ composed }),
);
