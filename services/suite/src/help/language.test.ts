import { helpLanguage } from './language';

describe('the language of the help', () => {
  it.each([
    [[], {}, 'en'],
    [['--help'], { LANG: 'en_GB.UTF-8' }, 'en'],
    [['demo', '--cymorth'], { LANG: 'en_GB.UTF-8' }, 'cy'],
    [['--help'], { LANG: 'cy_GB.UTF-8' }, 'cy'],
    [['--help'], { LANG: 'cy' }, 'cy'],
    [['--help'], { LC_MESSAGES: 'cy_GB.UTF-8', LANG: 'en_GB.UTF-8' }, 'cy'],
    [['--help'], { LC_ALL: 'C', LC_MESSAGES: 'cy_GB.UTF-8', LANG: 'cy_GB.UTF-8' }, 'en'],
    [['--help'], { LC_ALL: '', LANG: 'cy_GB.UTF-8' }, 'cy'],
    [['--help'], { LANG: 'cyrillic' }, 'en'],
  ])('of %j in %j is %s', (words, environment, language) => {
    expect(helpLanguage(words, environment).language).toBe(language);
  });
});
