import { ConfigurationFault } from '#libs/config';
import { DatabaseError, EmbeddedDatabaseError } from '#libs/database';
import { CommandFailure, exitCodeFor, sentenceFor } from './failure';

const systemError = (code: string, more: object = {}): Error =>
  Object.assign(new Error(code), { code, ...more });

describe('what a failed command says', () => {
  it('names the setting that is wrong, as wrong usage', () => {
    const fault = new ConfigurationFault('CYFRIF_PORTAL_PORT is not a whole number.');
    expect(sentenceFor(fault)).toBe(
      'CYFRIF_PORTAL_PORT is not a whole number. / Nid rhif cyfan yw CYFRIF_PORTAL_PORT.',
    );
    expect(exitCodeFor(fault)).toBe(2);
  });

  it.each([
    ['EADDRINUSE', { port: 8443 }, /Port 8443 .*--gateway-port/],
    ['ENOTDIR', { path: '/a/b' }, /^\/a\/b .*a file/],
    ['EEXIST', { path: '/a' }, /^\/a .*a file/],
    ['EISDIR', {}, /is a folder.* \/ Ffolder yw hwn/],
    ['EISDIR', { path: '/a' }, /^\/a is a folder.* \/ Ffolder yw \/a:/],
    ['ENOENT', { path: '/a' }, /^There is no \/a\. \/ Nid oes \/a\.$/],
  ])('tells %s in one sentence', (code, more, sentence) => {
    expect(sentenceFor(systemError(code, more))).toMatch(sentence);
    expect(exitCodeFor(systemError(code, more))).toBe(1);
  });

  it.each([
    ['28P01', /name and password/],
    ['3D000', /no database of the name/],
    ['53100', /disk is full.*CYFRIF_DATA_DIR.* \/ .*ddisg yn llawn/],
  ])('says what to look at where a database refuses with %s', (state, sentence) => {
    expect(sentenceFor(new DatabaseError(state))).toMatch(sentence);
  });

  it.each([
    ['ends', systemError('57P01')],
    ['is starting or stopping', systemError('57P03')],
    ['cannot be reached', new DatabaseError('08006')],
    ['cuts the connection', new Error('Connection terminated unexpectedly')],
    ['is gone', systemError('ECONNREFUSED', { address: '127.0.0.1', port: 5432 })],
    ['is gone at both addresses', new AggregateError([systemError('ECONNREFUSED', { address: '::1' })])],
  ])('says that the database %s, in both languages, and what to do', (_, error) => {
    expect(sentenceFor(error)).toMatch(/cyfrif serve.* \/ .*cronfa ddata/);
    expect(exitCodeFor(error)).toBe(1);
  });

  it('does not take another machine that refuses for the database of the house', () => {
    expect(sentenceFor(systemError('ECONNREFUSED', { address: '192.0.2.1' }))).toBeUndefined();
  });

  it('gives the sentence of the database of the house', () => {
    const fault = new EmbeddedDatabaseError('database.embedded.version', 'It is of another version.');
    expect(sentenceFor(fault)).toBe('It is of another version.');
  });

  it('has no sentence for a fault of the program, which wants its stack', () => {
    expect(sentenceFor(new Error('broken'))).toBeUndefined();
    expect(exitCodeFor(new CommandFailure('usage', 2))).toBe(2);
  });
});
