import { ReleaseDesk } from './desk';
import { servedMethods } from './served-methods';

const desk = new ReleaseDesk({} as never, {} as never);

describe('what the portal may ask of the desk from another process', () => {
  it('is what its pages show: nothing that restarts work or reads evidence past its parts', () => {
    expect(Object.keys(servedMethods(desk)).sort()).toEqual([
      ...['evidencePart', 'list', 'progress', 'publishTime', 'releases', 'request', 'review', 'runs', 'show'],
      'withdraw',
    ]);
    const all = Object.getOwnPropertyNames(ReleaseDesk.prototype);
    expect(all).toEqual(expect.arrayContaining(['evidence', 'resume']));
  });

  it('is answered by the desk itself, with what was given', async () => {
    const asked: unknown[] = [];
    const own = { review: (...given: unknown[]) => Promise.resolve(asked.push(...given)) } as never;
    const methods = servedMethods(own);
    expect(Object.keys(methods)).toEqual(['review']);
    await methods['review']!(...(['d1', { decision: 'approve' }] as never[]));
    expect(asked).toEqual(['d1', { decision: 'approve' }]);
  });
});
