export interface Dataset {
  version: string;
  class: string;
  label: string;
  id: string[];
  size: number[];
  role: Record<string, string[]>;
  dimension: Record<
    string,
    { label: string; category: { index: string[] | Record<string, number>; label: Record<string, string> } }
  >;
  value: (number | null)[] | Record<string, number>;
  status: Record<string, string>;
  extension?: object;
}

const ROLES = ['time', 'geo', 'metric'];

/** What is wrong with a dataset by the JSON-stat 2.0 format (json-stat.org/full); written from its text. */
export function jsonStatProblems(dataset: Dataset): string[] {
  const { id, size, dimension, role, value, status } = dataset;
  const places = size.reduce((product, one) => product * one, 1);
  const inside = (of: object): boolean =>
    Object.keys(of).every((key) => /^(?:0|[1-9]\d*)$/u.test(key) && Number(key) < places);
  const roles = Object.values(role).flat();
  const checks: [string, boolean][] = [
    ['version', dataset.version === '2.0'],
    ['class', dataset.class === 'dataset'],
    ['label', dataset.label.trim() !== ''],
    ['id', id.length === size.length && new Set(id).size === id.length],
    ['dimension', Object.keys(dimension).sort().join() === [...id].sort().join()],
    ['size', size.every((one, at) => one > 0 && codesOf(dataset, id[at]!).length === one)],
    ['index', id.every((name) => new Set(codesOf(dataset, name)).size === codesOf(dataset, name).length)],
    ['category label', id.every((name) => hasLabels(dataset, name))],
    ['role', Object.keys(role).every((name) => ROLES.includes(name))],
    ['role', roles.every((name) => id.includes(name)) && new Set(roles).size === roles.length],
    ['value', Array.isArray(value) ? value.length === places : inside(value)],
    ['value', Object.values(value).every((one) => one === null || Number.isFinite(one))],
    ['status', inside(status) && Object.values(status).every((one) => typeof one === 'string')],
    ['status', Object.keys(status).every((key) => valueAt(dataset, Number(key)) === null)],
  ];
  return [...new Set(checks.filter(([, holds]) => !holds).map(([what]) => what))];
}

/** The codes of a dimension in the order of the cube. */
export function codesOf({ dimension }: Dataset, name: string): string[] {
  const { index } = dimension[name]!.category;
  return Array.isArray(index) ? index : Object.keys(index).sort((a, b) => index[a]! - index[b]!);
}

function hasLabels(dataset: Dataset, name: string): boolean {
  const { label } = dataset.dimension[name]!.category;
  const codes = codesOf(dataset, name);
  return codes.every((code) => label[code]?.trim()) && Object.keys(label).length === codes.length;
}

/** Number of a cell in row-major order: the last dimension runs fastest. */
export function placeOf(dataset: Dataset, codes: readonly string[]): number {
  return dataset.id.reduce((sum, name, at) => {
    const own = codesOf(dataset, name).indexOf(codes[at]!);
    return own < 0 ? Number.NaN : sum * dataset.size[at]! + own;
  }, 0);
}

export const valueAt = ({ value }: Dataset, place: number): number | null =>
  (Array.isArray(value) ? value[place] : value[String(place)]) ?? null;
