/**
 * JSON as two readers cannot disagree about it: no key twice, no key that changes prototypes, no number that
 * loses digits, no half of a surrogate pair, no NUL, no deep nesting. Faults are codes without input.
 */
export type JsonFault =
  | 'json.syntax'
  | 'json.encoding'
  | 'json.character'
  | 'json.depth'
  | 'json.duplicate-key'
  | 'json.forbidden-key'
  | 'json.number';

export type Parsed = { fault?: undefined; value: unknown } | { fault: JsonFault };

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes UTF-8; undefined if the bytes are not UTF-8. A byte order mark stays and is a syntax fault. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Parses one JSON text. The scan before the parser bounds depth and finds what `JSON.parse` lets through. */
export function parseStrict(text: string, maxDepth: number): Parsed {
  const fault = scan(text, maxDepth);
  if (fault) return { fault };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    // V8 quotes the input in the message; it ends here.
    return { fault: 'json.syntax' };
  }
}

/** Cuts the text of an array into the texts of its elements, so that a fault in one leaves the others. */
export function splitArray(text: string): string[] | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith('[') || !trimmed.endsWith(']') || trimmed.length < 2) return undefined;
  const elements: string[] = [];
  let depth = 0;
  let from = 1;
  for (let at = 0; at < trimmed.length; at += 1) {
    const char = trimmed.charCodeAt(at);
    if (char === QUOTE) at = endOfString(trimmed, at);
    else if (char === OPEN_OBJECT || char === OPEN_ARRAY) depth += 1;
    else if (char === CLOSE_OBJECT || char === CLOSE_ARRAY) depth -= 1;
    else if (char === COMMA && depth === 1) {
      elements.push(trimmed.slice(from, at));
      from = at + 1;
    }
    // A bracket that closes before the end would hide what follows it.
    if (at < 0 || (depth === 0 && at < trimmed.length - 1)) return undefined;
  }
  if (depth !== 0) return undefined;
  const last = trimmed.slice(from, -1);
  return elements.length === 0 && last.trim() === '' ? [] : [...elements, last];
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const NUMBER = /-?[0-9.eE+-]+/y;

function scan(text: string, maxDepth: number): JsonFault | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) {
      const end = endOfString(text, at);
      if (end < 0) return 'json.syntax';
      const raw = text.slice(at + 1, end);
      const fault = raw.includes('\\') ? escapeFault(raw) : undefined;
      if (fault) return fault;
      const keys = open.at(-1);
      if (keys && isKey(text, end)) {
        const key = keyFault(raw, keys);
        if (key) return key;
      }
      at = end;
    } else if (char === OPEN_OBJECT || char === OPEN_ARRAY) {
      open.push(char === OPEN_OBJECT ? new Set() : undefined);
      if (open.length > maxDepth) return 'json.depth';
    } else if (char === CLOSE_OBJECT || char === CLOSE_ARRAY) {
      open.pop();
    } else if ((char >= 0x30 && char <= 0x39) || char === 0x2d) {
      NUMBER.lastIndex = at;
      const token = NUMBER.exec(text)?.[0] ?? '';
      if (losesDigits(token)) return 'json.number';
      at += token.length - 1;
    }
  }
  return undefined;
}

/** Index of the closing quote of the string that opens at `at`; -1 if there is none. */
function endOfString(text: string, at: number): number {
  let end = text.indexOf('"', at + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(text: string, at: number): boolean {
  let from = at;
  while (text.charCodeAt(from - 1) === BACKSLASH) from -= 1;
  return (at - from) % 2 === 1;
}

function isKey(text: string, end: number): boolean {
  let next = end + 1;
  while (next < text.length && text.charCodeAt(next) <= 0x20) next += 1;
  return text.charCodeAt(next) === COLON;
}

function keyFault(raw: string, keys: Set<string>): JsonFault | undefined {
  let key = raw;
  if (raw.includes('\\')) {
    try {
      key = JSON.parse(`"${raw}"`) as string;
    } catch {
      return 'json.syntax';
    }
  }
  if (FORBIDDEN.has(key)) return 'json.forbidden-key';
  if (keys.has(key)) return 'json.duplicate-key';
  keys.add(key);
  return undefined;
}

/** NUL and half surrogate pairs: PostgreSQL refuses the first, UTF-8 makes one character of all the second. */
function escapeFault(raw: string): JsonFault | undefined {
  for (let at = raw.indexOf('\\'); at >= 0; at = raw.indexOf('\\', at)) {
    if (raw[at + 1] !== 'u') {
      at += 2;
      continue;
    }
    const unit = Number.parseInt(raw.slice(at + 2, at + 6), 16);
    if (unit === 0) return 'json.character';
    at += 6;
    if (unit >= 0xdc00 && unit <= 0xdfff) return 'json.character';
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const low = /^\\u([0-9a-fA-F]{4})/.exec(raw.slice(at, at + 6));
    const second = low ? Number.parseInt(low[1]!, 16) : 0;
    if (second < 0xdc00 || second > 0xdfff) return 'json.character';
    at += 6;
  }
  return undefined;
}

function losesDigits(token: string): boolean {
  const value = Number(token);
  if (Number.isNaN(value)) return false; // not a number at all: the parser says so
  return !Number.isFinite(value) || (/^-?\d+$/.test(token) && !Number.isSafeInteger(value));
}
