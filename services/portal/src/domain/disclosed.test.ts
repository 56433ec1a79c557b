import { projectPath } from '#libs/config';
import { Locales } from '../web/locales';
import { disclosureInWords } from './disclosed';

const locales = Locales.read(projectPath('services', 'portal', 'locales'));
const row = (what: string, more: object = {}) => ({
  ...{ day: '2026-03-01', what, recipients: ['public'], outcome: 'done', count: 1, ...more },
});

describe('what flowed out, in words', () => {
  it.each(['published', 'withdrawn'])('says that a release was %s, in the language of the page', (event) => {
    const [en, cy] = (['en', 'cy'] as const).map((language) =>
      disclosureInWords(row(`publisher.release.${event}`), locales.in(language)),
    );
    expect(en).toEqual({ meaning: `A release was ${event}`, to: 'Everyone' });
    expect(cy?.to).toBe('Pawb');
    expect(cy?.meaning).not.toBe(en?.meaning);
  });

  it('tells a refusal whatever its reason, and names people and agencies as they are', () => {
    const refused = row('publisher.release.broken', { outcome: 'refused', recipients: [] });
    expect(disclosureInWords(refused, locales.in('en')).meaning).toBe('A release was refused');
    const approved = row('publisher.draft.approved', { recipients: ['stiward-1'] });
    expect(disclosureInWords(approved, locales.in('en')).to).toBe('stiward-1');
  });

  it('leaves what it does not know to its code', () => {
    expect(disclosureInWords(row('gateway.something.new'), locales.in('cy')).meaning).toBe('');
  });
});
