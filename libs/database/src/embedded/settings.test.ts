import { serverSettings, sharedBuffers } from './settings';

const GB = 1024 ** 3;

describe('pages that the embedded server keeps', () => {
  it('are an eighth of the machine, between PostgreSQL’s own default and 1 GB', () => {
    expect([0.5, 2, 4, 64].map((size) => sharedBuffers(size * GB))).toEqual([128, 256, 512, 1024]);
  });

  it('are few where nothing has to last', () => {
    expect(serverSettings(5432, false)['shared_buffers']).toBe('64MB');
    expect(serverSettings(5432, true)['shared_buffers']).toBe(`${sharedBuffers()}MB`);
  });
});
