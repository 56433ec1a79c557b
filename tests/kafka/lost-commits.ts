import { connect as tlsConnect } from 'node:tls';
import type { KafkaSettings } from '#libs/eventlog';

/** Number of the request with which a group commits its offsets, in the protocol of Kafka. */
const OFFSET_COMMIT = 8;

/** Connections that break when an offset is to be committed: its effects stand, and the broker never hears of it. */
export class LostCommits {
  lost = 0;
  private toLose = 0;

  readonly socketFactory: KafkaSettings['socketFactory'] = ({ host, port, ssl, onConnect }) => {
    const socket = tlsConnect({ ...ssl, host, port }, onConnect);
    const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
    socket.write = (...given: unknown[]): boolean => {
      // Every request is written at once: its length in four bytes, then its number in two.
      const [chunk] = given;
      if (this.toLose > 0 && Buffer.isBuffer(chunk) && chunk.readInt16BE(4) === OFFSET_COMMIT) {
        this.toLose -= 1;
        this.lost += 1;
        socket.destroy(new Error('The connection broke.'));
        return false;
      }
      return write(...given);
    };
    return socket;
  };

  lose(commits: number): void {
    this.toLose = commits;
  }
}
