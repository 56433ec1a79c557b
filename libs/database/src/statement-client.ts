import { hash } from 'node:crypto';
import { Client } from 'pg';
import { isPrepared } from '#libs/eventlog';

/** The tables changed under a statement, or the server no longer has it. */
const OUTDATED = new Set(['0A000', '26000']);

/**
 * A connection on which statements marked as `prepared` are read and planned once: of a statement that touches a few
 * rows that is most of the work.
 */
export class StatementClient extends Client {
  private readonly names = new Map<string, string>();
  private generation = 0;

  override query = ((config: unknown, values?: unknown, ...rest: unknown[]): unknown => {
    const send = Client.prototype.query.bind(this) as (...parameters: unknown[]) => unknown;
    // With a callback it answers nothing: the pool's own look at the connection.
    if (typeof config !== 'string' || !Array.isArray(values) || rest.length > 0 || !isPrepared(config))
      return send(config, values, ...rest);
    const answer = send({ name: this.nameOf(config), text: config, values }) as Promise<unknown>;
    return answer.catch((error: unknown) => {
      if (OUTDATED.has(String((error as { code?: unknown } | null)?.code))) this.forget();
      throw error;
    });
  }) as Client['query'];

  private nameOf(text: string): string {
    const known = this.names.get(text);
    if (known !== undefined) return known;
    const name = `${hash('sha1', text, 'base64url')}-${this.generation}`;
    this.names.set(text, name);
    return name;
  }

  /** What is tried again has another name, so that it is read anew. */
  private forget(): void {
    this.generation += 1;
    this.names.clear();
  }
}
