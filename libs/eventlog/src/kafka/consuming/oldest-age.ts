/** Precision of the answer, and the longest age that is told. */
const STEP_MS = 1000;
const LONGEST_MS = 32 * 86_400_000;

/**
 * Age in seconds of the oldest record that waits, to the second. The broker does not tell the time of a record
 * without the record, but where a time begins: `isOlder` says whether a waiting record is older than that. The age is
 * found by doubling and halving, in a few questions where little waits.
 */
export async function oldestAge(
  isOlder: (time: number) => Promise<boolean>,
  now: number = Date.now(),
): Promise<number> {
  let younger = 0;
  let older = STEP_MS;
  while (older < LONGEST_MS && (await isOlder(now - older))) {
    younger = older;
    older *= 2;
  }
  while (older - younger > STEP_MS) {
    const middle = younger + Math.ceil((older - younger) / 2 / STEP_MS) * STEP_MS;
    if (middle >= older) break;
    if (await isOlder(now - middle)) younger = middle;
    else older = middle;
  }
  return younger / 1000;
}
