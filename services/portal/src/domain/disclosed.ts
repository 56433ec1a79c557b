import type { Translate } from '../web/locales';

/** Keys of the words for what the account calls a disclosure. */
const WORDS: Record<string, string> = {
  'publisher.release.published': 'governance.what-published',
  'publisher.release.withdrawn': 'governance.what-withdrawn',
  'publisher.draft.approved': 'governance.what-approved',
  'publisher.draft.rejected': 'governance.what-rejected',
  'matcher.quality.reported': 'governance.what-quality',
  'matcher.question.asked': 'governance.what-question',
};

const PARTIES: Record<string, string> = {
  public: 'governance.recipient-public',
  publisher: 'governance.recipient-publisher',
  matcher: 'governance.actor-matcher',
};

interface Disclosure {
  what: string;
  outcome: string;
  actor: string;
  recipients: readonly string[];
}

/**
 * A disclosure in words; '' for one that has none, which its code then tells. Of a refused release the code is the
 * reason. People and agencies go by their names.
 */
export function disclosureInWords(
  { what, outcome, actor, recipients }: Disclosure,
  t: Translate,
): { meaning: string; by: string; to: string } {
  const refused =
    outcome === 'refused' && what.startsWith('publisher.') ? 'governance.what-refused' : undefined;
  const key = refused ?? WORDS[what];
  const nameOf = (name: string): string => (PARTIES[name] ? t(PARTIES[name]) : name);
  return {
    meaning: key === undefined ? '' : t(key),
    by: nameOf(actor),
    to: recipients.length === 0 ? t('governance.recipient-none') : recipients.map(nameOf).join(', '),
  };
}
