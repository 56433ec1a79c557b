// Where the Dice kernel keeps what in memory; from FREE on it is the caller's.

/** Up to four left filters. */
export const LEFT: usize = 131072;
/** Bytes of a left filter, at most. */
export const LEFT_BYTES: u32 = 1024;
/** Places of positions in a group, and where the list of each step of the Gray code ends. */
export const POSITIONS: usize = 135168;
export const ENDS: usize = 168960;
/** Sixteen planes after each step; the first are the running sum's own. */
export const PLANES: usize = 169024;
export const STEP_BYTES: u32 = 256;
/** Planes of what one left filter shares; then the same turned, a byte of each filter. */
export const SHARED: usize = 173120;
export const TURNED: usize = 173376;
/** Half of what each left filter has. */
export const HALVES: usize = 173632;
/** Pairs of carries of one step. */
export const CARRIES: usize = 173648;
/** The step of each position, and where the next position of each step is listed. */
export const STEPS: usize = 190096;
export const NEXT: usize = 198288;
export const FREE: usize = 198352;

/** Filters of a group. */
export const GROUP: u32 = 128;
