/** Which classes each name belongs to, by the first name of the class, in the order of the data. */
export function classIndex(classes: readonly (readonly string[])[]): (name: string) => readonly string[] {
  const index = new Map<string, string[]>();
  for (const members of classes) {
    for (const member of new Set(members)) index.set(member, [...(index.get(member) ?? []), members[0]!]);
  }
  return (name) => index.get(name) ?? [];
}

/** Whether the data say of two names, spelt or sounding alike, that they are two. */
export function apartIndex(pairs: readonly (readonly string[])[]): (a: string, b: string) => boolean {
  const index = new Set(pairs.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  return (a, b) => index.has(`${a} ${b}`);
}
