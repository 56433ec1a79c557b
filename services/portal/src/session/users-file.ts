import { readFileSync, statSync } from 'node:fs';
import type { PortalUser } from './users';

/**
 * The users that a file holds now: whoever is added may sign in at once, and whoever is taken away is signed out with
 * the next page. Where the file cannot be read for a moment, those known last stand.
 */
export function usersOfFile(path: string): () => readonly PortalUser[] {
  let users: readonly PortalUser[] = [];
  let seen = '';
  return () => {
    try {
      const { mtimeMs, size, ino } = statSync(path);
      const mark = `${mtimeMs} ${size} ${ino}`;
      if (mark !== seen) {
        ({ users } = JSON.parse(readFileSync(path, 'utf8')) as { users: PortalUser[] });
        seen = mark;
      }
    } catch {
      // Kept as they were: a file that is just being written is read at the next page.
    }
    return users;
  };
}
