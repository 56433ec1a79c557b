import type { KeyPort } from '#libs/keys';
import { cmacs, fillUp } from './cmac';

const BLOCK = 16;
const SEPARATOR = 0x1f;
const LAST_ASCII = 0x7f;
/** Bytes of a block as it travels, with its key id and one more to make it whole groups of base64; letters of that. */
const TOKEN = 18;
const TOKEN_LETTERS = 23;

/**
 * Ids and salting keys of the blocks of many records: CMACs of the view and the block's value, the id under the key for
 * ids and the salt under the key for salts, so that neither tells anything of the other.
 */
export class BlockBatch {
  private text = Buffer.alloc(1 << 16);
  private end = 0;
  private starts: number[] = [];
  private lengths: number[] = [];
  private tokens = '';
  /** Four words a block, in the order asked, until `clear`: the keys that salt what is compared in each. */
  salts: Uint32Array = new Uint32Array(0);

  constructor(
    private readonly keys: KeyPort,
    private readonly keyId: number,
  ) {}

  /** Blocks asked for. */
  get places(): number {
    return this.starts.length;
  }

  /** Asks for a block: the next place in the batch. What is MACed are the view and the parts, by the unit separator. */
  ask(view: string, value: readonly string[]): void {
    const start = this.end;
    let most = 3 * view.length + BLOCK + 1;
    for (const part of value) most += 3 * part.length + 1;
    if (start + most > this.text.length) this.grow(most);
    let end = this.write(view, start);
    this.text[end++] = SEPARATOR;
    for (let i = 0; i < value.length; i++) {
      if (i > 0) this.text[end++] = SEPARATOR;
      end = this.write(value[i]!, end);
    }
    this.starts.push(start);
    this.lengths.push(end - start);
    this.end = fillUp(this.text, start, end - start);
  }

  /** Computes all that was asked for, and wipes the values. */
  run(): void {
    const ids = this.macs('view-id');
    const travelling = Buffer.alloc(TOKEN * this.starts.length);
    const bytes = new Uint8Array(ids.buffer);
    for (let from = 0, to = 0; from < bytes.length; from += BLOCK, to += TOKEN) {
      travelling[to] = this.keyId;
      for (let i = 0; i < BLOCK; i++) travelling[to + 1 + i] = bytes[from + i]!;
    }
    this.tokens = travelling.toString('base64url');
    this.salts = this.macs('view-key');
    this.text.fill(0, 0, this.end);
  }

  /** A block's id as it travels, key id before it, once the batch has run. */
  id(place: number): string {
    const at = (TOKEN / 3) * 4 * place;
    return this.tokens.slice(at, at + TOKEN_LETTERS);
  }

  /** Wipes the salts, and begins anew. */
  clear(): void {
    this.salts.fill(0);
    this.text.fill(0, 0, this.end);
    this.end = 0;
    this.starts = [];
    this.lengths = [];
    this.tokens = '';
  }

  private macs(purpose: 'view-id' | 'view-key'): Uint32Array {
    const { text, starts, lengths } = this;
    return cmacs({ text, starts, lengths }, (blocks) =>
      this.keys.encipher({ purpose, field: '' }, blocks, this.keyId),
    );
  }

  /** Writes a text as UTF-8; returns where it ends. A call to the buffer for each would take longer than the letters. */
  private write(text: string, at: number): number {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > LAST_ASCII) return at + this.text.write(text, at);
      this.text[at + i] = code;
    }
    return at + text.length;
  }

  private grow(most: number): void {
    const grown = Buffer.alloc(2 * (this.text.length + most));
    this.text.copy(grown, 0, 0, this.end);
    this.text.fill(0);
    this.text = grown;
  }
}
