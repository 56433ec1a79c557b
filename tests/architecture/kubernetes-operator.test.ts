import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectPath, roomConfig } from '#libs/config';
import { commandLine } from '#services/suite';
import { find, podOf, workloads } from './kubernetes-files';

/** That an operator of a cluster has a place with the rights of each command, and no place with more than that. */

const page = readFileSync(projectPath('docs', 'operator-kubernetes.md'), 'utf8');
/** The table "Commands": which room a command opens, and where that is. */
const commands = [...page.matchAll(/^\| `([a-z ]+)` +\| ([a-z]+) +\| `(deploy|job)\/([a-z-]+)` +\|$/gm)].map(
  ([, command, room, kind, place]) => ({
    command: command!,
    room: room!,
    workload: find(kind === 'deploy' ? 'Deployment' : 'CronJob', place!),
  }),
);

/** Work on files, on the house of one machine, or, as `migrate`, are Jobs of their own. */
const WITHOUT_A_ROOM = [
  ...['certs', 'compose-secrets', 'demo', 'disclosure', 'migrate', 'push', 'questions', 'run', 'schemas'],
  ...['serve', 'synth', 'users'],
];

const folder = mkdtempSync(join(tmpdir(), 'cyfrif-operator-'));
const file = join(folder, 'file');
writeFileSync(file, 'PEM');
afterAll(() => rmSync(folder, { recursive: true }));

it('every command has its place in the table, or needs no room of a deployment', () => {
  const known = [...commands.map(({ command }) => command.split(' ')[0]!), ...WITHOUT_A_ROOM];
  expect([...new Set(known)].toSorted()).toEqual(
    commandLine()
      .commands.map((command) => command.name())
      .toSorted(),
  );
});

it.each(commands)('$command finds the settings of the room that it opens', ({ room, workload }) => {
  const { env } = podOf(workload).pod.containers[0]!;
  const settings = Object.fromEntries(
    env.map(({ name, value, valueFrom }) => [
      name,
      name.endsWith('_FILE')
        ? file
        : (value ??
          `postgres://cyfrif_x:secret@${valueFrom!.secretKeyRef.name}.example/cyfrif?sslmode=verify-full`),
    ]),
  );
  const { CYFRIF_REDIS_URL: _jobs, ...withoutJobs } = settings;
  const config = roomConfig(withoutJobs)!;
  expect(config.service).toBe(room);
  expect(new URL(config.databaseUrl).hostname).toBe(`${room}-database.example`);
});

it.each(commands)('$command has memory beside what the place itself uses', ({ workload }) => {
  const { requests, limits } = podOf(workload).pod.containers[0]!.resources;
  expect(mebibytes(limits['memory']!) - mebibytes(requests['memory']!)).toBeGreaterThanOrEqual(A_COMMAND);
});

/** A command that only says what it takes uses 187 MB (docs/operator-kubernetes.md); one at work more. */
const A_COMMAND = 320;

function mebibytes(text: string): number {
  const [, number, unit] = /^(\d+)(Mi|Gi)$/.exec(text)!;
  return Number(number) * (unit === 'Gi' ? 1024 : 1);
}

describe.each(workloads.filter(({ kind }) => kind === 'CronJob'))(
  'the template $metadata.name',
  (workload) => {
    it('rests until it is asked for, and ends by itself', () => {
      expect(workload.spec).toMatchObject({
        suspend: true,
        jobTemplate: { spec: { backoffLimit: 0, activeDeadlineSeconds: 3600 } },
      });
    });

    it('runs without rights, and has no key of any service', () => {
      const { pod } = podOf(workload);
      expect(pod).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true },
      });
      expect(pod.containers[0]).toMatchObject({
        securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
      });
      expect(Object.keys(pod.containers[0]!.resources.limits)).toEqual(['cpu', 'memory']);
      expect(pod.volumes.filter(({ secret }) => secret?.secretName.endsWith('-keys'))).toEqual([]);
    });
  },
);

it('only the place for doors and topics is a super user of the brokers', () => {
  const superUsers = workloads.filter((workload) =>
    podOf(workload).pod.volumes.some(({ secret }) => secret?.secretName === 'admin-kafka'),
  );
  expect(superUsers.map(({ metadata }) => metadata.name)).toEqual(['operator', 'topics']);
});

it('the keys of every role are in memory alone', () => {
  const volumes = podOf(find('CronJob', 'custodian')).pod.volumes;
  expect(volumes.find(({ name }) => name === 'ceremony')).toMatchObject({ emptyDir: { medium: 'Memory' } });
});
