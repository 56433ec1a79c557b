import { commandLine } from '#services/suite';

/** What a command prints under settings that the environment of this process has not. */
export async function printed(
  words: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<string> {
  let text = '';
  const written = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  const { env } = process;
  process.env = { ...env, ...settings };
  try {
    await commandLine().parseAsync(['node', 'cyfrif', ...words]);
    return text;
  } finally {
    process.env = env;
    written.mockRestore();
  }
}
