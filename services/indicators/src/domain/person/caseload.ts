import { NEVER, OPEN, type Day } from './days';
import type { Facts } from './facts';
import { A, B, WHO, WIDTH, X } from './rows';

/** A stay on the caseload, [from, until); `starts`: it begins with its sentence. */
export interface Spell {
  custody: boolean;
  from: Day;
  until: Day;
  who: number;
  starts: boolean;
}

/** A release (not inside) or a recall (inside); a release on the day of a recall ends the stay that it began. */
interface Move {
  day: Day;
  inside: boolean;
}

/**
 * Spells of a person (R11): one per sentence in the community and one per stay of a custodial sentence. A custodial
 * term ends at its termination or at a release and resumes from a recall until the next move, within its own bounds.
 */
export class Caseload {
  readonly spells: Spell[] = [];
  private readonly moves: Move[] = [];

  read(facts: Facts, person: number): void {
    this.spells.length = 0;
    const { commencements } = facts.rows;
    const until = commencements.until(person);
    let read = false;
    for (let at = commencements.from(person); at < until; at += WIDTH) {
      const { data } = commencements;
      const from = data[at + A]!;
      if (from === NEVER) continue;
      const term = { from, until: data[at + B]!, who: data[at + WHO]! };
      if ((data[at + X]! & 7) !== 0) {
        if (term.from < term.until) this.spells.push({ custody: false, starts: true, ...term });
        continue;
      }
      if (!read) this.readMoves(facts, person);
      read = true;
      this.stays(term);
    }
  }

  private stays(term: { from: Day; until: Day; who: number }): void {
    const release = this.moves.find(({ day, inside }) => !inside && day >= term.from)?.day ?? OPEN;
    const first = Math.min(term.until, release);
    if (term.from < first) this.spells.push({ custody: true, starts: true, ...term, until: first });
    for (const [at, { day, inside }] of this.moves.entries()) {
      if (!inside || day <= term.from || day >= term.until) continue;
      const until = Math.min(term.until, this.moves[at + 1]?.day ?? OPEN);
      this.spells.push({ custody: true, starts: false, ...term, from: day, until });
    }
  }

  private readMoves({ rows: { releases, recalls, terminations } }: Facts, person: number): void {
    const moves: Move[] = [];
    for (let at = releases.from(person); at < releases.until(person); at += WIDTH) {
      moves.push({ day: releases.data[at + A]!, inside: false });
    }
    for (let at = recalls.from(person); at < recalls.until(person); at += WIDTH) {
      moves.push({ day: recalls.data[at + A]!, inside: true });
    }
    for (let at = terminations.from(person); at < terminations.until(person); at += WIDTH) {
      const recalled = (terminations.data[at + X]! >> 9) & 1;
      if (recalled) moves.push({ day: terminations.data[at + A]!, inside: true });
    }
    moves.sort((a, b) => a.day - b.day || Number(a.inside) - Number(b.inside));
    this.moves.length = 0;
    for (const move of moves) if (this.moves.at(-1)?.day !== move.day) this.moves.push(move);
  }
}
