import { composeRelease, type Composed, type ComposeInput } from '../domain/compose';
import type { ComposeRequest } from './message';

/** Composes in this thread, and begins no further table when the time allowed is over. */
export async function composeHere(
  { secondsAllowed, ...request }: ComposeRequest,
  progress?: ComposeInput['progress'],
): Promise<Composed> {
  const end = performance.now() + secondsAllowed * 1000;
  return await composeRelease({
    ...request,
    // Between threads a buffer becomes plain bytes.
    jitterKey: Buffer.from(request.jitterKey),
    progress,
    late: () => performance.now() > end,
  });
}
