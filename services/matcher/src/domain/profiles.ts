import { createHash } from 'node:crypto';
import type { LinkageRecord, LinkageToken } from '#libs/contracts';
import { isComposite, joinsAlone, tokenKey } from '#libs/linkage';

/**
 * Records of one agency with the same tokens are one profile: the index holds it once, however many events repeat it.
 * A record without a token that could join it to anything is a profile of its own, and so is a message about
 * identifiers; else two people without identifiers would be one.
 */
export function profileIdOf(record: LinkageRecord): string {
  const tokens = distinctTokens(record.tokens);
  const parts = record.linkChange
    ? ['message', record.recordRef, record.linkChange, record.effectiveOn ?? record.knownOn, ...tokens]
    : tokens.some((token) => joinsAlone(token) || (isComposite(token) && token.valid)) || saysBirth(record)
      ? ['profile', record.agency, record.profile ?? '', ...tokens.map(tokenText).sort()]
      : ['single', record.recordRef, record.profile ?? '', ...tokens.map(tokenText).sort()];
  const text = JSON.stringify(parts);
  return createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');
}

/** One agency's records with the same name and the same date of birth in every letter are of one person. */
function saysBirth({ profile, views }: LinkageRecord): boolean {
  return (
    profile !== undefined &&
    (views as { view: string }[] | undefined)?.some(({ view }) => view === 'BIRTH_SWAPPED_NAMES') === true
  );
}

/** Each token once; a message's keep their order, which says what is merged into what. */
export function distinctTokens(tokens: readonly LinkageToken[]): LinkageToken[] {
  return [...new Map(tokens.map((token) => [tokenText(token), token])).values()];
}

function tokenText(token: LinkageToken): string {
  return `${tokenKey(token)}${token.valid ? '' : '?'}`;
}
