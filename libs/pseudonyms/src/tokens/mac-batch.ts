import type { KeyPort, KeyPurpose } from '#libs/keys';

/** A MAC that is there once its batch has run. */
export type PendingMac = () => Buffer;

/**
 * Collects what is to be MACed for many records, and asks the key port once per purpose: a port over a network
 * or a token device answers batches a hundred times faster than single calls.
 */
export class MacBatch {
  private readonly groups = new Map<string, { purpose: KeyPurpose; values: string[]; macs: Buffer[] }>();

  constructor(
    private readonly keys: KeyPort,
    private readonly keyId: number,
  ) {}

  /** Asks for the MAC of a value; parts are joined by the unit separator, which no normalised value holds. */
  ask(purpose: KeyPurpose['purpose'], field: string, ...parts: string[]): PendingMac {
    const name = `${purpose}|${field}`;
    let group = this.groups.get(name);
    if (!group) this.groups.set(name, (group = { purpose: { purpose, field }, values: [], macs: [] }));
    const at = group.values.push(parts.length === 1 ? parts[0]! : parts.join('\x1f')) - 1;
    return () => group.macs[at]!;
  }

  /** Computes all that was asked for, and forgets the values. */
  run(): void {
    for (const group of this.groups.values()) {
      group.macs = this.keys.mac(group.purpose, group.values, this.keyId);
      group.values = [];
    }
  }
}

const TOKEN_BYTES = 16;
/** A token is written here before it is read as text: a buffer for each would cost more than its MAC's copy. */
const SCRATCH = Buffer.alloc(1 + TOKEN_BYTES);

/** A token as it travels: key id and the first 128 bits of the MAC, base64url. */
export function tokenOf(keyId: number, mac: Buffer): string {
  SCRATCH[0] = keyId;
  for (let i = 0; i < TOKEN_BYTES; i++) SCRATCH[i + 1] = mac[i]!;
  return SCRATCH.toString('base64url');
}

const TOKEN_LENGTH = Math.ceil(((1 + TOKEN_BYTES) * 4) / 3);

/** Key id (epoch) that a token or a block id was made under; 0 for what is none. */
export function keyIdOf(token: string): number {
  return token.length === TOKEN_LENGTH ? Buffer.from(token.slice(0, 2), 'base64url')[0]! : 0;
}
