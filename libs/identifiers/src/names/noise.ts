const TITLES = new Set([
  'MR',
  'MRS',
  'MS',
  'MISS',
  'MX',
  'DR',
  'SIR',
  'PARCH',
  'REV',
  'MASTER',
  'PARCHG',
  'PARCHEDIG',
  'CLLR',
  'CYNG',
  'PROF',
  'ATHRO',
  'DAME',
  'SYR',
]);
/** What tells a bearer from a parent of the same name. */
const AFTER = new Set(['JNR', 'JR', 'SNR', 'SR', 'ESQ', 'HYNAF', 'IEUENGAF']);
const UNNAMED = new Set(['BABY', 'TWIN', 'TRIPLET', 'INFANT', 'BABAN']);
/** Marks that systems put before names of records that they no longer trust. */
const MARKS = /(MIG_ERROR_|NO_SHOW_|DUPLICATE_)/gi;
const NO_NAMES = new Set([
  'UNKNOWN',
  'UNK',
  'NK',
  'N K',
  'NOT KNOWN',
  'NOT ENTERED',
  'NOT STATED',
  'NONE',
  'NULL',
  'ANON',
  'ANONYMOUS',
  'ANHYSBYS',
  'NO NAME',
  'NA',
  'N A',
  'TBC',
  'TEST',
]);
const CROSSED_OUT = /^(?:X+|Z+)$/;

function isNoName(text: string): boolean {
  return NO_NAMES.has(text) || CROSSED_OUT.test(text);
}

/** What a name must hold for there to be something to take off. */
const BESIDE = /[(_]|\s(?:n[ée]e|gynt|alias|aka)\s/i;

/** Takes system marks off, before folding, and names beside the name: in brackets, or after née and the like. */
export function withoutMarks(text: string): string {
  if (!BESIDE.test(text)) return text;
  const plain = text.replace(MARKS, ' ');
  const outside = plain.replace(/\([^)]*\)|(?<=\p{L}\s+)(?:n[ée]e|gynt|alias|aka)\s.*$/giu, ' ');
  return /\p{L}/u.test(outside) ? outside : plain;
}

export interface CleanWords {
  words: string[];
  /** The record is of a twin, or of a baby without a name yet. */
  babyOrTwin: boolean;
}

/** The words of a folded name without titles and stand-ins; empty where no name is left. */
export function cleanWords(folded: string): CleanWords {
  if (isNoName(folded)) return { words: [], babyOrTwin: false };
  let words = folded.split(' ').filter(Boolean);
  if (words.length > 2 && /^YR?$/.test(words[0]!) && TITLES.has(words[1]!)) words = words.slice(1);
  while (words.length > 1 && TITLES.has(words[0]!)) words = words.slice(1);
  while (words.length > 1 && AFTER.has(words.at(-1)!)) words = words.slice(0, -1);
  const babyOrTwin = words.some((word) => UNNAMED.has(word));
  if (babyOrTwin)
    words = words.filter((word) => !UNNAMED.has(word) && !/^(OF|ONE|TWO|BOY|GIRL|\d+)$/.test(word));
  return { words: words.filter((word) => !isNoName(word)), babyOrTwin };
}
