import { promisify } from 'node:util';
import { constants, zstdCompress, zstdCompressSync, zstdDecompress, zstdDecompressSync } from 'node:zlib';

const compressAside = promisify(zstdCompress);
const decompressAside = promisify(zstdDecompress);

/** With less, the way to another thread and back takes longer than the work. */
const ASIDE_FROM = 32 * 1024;
/** Records are JSON, of which most is sealed or Base64; what becomes more comes in a further piece. */
const USUAL_RATIO = 2;
const ROOM = 1024;

/** The codec that kafkajs has the place for. Results come in one piece: each further one is a way of its own. */
export const zstd = {
  compress: async ({ buffer }: { buffer: Buffer }): Promise<Buffer> => {
    const options = {
      params: { [constants.ZSTD_c_compressionLevel]: 1 },
      pledgedSrcSize: buffer.length,
      chunkSize: ROOM + buffer.length,
    };
    return buffer.length < ASIDE_FROM
      ? zstdCompressSync(buffer, options)
      : await compressAside(buffer, options);
  },
  decompress: async (buffer: Buffer): Promise<Buffer> => {
    const options = { chunkSize: ROOM + USUAL_RATIO * buffer.length };
    return buffer.length < ASIDE_FROM
      ? zstdDecompressSync(buffer, options)
      : await decompressAside(buffer, options);
  },
};
