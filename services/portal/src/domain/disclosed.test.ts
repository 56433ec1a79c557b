import { projectPath } from '#libs/config';
import { Locales } from '../web/locales';
import { disclosureInWords } from './disclosed';

const locales = Locales.read(projectPath('services', 'portal', 'locales'));
const row = (what: string, more: object = {}) => ({
  ...{
    day: '2026-03-01',
    what,
    actor: 'publisher',
    recipients: ['public'],
    outcome: 'done',
    count: 1,
    ...more,
  },
});

describe('what flowed out, in words', () => {
  it.each(['published', 'withdrawn'])('says that a release was %s, in the language of the page', (event) => {
    const [en, cy] = (['en', 'cy'] as const).map((language) =>
      disclosureInWords(row(`publisher.release.${event}`), locales.in(language)),
    );
    expect(en).toEqual({
      meaning: `A release was ${event}`,
      by: 'The publisher (a service)',
      to: 'Everyone',
    });
    expect(cy?.to).toBe('Pawb');
    expect(cy?.meaning).not.toBe(en?.meaning);
  });

  it('tells a refusal whatever its reason, and names people and agencies as they are', () => {
    const refused = row('publisher.release.broken', { outcome: 'refused', recipients: [] });
    expect(disclosureInWords(refused, locales.in('en')).meaning).toBe('A release was refused');
    const asked = row('matcher.question.asked', { actor: 'matcher', recipients: ['police-gwent'] });
    expect(disclosureInWords(asked, locales.in('en'))).toMatchObject({
      by: 'The matcher (a service)',
      to: 'police-gwent',
    });
  });

  it('tells who decided on a draft, and that this told nobody anything', () => {
    const approved = row('publisher.draft.approved', { actor: 'stiward-1', recipients: [] });
    expect(disclosureInWords(approved, locales.in('en'))).toMatchObject({ by: 'stiward-1', to: 'Nobody' });
  });

  it('leaves what it does not know to its code', () => {
    expect(disclosureInWords(row('gateway.something.new'), locales.in('cy')).meaning).toBe('');
  });
});
