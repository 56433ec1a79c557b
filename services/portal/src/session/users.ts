import type { Role } from './cookie';
import { hashPassword, passwordMatches } from './passwords';

export interface PortalUser {
  name: string;
  /** From `hashPassword`. */
  passwordHash: string;
  roles: Role[];
}

export type SignIn = { ok: true; user: PortalUser } | { ok: false; reason: 'wrong' | 'too-many' };

const MOST_FAILURES = 5;
const PAUSE_MS = 15 * 60_000;
const MOST_REMEMBERED = 1000;

/** Signs people in to the pages behind the portal. */
export class Users {
  private readonly failures = new Map<string, number[]>();
  private decoy: Promise<string> | undefined;

  constructor(
    private readonly users: () => readonly PortalUser[],
    private readonly now: () => Date,
  ) {}

  async signIn(name: string, password: string): Promise<SignIn> {
    const at = this.now().getTime();
    const recent = (this.failures.get(name) ?? []).filter((time) => at - time < PAUSE_MS);
    if (recent.length >= MOST_FAILURES) return { ok: false, reason: 'too-many' };
    // Counted before the work, so that tries made at the same time count too.
    this.remember(name, [...recent, at]);
    const user = this.users().find((one) => one.name === name);
    // An unknown name costs the same work, so that time does not tell who has an account.
    this.decoy ??= hashPassword('an unknown name');
    const matches = await passwordMatches(password, user?.passwordHash ?? (await this.decoy));
    if (!user || !matches) return { ok: false, reason: 'wrong' };
    this.failures.delete(name);
    return { ok: true, user };
  }

  private remember(name: string, times: number[]): void {
    this.failures.delete(name);
    this.failures.set(name, times);
    const [oldest] = this.failures.keys();
    if (this.failures.size > MOST_REMEMBERED && oldest !== undefined) this.failures.delete(oldest);
  }
}
