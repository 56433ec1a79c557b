/** Largest common denominator that is looked for, and of one number among them. */
const MOST = 1_000_000;
const STEP = 4000;
/** How near a product must be to a whole number; a simplex vertex is exact but for the last digits. */
const NEAR = 1e-5;
/** Largest numerator. */
const LARGEST = 2 ** 31 - 1;

/**
 * The numbers as whole numbers over one common denominator, where they are fractions of small denominators, as the
 * vertices of a program with small whole coefficients are. What is found is a guess: the caller checks it exactly.
 */
export function asFractions(numbers: ArrayLike<number>): { by: Int32Array; per: number } | undefined {
  let per = 1;
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at]! * per;
    if (Math.abs(number - Math.round(number)) <= NEAR) continue;
    const factor = denominator(number, Math.min(STEP, MOST / per));
    if (factor === undefined) return undefined;
    per *= factor;
  }
  const by = Array.from(numbers, (number) => Math.round(number * per));
  return by.every((own) => Math.abs(own) <= LARGEST) ? { by: Int32Array.from(by), per } : undefined;
}

/** The least whole number that makes a number whole, by its continued fraction. */
function denominator(number: number, most: number): number | undefined {
  let [before, now] = [0, 1];
  let rest = Math.abs(number - Math.round(number));
  for (let depth = 0; depth < 24; depth++) {
    if (rest < 1e-12) return undefined;
    const inverse = 1 / rest;
    const whole = Math.floor(inverse);
    [before, now] = [now, whole * now + before];
    if (now > most) return undefined;
    if (Math.abs(number * now - Math.round(number * now)) <= NEAR) return now;
    rest = inverse - whole;
  }
  return undefined;
}
