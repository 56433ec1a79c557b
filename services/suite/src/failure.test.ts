import { ConfigurationFault } from '#libs/config';
import { CommandFailure, exitCodeFor, sentenceFor } from './failure';

const systemError = (code: string, more: object = {}): Error =>
  Object.assign(new Error(code), { code, ...more });

describe('what a failed command says', () => {
  it('names the setting that is wrong, as wrong usage', () => {
    const fault = new ConfigurationFault('CYFRIF_PORTAL_PORT is not a whole number.');
    expect(sentenceFor(fault)).toBe('CYFRIF_PORTAL_PORT is not a whole number.');
    expect(exitCodeFor(fault)).toBe(2);
  });

  it.each([
    ['EADDRINUSE', { port: 8443 }, /Port 8443 .*--gateway-port/],
    ['ENOTDIR', { path: '/a/b' }, /^\/a\/b .*a file/],
    ['EEXIST', { path: '/a' }, /^\/a .*a file/],
    ['EISDIR', {}, /is a folder/],
    ['ENOENT', { path: '/a' }, /^There is no \/a\.$/],
  ])('tells %s in one sentence', (code, more, sentence) => {
    expect(sentenceFor(systemError(code, more))).toMatch(sentence);
    expect(exitCodeFor(systemError(code, more))).toBe(1);
  });

  it('has no sentence for a fault of the program, which wants its stack', () => {
    expect(sentenceFor(new Error('broken'))).toBeUndefined();
    expect(exitCodeFor(new CommandFailure('usage', 2))).toBe(2);
  });
});
