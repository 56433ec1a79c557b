import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokerConfig, nodeFlags, RETURN_MEMORY, serviceConfig, SERVICE_NAMES } from '#libs/config';
import { find, podOf, type Container } from './kubernetes-files';

/**
 * What can be checked of the Kubernetes files without a cluster: that they parse, that every
 * service's environment is one that the service starts with, and that the network mirrors the trust domains.
 * Not run here: `kubectl apply`.
 */

const folder = mkdtempSync(join(tmpdir(), 'cyfrif-deployment-'));
const anyFile = join(folder, 'file');
writeFileSync(anyFile, 'PEM');
afterAll(() => rmSync(folder, { recursive: true }));

/** Puts a readable file behind every `_FILE` and a safe address behind every secret. */
function startable(environment: Record<string, string | undefined>): Record<string, string | undefined> {
  const filled: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(environment))
    filled[name] = name.endsWith('_FILE') ? anyFile : value;
  return filled;
}

const secrets: Record<string, string> = {
  CYFRIF_DATABASE_URL: 'postgres://cyfrif_x:secret@db.example/cyfrif?sslmode=verify-full',
  CYFRIF_REDIS_URL: 'rediss://redis.example:6379',
};

describe.each(SERVICE_NAMES)('the Kubernetes files of the %s', (service) => {
  const deployment = find('Deployment', service);
  const { pod } = podOf(deployment);
  const container = pod.containers[0]!;

  it('set exactly what the service needs to start in production', () => {
    const environment = Object.fromEntries(
      container.env.map(({ name, value }) => [name, value ?? secrets[name]]),
    );
    expect(serviceConfig(startable(environment)).service).toBe(service);
    const wanted = serviceConfig(startable(environment));
    expect('CYFRIF_REDIS_URL' in environment).toBe(wanted.redisUrl !== undefined);
    expect('CYFRIF_REDIS_CA_FILE' in environment).toBe(wanted.redisUrl !== undefined);
    expect('CYFRIF_KEYS_DIR' in environment).toBe(wanted.keysDir !== undefined);
    expect(container.args).toEqual([...nodeFlags(service), `dist/services/${service}/src/main.js`]);
    expect(environment).toMatchObject(RETURN_MEMORY);
  });

  it('mount every file that its settings name', () => {
    const paths = container.env
      .map(({ name, value }) => (name === 'CYFRIF_KEYS_DIR' ? `${value}/${service}` : value))
      .filter((value) => value?.startsWith('/run/'));
    const mounted = container.volumeMounts.map(({ mountPath }) => mountPath);
    for (const path of paths)
      expect([path, mounted.some((mount) => path!.startsWith(mount))]).toEqual([path, true]);
    expect(container.volumeMounts.map(({ name }) => name).toSorted()).toEqual(
      pod.volumes.map(({ name }) => name).toSorted(),
    );
    // Where an address of the database with sslmode=verify-full finds its authority.
    expect(mounted).toContain('/run/database');
  });

  it('probe it, bound its resources and run it without rights', () => {
    for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'])
      expect(container).toHaveProperty(probe);
    expect(Object.keys(container.resources.limits)).toEqual(['cpu', 'memory']);
    expect(container).toMatchObject({
      securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
    });
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true },
    });
  });

  it('say how many replicas a drain may take away', () => {
    expect(find('PodDisruptionBudget', service).spec).toMatchObject({
      selector: { matchLabels: { app: service } },
    });
  });

  it('let it speak to the log and its own database, and be spoken to only where it serves', () => {
    const policy = find('NetworkPolicy', service).spec as { ingress?: unknown[]; egress: unknown[] };
    const egress = JSON.stringify(policy.egress);
    expect(egress).toContain('9093');
    expect(egress).toContain('5432');
    expect(egress.includes('6379')).toBe(container.env.some(({ name }) => name === 'CYFRIF_REDIS_URL'));
    expect(policy.ingress !== undefined).toBe(
      ['gateway', 'matcher', 'portal', 'publisher'].includes(service),
    );
  });
});

describe('the jobs before a release', () => {
  const containers = (job: string): Container[] => podOf(find('Job', job)).pod.containers;

  it('bring every database cluster that a service uses to the newest schema', () => {
    const used = SERVICE_NAMES.map((service) =>
      /"cluster":"postgres-([a-z-]+)"/.exec(JSON.stringify(find('NetworkPolicy', service).spec))?.at(1),
    );
    expect(containers('migrate').map(({ name }) => name)).toEqual([...new Set(used)]);
    for (const { args, env } of containers('migrate')) {
      expect(args).toEqual(['bin/cyfrif.js', 'migrate']);
      expect(env.map(({ name }) => name)).toEqual(['CYFRIF_DATABASE_ADMIN_URL']);
    }
  });

  it('make topics and rights with what that needs', () => {
    const [{ env, args }] = containers('topics') as [Container];
    expect(args.slice(0, 3)).toEqual(['bin/cyfrif.js', 'topics', 'apply']);
    expect(() =>
      brokerConfig(startable(Object.fromEntries(env.map(({ name, value }) => [name, value])))),
    ).not.toThrow();
  });
});

describe('the network policies', () => {
  it('refuse everything that is not named', () => {
    expect(find('NetworkPolicy', 'refuse-all').spec).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    });
  });

  it.each(['publisher', 'matcher', 'gateway'])('let the portal alone call the desk of the %s', (service) => {
    const { ingress } = find('NetworkPolicy', service).spec as { ingress: { ports: { port: number }[] }[] };
    expect(ingress.filter(({ ports }) => ports.some(({ port }) => port === 9443))).toEqual([
      {
        from: [{ podSelector: { matchLabels: { app: 'portal' } } }],
        ports: [{ protocol: 'TCP', port: 9443 }],
      },
    ]);
    expect(JSON.stringify(find('Deployment', 'portal').spec)).toContain(`https://${service}:9443`);
    expect(JSON.stringify(find('NetworkPolicy', 'portal').spec['egress'])).toContain(`"app":"${service}"`);
    expect(JSON.stringify(find('Service', service).spec)).toContain('9443');
  });

  it('keep matcher and indicators on separate database clusters', () => {
    const cluster = (service: string): string | undefined =>
      /"cluster":"([a-z-]+)"/.exec(JSON.stringify(find('NetworkPolicy', service).spec))?.[1];
    expect(cluster('matcher')).toBeDefined();
    expect(cluster('matcher')).not.toBe(cluster('indicators'));
    expect(cluster('pseudonymiser')).not.toBe(cluster('matcher'));
  });
});
