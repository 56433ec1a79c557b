import { bruteForce } from '../performance/src/disclosure/brute';

/** The benchmark runs this with 10,000 tables and 1,000 mutations. */
describe('small tables, by enumeration of every table of whole numbers that fits', () => {
  it('accepts no release that brute force narrows, and the verifier rejects every unsafe mutation', async () => {
    const results = await bruteForce(60, 40);
    const figures = Object.fromEntries(results.map(({ id, value }) => [id, value]));
    expect(figures).toEqual({ 'brute.disagreements': 0, 'mutations.rejected': 40 });
  });
});
