import { connect as tlsConnect } from 'node:tls';
import type { KafkaSettings } from '#libs/eventlog';

/** Numbers of requests in the protocol of Kafka: a group commits its offsets, records are to be deleted. */
const NUMBERS = { commit: 8, erasure: 21 } as const;

type Kind = keyof typeof NUMBERS;

/** Connections that break when one of these is to be asked: what was done stands, and the broker never hears of it. */
export class LostRequests {
  readonly lost = { commit: 0, erasure: 0 };
  private readonly toLose = { commit: 0, erasure: 0 };

  readonly socketFactory: KafkaSettings['socketFactory'] = ({ host, port, ssl, onConnect }) => {
    const socket = tlsConnect({ ...ssl, host, port }, onConnect);
    const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
    socket.write = (...given: unknown[]): boolean => {
      const kind = kindOf(given[0]);
      if (kind === undefined || this.toLose[kind] === 0) return write(...given);
      this.toLose[kind] -= 1;
      this.lost[kind] += 1;
      socket.destroy(new Error('The connection broke.'));
      return false;
    };
    return socket;
  };

  lose(kind: Kind, times: number): void {
    this.toLose[kind] = times;
  }
}

/** Every request is written at once: its length in four bytes, then its number in two. */
function kindOf(chunk: unknown): Kind | undefined {
  if (!Buffer.isBuffer(chunk)) return undefined;
  const number = chunk.readInt16BE(4);
  return (Object.keys(NUMBERS) as Kind[]).find((kind) => NUMBERS[kind] === number);
}
