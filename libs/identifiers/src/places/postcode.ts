const POSTCODE = /^([A-Z][A-HJ-Y]?\d[A-Z\d]?)(\d)([A-Z]{2})$/;
/** Stand-ins: ZZ99 for no fixed abode and abroad, NF1 for no fixed abode in justice systems. */
const PLACEHOLDER = /^(ZZ99|NF11NF$|NF11FA$)/;

/** A postcode taken apart; `area` are its leading letters. */
export interface Postcode {
  full: string;
  /** Outward code and first digit of the inward code. */
  sector: string;
  /** Outward code. */
  district: string;
  area: string;
}

/** As most are written. */
const PLAIN = /^[A-Z\d]+ ?[A-Z\d]+$/;

function folded(value: string): string {
  return value
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}

/** Normalises a postcode; undefined where it is none or a stand-in. Welsh and English borders ignore postcodes. */
export function parsePostcode(value: string): Postcode | undefined {
  const full = PLAIN.test(value) ? value.replace(' ', '') : folded(value);
  if (PLACEHOLDER.test(full)) return undefined;
  if (full === 'GIR0AA') return { full, sector: 'GIR0', district: 'GIR', area: 'GIR' };
  const parts = full.match(POSTCODE);
  if (!parts) return undefined;
  const [, district, sectorDigit] = parts as [string, string, string, string];
  return { full, sector: district + sectorDigit, district, area: district.replace(/\d.*$/, '') };
}
