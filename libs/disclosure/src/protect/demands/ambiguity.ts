import type { Adversary } from './adversary';
import type { Effort } from '../effort';
import { BlockCover, type BlockSearch } from '../blocks/cover';
import type { Seeker } from '../seeker';
import type { SliceCover } from '../slices/cover';
import { exchangeBlanks, type ExchangeOrder } from './exchange';
import { joined } from './joined';
import { Sides, type Side, type WitnessChange } from './sides';
import { spareBlanks } from './spare';
import { usersOfExtras } from './users';
import type { Change, Wanted } from '../walk';

export interface AmbiguityInput {
  values: Float64Array;
  /** Blanks; cells are added to it and, in pruning, taken away. */
  blank: Uint8Array;
  /** Blanks that must stay blank. */
  fixed: Uint8Array;
  adversaries: readonly Adversary[];
  /** Changes over blanks that are known already. */
  carried?: readonly Change[];
  seeker: Seeker;
  /** For tables that are too large to be looked at as a whole: where any other value will do, and in general. */
  slices?: SliceCover;
  blocks?: BlockSearch;
  /** Price of blanking each cell; Infinity: it stays published. */
  price: ArrayLike<number>;
  effort: Effort;
  progress?: (stage: string, done: number, of: number) => void;
}

/** Priced searches for one side; fewer where more than so many sides need one. */
const ATTEMPTS = 24;
const MANY = 1000;

/** Priced searches for what slices have left, and for what an exchange leaves without a witness. */
const SLICED_ATTEMPTS = 8;
const EXCHANGE_ATTEMPTS = 2;

/** Prices follow the unmet demands; they are brought up to date after so many. */
const REPRICE = 8;

/** Shares of the effort after which each stage hands over to the next. */
const SEARCH_SHARE = 0.25;
const COVER_SHARE = 0.8;

/** Demands that no pattern can meet, because of what must stay published. */
export interface Unmet {
  adversary: number;
  cell: number;
}

/**
 * Makes every demanded value possible: for each side of each demand it finds an integer table that agrees
 * with everything published, blanking further cells where there is none, and then takes back blanks that
 * turn out not to be needed.
 */
export class Ambiguity {
  private readonly sides: Sides;

  constructor(private readonly input: AmbiguityInput) {
    this.sides = new Sides(input.adversaries, input.values);
  }

  /** Meets all demands. Returns those that cannot be met. */
  cover(): Unmet[] {
    const { blocks, carried = [], slices } = this.input;
    for (const change of carried) this.sides.keep(change);
    const open = slices
      ? slices.cover(this.sides)
      : blocks
        ? new BlockCover({ ...this.input, blocks, sides: this.sides }).cover()
        : this.coverFreely();
    const unmet: Unmet[] = [];
    const attempts = Math.round(Math.min(ATTEMPTS, Math.max(3, (ATTEMPTS * MANY) / (open.length + 1))));
    open.forEach((at, index) => {
      this.report('cover', index, open.length);
      if (this.sides.all[at]!.witness >= 0) return;
      if (index % REPRICE === 0)
        this.input.seeker.reprice(
          open
            .filter((other) => this.sides.all[other]!.witness < 0)
            .map((other) => this.sides.all[other]!.cell),
        );
      if (!this.coverAtAPrice(at, attempts)) {
        unmet.push({ adversary: this.sides.all[at]!.adversary, cell: this.sides.all[at]!.cell });
      }
    });
    return unmet;
  }

  /** Publishes again what the witnesses at hand can do without, without a search. */
  thin(): number {
    return spareBlanks({ ...this.input, sides: this.sides });
  }

  /** Publishes again what the witnesses can do without; stops when the effort is used up. */
  prune(effort: number): number {
    const { blank, fixed, effort: budget } = this.input;
    const users = usersOfExtras(this.sides, fixed);
    const extras = [...blank.keys()].filter((cell) => blank[cell] && !fixed[cell]);
    extras.sort((a, b) => (users.get(a)?.size ?? 0) - (users.get(b)?.size ?? 0) || a - b);
    let opened = 0;
    extras.forEach((cell, index) => {
      if (budget.usedUp()) return;
      // Without effort, only what no witness changes.
      if (effort === 0 && users.has(cell)) return;
      this.report('prune', index, extras.length);
      if (this.open(cell, users, effort)) opened += 1;
    });
    return opened;
  }

  /** Exchanges blanks for cheaper ones. */
  exchange(most: number, first: ExchangeOrder = 'largest'): number {
    const cover = (at: number) => this.coverAtAPrice(at, EXCHANGE_ATTEMPTS);
    const report = (done: number, of: number) => this.report('exchange', done, of);
    return exchangeBlanks({ ...this.input, sides: this.sides, cover, report }, most, first);
  }

  /** The evidence: every side's witness. */
  evidence(): WitnessChange[] {
    return this.sides.evidence();
  }

