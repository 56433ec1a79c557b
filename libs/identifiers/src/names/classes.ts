/** Most classes that one name carries to linkage. */
const MOST = 2;

/** Which classes each name belongs to, by the first name of the class. */
export function classIndex(classes: readonly (readonly string[])[]): (name: string) => string[] {
  const index = new Map<string, string[]>();
  for (const members of classes) {
    for (const member of new Set(members)) index.set(member, [...(index.get(member) ?? []), members[0]!]);
  }
  return (name) => (index.get(name) ?? []).slice(0, MOST);
}
