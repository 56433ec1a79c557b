import { readdirSync, readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { projectPath } from '#libs/config';

export interface Manifest {
  kind: string;
  metadata: { name: string };
  spec: Record<string, unknown>;
}

export interface Container {
  args: string[];
  env: Setting[];
  volumeMounts: { name: string; mountPath: string }[];
  resources: { requests: Record<string, string>; limits: Record<string, string> };
  ports?: { name: string; containerPort: number }[];
  [other: string]: unknown;
}

export interface Setting {
  name: string;
  value?: string;
  valueFrom?: { secretKeyRef: { name: string; key: string } };
}

export interface Pod {
  containers: Container[];
  volumes: Volume[];
}

export interface Volume {
  name: string;
  secret?: { secretName: string };
  configMap?: { name: string };
  emptyDir?: object;
}

interface Template {
  metadata: { labels: Record<string, string> };
  spec: Pod;
}

const folder = projectPath('infra', 'kubernetes');

/** Every manifest of the namespace. @throws for a file that is no YAML */
export const manifests: readonly Manifest[] = readdirSync(folder).flatMap((file) =>
  parseAllDocuments(readFileSync(`${folder}/${file}`, 'utf8')).map((document) => {
    if (document.errors.length > 0) throw document.errors[0]!;
    return document.toJS() as Manifest;
  }),
);

export function find(kind: string, name: string): Manifest {
  const manifest = manifests.find((candidate) => candidate.kind === kind && candidate.metadata.name === name);
  if (!manifest) throw new Error(`no ${kind} ${name}`);
  return manifest;
}

/** The pod of a workload, and its labels. */
export function podOf({ kind, spec }: Manifest): { labels: Record<string, string>; pod: Pod } {
  const job = kind === 'CronJob' ? (spec['jobTemplate'] as Manifest).spec : spec;
  const { metadata, spec: pod } = job['template'] as Template;
  return { labels: metadata.labels, pod };
}

/** Everything that runs. */
export const workloads = manifests.filter(({ kind }) => ['Deployment', 'Job', 'CronJob'].includes(kind));
