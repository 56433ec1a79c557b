import { bit, columns, date, facts, halves, pack, place, WHO, type Scope, type Stream } from './scope';

/** Flags of disposals. */
export const CAUTION = 1;
export const COUNTS = 2;
export const PROVEN = 4;
export const FLAGGED = 8;
export const HAS_OFFENCE = 16;

const COUNTED = 'e.recordable AND e.breach IS NOT TRUE';

/** Out-of-court disposals: a is the day, b when the offence was committed, c and d the offence, x flags. */
function disposals(scope: Scope): string {
  const [c, d] = halves('e.offence_ref');
  return `SELECT ${columns({
    a: date('e.disposed_on'),
    b: date('e.committed_on'),
    c,
    d,
    who: WHO,
    x: pack([
      [bit(`e.disposal IN ('CAUTION', 'CONDITIONAL_CAUTION')`), 0],
      [bit(COUNTED), 1],
      [bit('e.proven IS NOT FALSE'), 2],
      [bit('e.da_flag'), 3],
      [bit('e.offence_ref IS NOT NULL'), 4],
    ]),
  })} ${facts('disposal', scope)}`;
}

/** Convictions that count as reoffences or are flagged: a, b, c and d as of disposals, x flags. */
function convictions(scope: Scope): string {
  const [c, d] = halves('e.offence_ref');
  return `SELECT ${columns({
    a: date('e.convicted_on'),
    b: date('e.committed_on'),
    c,
    d,
    x: pack([
      [bit(COUNTED), 1],
      [bit('e.da_flag'), 3],
      [bit('e.offence_ref IS NOT NULL'), 4],
    ]),
  })} ${facts('conviction', scope, `(e.da_flag OR (${COUNTED}))`)}`;
}

/** Kinds of a court's sentence. */
export const CUSTODIAL = 0;
export const COMMUNITY_ORDER = 1;
export const SUSPENDED = 2;
export const SUSPENDED_WITHOUT = 3;

/** Sentences of a court: a is the day, x the kind and, from bit 3, whether it can be an index event. */
function sentences(scope: Scope): string {
  const kinds = ['IMMEDIATE_CUSTODY', 'COMMUNITY_ORDER', 'SSO_REQ', 'SSO_NOREQ'];
  return `SELECT ${columns({
    a: date('e.sentenced_on'),
    who: WHO,
    x: pack([
      [place('e.disposal_kind', kinds, 4), 0],
      [bit(COUNTED), 3],
    ]),
  })} ${facts('court_sentence', scope)}`;
}

/** Releases that end a sentenced person's stay (R9): a is the day, x whether it followed a recall. */
function releases(scope: Scope): string {
  return `SELECT ${columns({ a: date('e.released_on'), who: WHO, x: bit('e.after_recall IS TRUE') })}
    ${facts('release', scope, `e.kind IN ('LICENCE', 'PSS', 'HDC', 'UNCONDITIONAL') AND e.legal_status = 'SENTENCED'`)}`;
}

/** Recalls, by whichever record tells of one; those of ended licences are in `terminations`. a is the day. */
function recalls(scope: Scope): string {
  return `SELECT ${columns({ a: date('e.changed_on') })} ${facts('sentence_status', scope, `e.to_status = 'RECALLED'`)}
    UNION ALL
    SELECT ${columns({ a: date('e.received_on') })} ${facts('reception', scope, `e.reason = 'RECALL'`)}`;
}

export function justiceStreams(scope: Scope): Stream[] {
  return [
    { name: 'disposals', sql: disposals(scope) },
    { name: 'convictions', sql: convictions(scope) },
    { name: 'sentences', sql: sentences(scope) },
    { name: 'releases', sql: releases(scope) },
    { name: 'recalls', sql: recalls(scope) },
  ];
}
