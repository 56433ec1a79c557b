import { epochs } from '../testing/setting';
import { frozenStatement, isOfThisHouse } from './frozen-statement';

const keys = epochs(1);
const statement = frozenStatement(keys, 'cymru-1', { familyName: 0.004 });

it('what the pseudonymiser says of frozen frequencies is known to be its own, and no other', () => {
  expect(isOfThisHouse(keys, JSON.parse(JSON.stringify(statement)) as typeof statement)).toBe(true);
  expect(isOfThisHouse(epochs(2, 1), statement)).toBe(true);
  for (const changed of [{ model: 'cymru-2' }, { shared: {} }, { shared: { postcode: 0.004 } }, { seal: '' }])
    expect(isOfThisHouse(keys, { ...statement, ...changed })).toBe(false);
});

it('is nothing once the epoch is destroyed, with which the frequencies went', () => {
  expect(isOfThisHouse(epochs(2), statement)).toBe(false);
});
