import type { Language } from '../paths';
import { dateTime } from '../web/formats';
import type { Translate } from '../web/locales';
import type { PairDetail } from './desk';

interface Asking {
  asked: {
    question: string;
    agency: string;
    officer: string;
    when: string;
    reason: string;
    answer: string;
  }[];
  choices: { value: string; text: string }[];
  unasked: string[];
}

/** What may be asked of agencies and what they said, in words; records are letters of the graph. */
export function askingRows(
  { choices, asked, unasked }: PairDetail,
  language: Language,
  t: Translate,
): Asking {
  const worded = (kind: string, names: readonly string[]): string =>
    `${t(`linkage.asks-${kind}`)} (${names.join(', ') || '–'})`;
  const answerOf = ({ state, answer, answeredAt, expiresOn }: PairDetail['asked'][number]): string => {
    if (state === 'open') return `${t('linkage.awaited-until')} ${expiresOn}`;
    if (state === 'expired' || !answeredAt) return t('linkage.unanswered');
    return `${t(`linkage.said-${answer}`)} (${dateTime(new Date(answeredAt), language)})`;
  };
  return {
    choices: choices.map(({ choice, agency, kind, names }) => ({
      value: choice,
      text: `${agency}: ${worded(kind, names)}`,
    })),
    unasked: unasked.map(
      ({ agency, names, records }) =>
        `${agency}: ${names.join(', ')} (${records} ${t('linkage.unasked-records')})`,
    ),
    asked: asked.map((one) => ({
      question: worded(one.kind, one.names),
      agency: one.agency,
      officer: one.askedBy,
      when: dateTime(new Date(one.askedAt), language),
      reason: one.reason,
      answer: answerOf(one),
    })),
  };
}
