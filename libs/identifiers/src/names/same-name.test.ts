import { sameGivenName, sameSurname } from '../index';
import { givenClasses, parseGivenNames } from './given';
import given from './data/given-names.v1.json';
import surnames from './data/surnames.v1.json';
import { isMutation } from './mutation';

describe('given names', () => {
  it.each([
    ['Ieuan', 'John', 'class'],
    ['Wmffre', 'Humphrey', 'class'],
    ['Ffraid', 'Bridget', 'class'],
    ['Gwenfrewi', 'Winifred', 'class'],
    ['Nansi', 'Nancy', 'class'],
    ['Iorwen', 'Yorwen', 'spelling'],
    ['Awdrey', 'Audrey', 'spelling'],
    ['Llestr', 'Llester', 'spelling'],
    ['Meredudd', 'Mereduth', 'spelling'],
    ['Caradog', 'Garadog', 'mutation'],
    ['Mary Jane', 'Maryjane', 'folded'],
    ['Siân Mair', 'Jane Mary', 'class'],
    ['Huw (Huwcyn)', 'Huw', 'folded'],
    ['Y Parch Emyr', 'Emyr', 'folded'],
    ['Emyr Jnr', 'Emyr', 'folded'],
    ['Ll?r', 'Llŷr', 'damaged'],
    ['Siân Mair', 'Siân', 'part'],
    ['Tomos-Llŷr', 'Llyr', 'part'],
    ['Dylan', 'Dykan', 'slip'],
    ['Xasan', 'Hassan', 'class'],
  ])('%s and %s are one by %s', (a, b, reason) => {
    expect([sameGivenName(a, b), sameGivenName(b, a)]).toEqual([reason, reason]);
  });

  it.each([
    ['Rhys', 'Rhodri'],
    ['Eira', 'Eirian'],
    ['Molly', 'Polly'],
    ['Siân', 'Jan'],
    ['Lleu', 'Llew'],
    ['Gwynedd', 'Gwyneth'],
    ['Siân Mair', 'Sian Megan'],
    ['Elin', 'Elen Mai'],
    ['Siân Mair', 'Siân Megan'],
    ['??n', 'Siân Mair'],
  ])('%s and %s are two', (a, b) => {
    expect(sameGivenName(a, b)).toBeUndefined();
    expect(sameGivenName(b, a)).toBeUndefined();
  });

  it('a name of many classes carries the first two to linkage, and meets all when two names are compared', () => {
    expect(givenClasses('TED').length).toBeGreaterThan(2);
    expect(parseGivenNames('Ted')?.classes).toEqual(givenClasses('TED').slice(0, 2));
    expect(sameGivenName('Ted', 'Theodore')).toBe('class');
  });
});

describe('surnames', () => {
  it.each([
    ['ap Robin', 'Probyn', 'alias'],
    ['ap Rheinallt', 'Preinallt', 'alias'],
    ['ab Adda', 'Badda', 'alias'],
    ['ApRhys', 'Price', 'alias'],
    ["Ap'Huw", 'Puw', 'alias'],
    ['Siôn', 'Jones', 'alias'],
    ['Rhys-Jones', 'Rees Jones', 'alias'],
    ['Cemlyn', 'Kemlyn', 'spelling'],
    ['Treherbert', 'Treherberte', 'spelling'],
    ['MacLeish', 'McLeish', 'spelling'],
    ['Ty Mawr', 'Tymawr', 'folded'],
    ['Jones (née Davies)', 'Jones', 'folded'],
    ['Jones née Davies', 'Jones', 'folded'],
    ['Rhys-Jones', 'Rhys', 'part'],
  ])('%s and %s are one by %s', (a, b, reason) => {
    expect([sameSurname(a, b), sameSurname(b, a)]).toEqual([reason, reason]);
  });

  it.each([
    ['Powell', 'Howell'],
    ['Popkin', 'Hopkin'],
    ['Jones', 'Johns'],
    ['Hill', 'Hull'],
    ['Davies', 'Davey'],
    ['Bevan', 'Bevin'],
    ['Rhys-Jones', 'Rees'],
    ['Nee', 'Jones'],
  ])('%s and %s are two', (a, b) => {
    expect(sameSurname(a, b)).toBeUndefined();
    expect(sameSurname(b, a)).toBeUndefined();
  });
});

it('a mutation needs a known radical, a form that nobody is called, and five letters', () => {
  const known = (name: string) => ['PERWYN', 'BERWYN', 'MEREDYDD', 'GLYN'].includes(name);
  expect(isMutation('MEREDYDD', 'FEREDYDD', known)).toBe(true);
  expect(isMutation('PERWYN', 'BERWYN', known)).toBe(false);
  expect(isMutation('TEGWYN', 'DEGWYN', known)).toBe(false);
  expect(isMutation('GLYN', 'LYN', known)).toBe(false);
});

it('no class begins with the name that another begins with, which stands for it', () => {
  for (const { classes } of [given, surnames]) {
    const heads = classes.map(([head]) => head);
    expect(heads.filter((head, i) => heads.indexOf(head) !== i)).toEqual([]);
  }
});
