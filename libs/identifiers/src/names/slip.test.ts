import { sameGivenName, sameSurname } from '../index';
import { isSlip } from './slip';

const nothingKnown = () => false;

it.each([
  ['GWENLLIAN', 'GWELLIAN'],
  ['TREVELYAN', 'TREEVLYAN'],
  ['FEATHERSTONE', 'FETHERSTONE'],
])('%s and %s are one slip apart', (a, b) => {
  expect(isSlip(a, b, nothingKnown)).toBe(true);
  expect(isSlip(b, a, nothingKnown)).toBe(true);
});

it.each([
  ['a letter more at the end', 'HELENAS', 'HELENA'],
  ['a letter more at the beginning', 'MORGANA', 'ORGANA'],
  ['a letter for another', 'PARRISTON', 'PERRISTON'],
  ['two letters left out', 'FEATHERSTONE', 'FETHERSTNE'],
  ['too short to tell', 'CARYS', 'CARS'],
  ['the same name', 'FEATHERSTONE', 'FEATHERSTONE'],
])('%s is no slip', (_what, a, b) => {
  expect(isSlip(a, b, nothingKnown)).toBe(false);
});

it.each([
  ['GWENLLIAN', 'GWENLLIEN'],
  ['GWENLLIAN', 'GWENLLIA'],
  ['GWENLLIAN', 'GWENLLINA'],
  ['GWENLLIAN', 'WGENLLIAN'],
  ['DYLAN', 'DLYAN'],
  ['ROWLANDS', 'ROWLANFS'],
])('%s, being known, is meant by %s', (known, written) => {
  expect(isSlip(known, written, (name) => name === known)).toBe(true);
  expect(isSlip(known, written, nothingKnown)).toBe(false);
  expect(isSlip(known, written, () => true)).toBe(false);
});

it('two known names are two names, and of two short ones one must be known', () => {
  expect(isSlip('WALTERS', 'WATERS', () => true)).toBe(false);
  expect(isSlip('ELUNED', 'ELUED', nothingKnown)).toBe(false);
  expect(isSlip('ELUNED', 'ELUED', (name) => name === 'ELUNED')).toBe(true);
  expect(sameSurname('Walters', 'Waters')).toBeUndefined();
  expect(sameGivenName('Geraint', 'Geriant')).toBe('slip');
});

it('names that share letters but not their bearers are in no class together', () => {
  for (const [a, b] of [
    ['Molly', 'Polly'],
    ['Rhiannon', 'Rhian'],
    ['Ffion', 'Fiona'],
    ['Ifan', 'Iwan'],
    ['Carwyn', 'Carwen'],
    ['Emma', 'Emily'],
  ] as const)
    expect(sameGivenName(a, b)).toBeUndefined();
  expect(sameSurname('Floyd', 'Flood')).toBeUndefined();
});

it('a final S makes another given name, but only another form of a surname', () => {
  for (const [a, b] of [
    ['Ceri', 'Cerys'],
    ['Nicola', 'Nicolas'],
    ['Andrea', 'Andreas'],
  ] as const)
    expect(sameGivenName(a, b)).toBeUndefined();
  expect(sameGivenName('Cerys', 'Kerys')).toBe('spelling');
  expect(sameSurname('Humphrey', 'Humphreys')).toBeDefined();
});