  /** Sides for which a witness needs further blanks. */
  private coverFreely(): number[] {
    const open: number[] = [];
    this.sides.all.forEach((side, at) => {
      this.report('search', at, this.sides.all.length);
      if (side.witness >= 0) return;
      if (this.input.effort.usedUp(SEARCH_SHARE)) {
        open.push(at);
        return;
      }
      const found = this.searchFree(side, 1, true);
      if (found) this.sides.keep(found);
      else open.push(at);
    });
    // Those that must rise most are the hardest; what they need serves the others.
    return open.sort((a, b) => this.sides.all[b]!.by - this.sides.all[a]!.by || a - b);
  }

  private searchFree(side: Side, effort: number, quick = false): Change | undefined {
    for (const by of this.sides.moves(side)) {
      const found = this.searchFreely(side, by, effort, quick);
      if (found) return found;
    }
    return undefined;
  }

  private searchFreely(side: Side, by: number, effort: number, quick: boolean): Change | undefined {
    const { blank, seeker, adversaries } = this.input;
    const { cell } = side;
    const room = this.sides.rooms[side.adversary]!;
    if (adversaries.length > 1 && this.sides.shared[cell]! + Math.min(0, by) >= 0) {
      const found = seeker.free({ cell, by, room: this.sides.shared, blank }, effort, quick);
      if (found) return found;
    }
    return seeker.free({ cell, by, room, blank }, effort, quick);
  }

  private coverAtAPrice(at: number, attempts: number): boolean {
    const { blank, effort } = this.input;
    const side = this.sides.all[at]!;
    const room = this.sides.rooms[side.adversary]!;
    // When the effort is used up the totals' own change, which needs no search, keeps the promise at a higher price.
    const hurry = this.input.blocks !== undefined || effort.usedUp(COVER_SHARE);
    let found: Change | undefined;
    for (const by of this.sides.moves(side)) {
      const other = this.cheapest({ cell: side.cell, by, room, blank }, hurry, attempts);
      if (other && (!found || other.price < found.price)) found = other;
      if (found?.price === 0) break;
    }
    found ??= joined(side, room, { ...this.input, witnesses: this.sides.witnesses });
    if (!found) return false;
    for (const cell of found.cells) blank[cell] = 1;

    this.sides.keep(found);
    return true;
  }

  /** A program over the whole table where there is one; what it leaves open is searched for. */
  private cheapest(wanted: Wanted, hurry: boolean, attempts: number): Change | undefined {
    const { seeker } = this.input;
    if (hurry) return seeker.free(wanted, 0) ?? seeker.priced(wanted, 0);
    if (this.input.slices) return seeker.free(wanted, 0) ?? seeker.priced(wanted, SLICED_ATTEMPTS);
    const least = seeker.least(wanted);
    if (least === 'none') return undefined;
    if (least) return least.price === 0 ? least : this.spare(least, wanted);
    return seeker.free(wanted, 2) ?? this.spare(seeker.priced(wanted, attempts), wanted);
  }

  /** Tries to do without each of the cells that a change would blank. */
  private spare(found: Change | undefined, wanted: Wanted): Change | undefined {
    const { blank, seeker, effort } = this.input;
    let best = found;
    const tried = new Set<number>();
    for (;;) {
      const extra = [...(best?.cells ?? [])].filter((cell) => !blank[cell]);
      const without = extra.find((cell) => !tried.has(cell));
      // One blank at least is needed, or the change would have been found without any.
      if (without === undefined || extra.length === 1 || effort.usedUp(COVER_SHARE)) return best;
      tried.add(without);
      for (const cell of extra) if (cell !== without) blank[cell] = 1;
      const smaller = seeker.free(wanted, 2);
      for (const cell of extra) blank[cell] = 0;
      if (smaller) best = smaller;
    }
  }

  private open(cell: number, users: Map<number, Set<number>>, effort: number): boolean {
    const { blank } = this.input;
    const lost = users.get(cell) ?? new Set<number>();
    const orphans = this.sides.all.flatMap((side, at) => (lost.has(side.witness) ? [at] : []));
    const before = orphans.map((at) => this.sides.all[at]!.witness);
    const mark = this.sides.witnesses.length;
    blank[cell] = 0;
    for (const at of orphans) this.sides.all[at]!.witness = -1;
    for (const at of orphans) {
      const side = this.sides.all[at]!;
      if (side.witness >= 0) continue;
      const found = this.input.effort.usedUp() ? undefined : this.searchFree(side, effort);
      if (found) {
        this.sides.keep(found);
        continue;
      }
      blank[cell] = 1;
      orphans.forEach((orphan, k) => (this.sides.all[orphan]!.witness = before[k]!));
      this.sides.witnesses.length = mark;
      return false;
    }
    for (let index = mark; index < this.sides.witnesses.length; index++) {
      for (const other of this.sides.witnesses[index]!.cells) {
        if (!this.input.fixed[other]) users.get(other)?.add(index);
      }
    }
    return true;
  }

  private report(stage: string, done: number, of: number): void {
    if (done % 64 === 0) this.input.progress?.(stage, done, of);
  }
}
