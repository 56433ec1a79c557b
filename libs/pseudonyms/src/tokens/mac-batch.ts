import type { KeyPort, KeyPurpose } from '#libs/keys';

interface Group {
  purpose: KeyPurpose;
  values: string[];
  macs: Buffer[];
}

/** A MAC that is there once its batch has run: see `macOf`. */
export interface PendingMac {
  readonly group: Group;
  readonly at: number;
}

export function macOf({ group, at }: PendingMac): Buffer {
  return group.macs[at]!;
}

/**
 * Collects what is to be MACed for many records, and asks the key port once per purpose: a port over a network
 * or a token device answers batches a hundred times faster than single calls.
 */
export class MacBatch {
  private readonly groups = new Map<string, Map<string, Group>>();

  constructor(
    private readonly keys: KeyPort,
    private readonly keyId: number,
  ) {}

  /** Asks for the MAC of a value. Its parts are joined by the unit separator, which no normalised value holds. */
  ask(purpose: KeyPurpose['purpose'], field: string, value: string): PendingMac {
    let fields = this.groups.get(purpose);
    if (!fields) this.groups.set(purpose, (fields = new Map()));
    let group = fields.get(field);
    if (!group) fields.set(field, (group = { purpose: { purpose, field }, values: [], macs: [] }));
    return { group, at: group.values.push(value) - 1 };
  }

  /** Computes all that was asked for, and forgets the values. */
  run(): void {
    for (const fields of this.groups.values()) {
      for (const group of fields.values()) {
        group.macs = this.keys.mac(group.purpose, group.values, this.keyId);
        group.values = [];
      }
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
