import { createReadStream } from 'node:fs';

/** How a file's letters are written: what is not UTF-8 came from an older system. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'windows-1252';

/**
 * Finds how a file is written. A file that is not UTF-8 from end to end is read as Windows-1252, which holds Latin-1:
 * every byte of it is a letter, so that nothing is lost, and what it cannot write (ŵ, ŷ) is undone when names are folded.
 */
export async function encodingOf(path: string): Promise<TextEncoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (first && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
      first = false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'windows-1252';
    throw error;
  }
}

/** A file's text, a chunk at a time; a byte order mark is left out. `onBytes` is told how much has been read. */
export async function* textOf(
  path: string,
  encoding: TextEncoding,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    onBytes?.(bytes);
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
