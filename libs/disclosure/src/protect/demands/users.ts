import type { Sides } from './sides';

/** For each blank that may be opened, the witnesses in use that change it. */
export function usersOfExtras(sides: Sides, fixed: Uint8Array): Map<number, Set<number>> {
  const users = new Map<number, Set<number>>();
  for (const index of new Set(sides.all.map((side) => side.witness))) {
    for (const cell of sides.witnesses[index]?.cells ?? []) {
      if (fixed[cell]) continue;
      let own = users.get(cell);
      if (!own) users.set(cell, (own = new Set()));
      own.add(index);
    }
  }
  return users;
}

/** How many sides rest on a witness that changes each blank. */
export function sidesByBlank(
  sides: Sides,
  fixed: Uint8Array,
  blanks: readonly number[],
): Map<number, number> {
  const users = usersOfExtras(sides, fixed);
  const resting = (own: ReadonlySet<number>) => sides.all.filter(({ witness }) => own.has(witness)).length;
  return new Map(blanks.map((cell) => [cell, resting(users.get(cell) ?? new Set())]));
}
