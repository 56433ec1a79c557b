/** In which language help is printed, and what made it so. */
export interface HelpLanguage {
  readonly language: 'en' | 'cy';
  /** Welsh was asked for in this call, by `--cymorth`. */
  readonly asked: boolean;
  /** The environment is Welsh: `--help` is then in Welsh as well. */
  readonly locale: boolean;
}

export const ENGLISH: HelpLanguage = { language: 'en', asked: false, locale: false };

/** Welsh if `--cymorth` asks for it, or if the locale of messages is a Welsh one. */
export function helpLanguage(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): HelpLanguage {
  const asked = words.includes('--cymorth');
  // The first that is set decides, as POSIX has it: LC_ALL=C is English whatever LANG says.
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale = /^cy(?![a-z])/iu.test(LC_ALL || LC_MESSAGES || LANG || '');
  return { language: asked || locale ? 'cy' : 'en', asked, locale };
}
