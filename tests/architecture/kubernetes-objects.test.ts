import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectPath, type ServiceName } from '#libs/config';
import { createKeys, openKeys } from '#libs/keys';
import { find, manifests, podOf, workloads, type Pod } from './kubernetes-files';

/** That what the Kubernetes files name is what the operator is told to make, and fits where the program looks for it. */

/** The table of docs/operator-kubernetes.md: keys of each Secret and ConfigMap. */
const told = new Map(
  readFileSync(projectPath('docs', 'operator-kubernetes.md'), 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, , kind]) => kind === 'Secret' || kind === 'ConfigMap')
    .flatMap(([, names, kind, keys]) =>
      inTicks(names!).map((name): [string, string[]] => [`${kind} ${name}`, inTicks(keys!)]),
    ),
);

function inTicks(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
}

function objectsOf({ containers, volumes }: Pod): string[] {
  return [
    ...containers.flatMap(({ env }) => env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef.name ?? [])),
    ...volumes.flatMap(({ secret }) => secret?.secretName ?? []),
  ]
    .map((name) => `Secret ${name}`)
    .concat(volumes.flatMap(({ configMap }) => (configMap ? [`ConfigMap ${configMap.name}`] : [])));
}

it('what the manifests name is told to the operator, and nothing else is', () => {
  const named = workloads.flatMap((workload) => objectsOf(podOf(workload).pod));
  expect([...told.keys()].toSorted()).toEqual([...new Set(named)].toSorted());
});

it.each(workloads.map((workload) => [workload.kind, workload.metadata.name, workload] as const))(
  'the settings of the %s %s name keys that its objects have',
  (_kind, _name, workload) => {
    const { containers, volumes } = podOf(workload).pod;
    const missing = containers.flatMap(({ env, volumeMounts }) =>
      env.filter(({ name, value, valueFrom }) => {
        if (valueFrom) {
          const { name: secret, key } = valueFrom.secretKeyRef;
          return !told.get(`Secret ${secret}`)?.includes(key);
        }
        if (!name.endsWith('_FILE')) return false;
        const mount = volumeMounts.find(({ mountPath }) => value!.startsWith(`${mountPath}/`))!;
        const { secret, configMap, emptyDir } = volumes.find((volume) => volume.name === mount.name)!;
        // An operator copies the files there.
        if (emptyDir) return false;
        const object = secret ? `Secret ${secret.secretName}` : `ConfigMap ${configMap!.name}`;
        return !told.get(object)?.includes(value!.slice(mount.mountPath.length + 1));
      }),
    );
    expect(missing).toEqual([]);
  },
);

describe('the keys of each role', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-cluster-'));
  const made = join(folder, 'made');
  beforeAll(() => createKeys(made, { project: 'test', epoch: 1 }));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A Secret has no folders: the files of one are mounted beside each other. */
  const mountFlat = (from: string, to: string): void => {
    mkdirSync(to, { recursive: true });
    for (const file of readdirSync(from).filter((name) => statSync(join(from, name)).isFile()))
      copyFileSync(join(from, file), join(to, file));
  };

  const roles = ['gateway', 'pseudonymiser', 'indicators', 'publisher', 'auditor'] as const;
  it.each(roles satisfies readonly ServiceName[])('open where the %s finds them mounted', (role) => {
    const { volumeMounts, env } = podOf(find('Deployment', role)).pod.containers[0]!;
    const { mountPath } = volumeMounts.find(({ name }) => name === 'keys')!;
    const root = join(folder, 'root', role);
    mountFlat(join(made, role), join(root, mountPath));
    expect(readdirSync(join(made, role))).toEqual(
      expect.arrayContaining(told.get(`Secret ${role}-keys`)!) as string[],
    );
    const { value } = env.find(({ name }) => name === 'CYFRIF_KEYS_DIR')!;
    expect(() => openKeys(join(root, value!))[role]()).not.toThrow();
  });
});

describe('the network policies', () => {
  interface Peer {
    podSelector?: { matchLabels?: Record<string, string> };
    namespaceSelector?: object;
  }
  interface Rule {
    from?: Peer[];
    ports: { port: number }[];
  }
  interface Selector {
    matchLabels?: Record<string, string>;
    matchExpressions?: { key: string; values: string[] }[];
  }
  const policies = manifests
    .filter(({ kind }) => kind === 'NetworkPolicy')
    .map(({ spec }) => spec as { podSelector: Selector; ingress?: Rule[]; egress?: Rule[] });
  const selects = ({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Record<string, string>) =>
    Object.entries(matchLabels).every(([name, value]) => labels[name] === value) &&
    matchExpressions.every(({ key, values }) => values.includes(labels[key] ?? ''));
  const portsOf = (labels: Record<string, string>, direction: 'ingress' | 'egress'): Set<number> =>
    new Set(
      policies
        .filter(({ podSelector }) => selects(podSelector, labels))
        .flatMap((policy) => policy[direction] ?? [])
        .flatMap(({ ports }) => ports.map(({ port }) => port)),
    );

  it.each(workloads.map((workload) => [workload.metadata.name, workload] as const))(
    'let the %s out to what its settings name, and to nothing else',
    (_name, workload) => {
      const { labels, pod } = podOf(workload);
      const env = pod.containers.flatMap((container) => container.env);
      const named = env.flatMap(({ name, value }) => {
        if (name.startsWith('CYFRIF_DATABASE_')) return [5432];
        if (name === 'CYFRIF_REDIS_URL') return [6379];
        return [...(value?.matchAll(/[a-z]:(\d+)$/g) ?? [])].map(([, port]) => Number(port));
      });
      expect(portsOf(labels, 'egress')).toEqual(new Set([53, ...named]));
    },
  );

  it.each(workloads.map((workload) => [workload.metadata.name, workload] as const))(
    'let nobody in to the %s but where it listens',
    (_name, workload) => {
      const { labels, pod } = podOf(workload);
      const listens = pod.containers.flatMap(({ ports = [] }) => ports.map((port) => port.containerPort));
      expect(portsOf(labels, 'ingress')).toEqual(new Set([9100, ...listens]));
    },
  );
});

it('a drain may take a replica away, and leaves one where there are several', () => {
  for (const { metadata, spec } of manifests.filter(({ kind }) => kind === 'Deployment')) {
    const { replicas } = spec as { replicas: number };
    const { minAvailable } = find('PodDisruptionBudget', metadata.name).spec as { minAvailable?: number };
    expect([metadata.name, minAvailable]).toEqual([metadata.name, replicas > 1 ? replicas - 1 : undefined]);
  }
});
