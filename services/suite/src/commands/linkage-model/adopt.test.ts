import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeys, createModelKeys, enrolCustodian, openKeys } from '#libs/keys';
import { justiceModel, openModel } from '#libs/linkage';
import { frozenStatement } from '#services/pseudonymiser';
import { houseLayout } from '../../house/layout';
import { houseModel } from '../../house/linkage-model';
import { adoptProposed } from './adopt';

const at = new Date('2026-11-22T10:00:00Z');
const CUSTODIANS = [
  { name: 'Elin', passphrase: 'a passphrase of hers' },
  { name: 'Huw', passphrase: 'a passphrase of his' },
];

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'adopt-'));
  createKeys(layout().keys, { project: 'test', epoch: 1 });
  createModelKeys(layout().keys);
  for (const custodian of CUSTODIANS) enrolCustodian(layout().keys, custodian);
  houseModel(layout().linkageModel, openKeys(layout().keys), at);
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const layout = () => houseLayout(dataDir);
const proposed = (content: unknown): string => {
  const file = join(dataDir, 'proposed.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};
const trained = {
  v: 1,
  model: { ...justiceModel(), version: 'cymru-1', threshold: 3 },
  frequencies: 'cymru-1',
};
const inForce = () =>
  openModel(readFileSync(layout().linkageModel, 'utf8'), openKeys(layout().keys).linkage().model.publicKey);

it('a model is in force when two custodians have signed it, with its frequencies; the one before is kept', () => {
  const { by } = adoptProposed(proposed(trained), layout(), {
    dataDir,
    approvals: CUSTODIANS,
    at,
    deployed: false,
  });
  expect(by).toEqual(['Elin', 'Huw']);
  expect(inForce()).toMatchObject({ model: { version: 'cymru-1', threshold: 3 }, frequencies: 'cymru-1' });
  expect(existsSync(join(dataDir, `linkage-model.${justiceModel().version}.json`))).toBe(true);
});

it.each([
  ['one custodian', trained, CUSTODIANS.slice(0, 1), 'two'],
  ['one of them twice', trained, [CUSTODIANS[0]!, CUSTODIANS[0]!], 'two'],
  [
    'a wrong passphrase',
    trained,
    [CUSTODIANS[0]!, { name: 'Huw', passphrase: 'another passphrase' }],
    'wrong',
  ],
  ['a model that is not sound', { ...trained, model: { ...trained.model, prior: 2 } }, CUSTODIANS, 'prior'],
  ['the name of the one in force', { ...trained, model: justiceModel() }, CUSTODIANS, 'another name'],
  ['another file', { v: 2 }, CUSTODIANS, 'no model'],
  ['no JSON', '{', CUSTODIANS, 'not JSON'],
] as const)('nothing changes with %s', (_what, content, approvals, said) => {
  const before = readFileSync(layout().linkageModel, 'utf8');
  expect(() =>
    adoptProposed(proposed(content), layout(), { dataDir, approvals, at, deployed: false }),
  ).toThrow(new RegExp(said, 'i'));
  expect(readFileSync(layout().linkageModel, 'utf8')).toBe(before);
});

describe('on a deployment, where nobody sees the store of the pseudonymiser', () => {
  const adoptDeployed = (content: object) =>
    adoptProposed(proposed(content), layout(), { dataDir, approvals: CUSTODIANS, at, deployed: true });
  const keys = () => openKeys(layout().keys).pseudonymiser();

  it('a model that names frequencies is in force where the pseudonymiser says that it froze them', () => {
    const frozen = frozenStatement(keys(), 'cymru-1', { familyName: 0.004 });
    adoptDeployed({ ...trained, frozen });
    expect(inForce()).toMatchObject({ model: { version: 'cymru-1' }, frequencies: 'cymru-1' });
  });

  it('a model without any needs nothing said', () => {
    adoptDeployed({ v: 1, model: trained.model });
    expect(inForce().frequencies).toBeUndefined();
  });

  it.each([
    ['nothing is said', () => undefined],
    ['others were frozen', () => frozenStatement(keys(), 'cymru-0', {})],
    ['another house says so', () => ({ ...frozenStatement(keys(), 'cymru-1', {}), seal: '00' })],
  ])('refused in both languages where %s, and nothing changes', (_what, said) => {
    const before = readFileSync(layout().linkageModel, 'utf8');
    expect(() => adoptDeployed({ ...trained, frozen: said() })).toThrow(
      /frequencies cymru-1.*linkage freeze.* \/ .*amlderau cymru-1/,
    );
    expect(readFileSync(layout().linkageModel, 'utf8')).toBe(before);
  });
});
