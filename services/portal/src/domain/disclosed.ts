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

const RECIPIENTS: Record<string, string> = {
  public: 'governance.recipient-public',
  publisher: 'governance.recipient-publisher',
};

/**
 * A disclosure in words; '' for one that has none, which its code then tells. Of a refused release the code is the
 * reason. People and agencies go by their names.
 */
export function disclosureInWords(
  { what, outcome, recipients }: { what: string; outcome: string; recipients: readonly string[] },
  t: Translate,
): { meaning: string; to: string } {
  const refused =
    outcome === 'refused' && what.startsWith('publisher.') ? 'governance.what-refused' : undefined;
  const key = refused ?? WORDS[what];
  const names = recipients.map((name) => (RECIPIENTS[name] ? t(RECIPIENTS[name]) : name));
  return { meaning: key === undefined ? '' : t(key), to: names.join(', ') };
}
