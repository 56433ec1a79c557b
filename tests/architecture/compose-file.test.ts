import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { parse } from 'yaml';
import {
  type Environment,
  nodeFlags,
  projectPath,
  RETURN_MEMORY,
  roomConfig,
  SERVICE_NAMES,
  serviceConfig,
} from '#libs/config';
import { exampleAgreements, loadAgreements } from '#libs/contracts';
import { openKeys } from '#libs/keys';
import { writeComposeSecrets } from '#services/suite';

/**
 * What can be checked of the compose file without a container engine: that each service starts with the settings and
 * files that its container gets, that engines speak TLS alone, and that no secret enters an image. The files mounted
 * are those that the command writes, in a folder of this test. Not run here: the images, `docker compose up`.
 */

interface Definition {
  environment?: Record<string, string>;
  env_file?: string[];
  volumes?: string[];
  networks: string[];
  command: string[];
  entrypoint?: string[];
  depends_on?: Record<string, unknown>;
  group_add?: string[];
  profiles?: string[];
}

const compose = parse(readFileSync(projectPath('infra', 'compose.yaml'), 'utf8'), { merge: true }) as {
  services: Record<string, Definition>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, unknown>;
};
const secrets = join(mkdtempSync(join(tmpdir(), 'cyfrif-compose-')), 'secrets');
beforeAll(async () => {
  await writeComposeSecrets({
    dir: secrets,
    agreements: exampleAgreements(),
    hosts: ['gateway.example'],
    now: new Date('2026-01-05T09:00:00Z'),
  });
}, 240_000);
afterAll(() => rmSync(join(secrets, '..'), { recursive: true }));

/** Where a path beside the compose file is here. */
const onHost = (path: string): string =>
  path.startsWith('./secrets') ? join(secrets, path.slice('./secrets'.length)) : projectPath('infra', path);

const mounts = ({ volumes = [] }: Definition): { source: string; target: string }[] =>
  volumes
    .map((volume) => volume.split(':'))
    .filter(([source]) => source?.startsWith('./'))
    .map(([source, target]) => ({ source: onHost(source!), target: target! }));

/** The file that a container finds under a path. */
function mounted(definition: Definition, path: string): string {
  const mount = mounts(definition)
    .toSorted((a, b) => b.target.length - a.target.length)
    .find(({ target }) => path === target || path.startsWith(`${target}/`));
  return mount ? mount.source + path.slice(mount.target.length) : `not mounted: ${path}`;
}

/** All settings of a container, with the places of its files on this machine. */
function environmentOf(definition: Definition): Environment {
  const fromFiles = (definition.env_file ?? []).flatMap((file) =>
    readFileSync(onHost(file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const),
  );
  const all = Object.entries({ ...definition.environment, ...Object.fromEntries(fromFiles) });
  return Object.fromEntries(
    all.map(([name, given]) => {
      const value = asLeft(given);
      return [name, value.startsWith('/') ? mounted(definition, value) : value];
    }),
  );
}

/** What an operator may set, `${NAME:-default}`, as it stands where they leave it. */
function asLeft(value: string): string {
  return value.replace(/\$\{\w+:-([^}]*)\}/gu, '$1');
}

const files = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(dir, entry.name)) : [join(dir, entry.name)],
  );

describe.each(SERVICE_NAMES)('the container of the %s', (service) => {
  const definition = compose.services[service]!;

  it('starts with the settings, passwords and files that it gets', () => {
    const config = serviceConfig(environmentOf(definition));
    expect(config).toMatchObject({ service, environment: 'production' });
    expect(definition.command).toEqual([...nodeFlags(service), `dist/services/${service}/src/main.js`]);
    expect(definition.environment).toMatchObject(RETURN_MEMORY);
    const { ca, cert, key } = config.kafka.tls;
    expect(() => createSecureContext({ ca, cert, key })).not.toThrow();
    expect(config.redisUrl === undefined ? undefined : config.redisCa).toBe(config.redisUrl && ca);
    expect(() => createSecureContext(config.tls ?? {})).not.toThrow();
    expect(config.agreementsDir && loadAgreements(config.agreementsDir)).not.toEqual([]);
    const read = [config.sealToFile, config.usersFile].filter((file) => file !== undefined);
    for (const file of read) expect(JSON.parse(readFileSync(file, 'utf8'))).toBeInstanceOf(Object);
  });

  it('knows the database by its certificate and by its own password alone', () => {
    const { databaseUrl } = serviceConfig(environmentOf(definition));
    const url = new URL(databaseUrl);
    expect(url.username).toBe(`cyfrif_${service}`);
    expect(url.searchParams.get('sslmode')).toBe('verify-full');
    expect(existsSync(mounted(definition, url.searchParams.get('sslrootcert')!))).toBe(true);
  });

  it('has the keys of its own role and no other', () => {
    const roles = mounts(definition)
      .filter(({ target }) => target.startsWith('/run/keys'))
      .map(({ source }) => source);
    const { keysDir } = serviceConfig(environmentOf(definition));
    expect(roles).toEqual(keysDir === undefined ? [] : [join(secrets, 'keys', service)]);
    for (const role of roles) expect(existsSync(role)).toBe(true);
  });

  it('waits for the newest schema, topics and rights', () => {
    expect(Object.keys(definition.depends_on!)).toEqual(expect.arrayContaining(['migrate', 'topics']));
  });
});

describe('the keys of the containers', () => {
  it('open for each role, and for their owner and the group of the containers alone', () => {
    const keys = openKeys(join(secrets, 'keys'));
    for (const role of ['gateway', 'indicators', 'publisher', 'pseudonymiser', 'auditor'] as const)
      expect(() => keys[role]()).not.toThrow();
    expect(statSync(secrets).mode & 0o777).toBe(0o700);
    for (const file of files(secrets)) {
      const others = statSync(file).mode & 0o007;
      // Certificates of the authorities' own folders are nobody's secret, and mounted nowhere.
      const open = file.includes('/authority/') && !file.endsWith('.key.pem');
      expect([file, open ? 0 : others]).toEqual([file, 0]);
    }
  });

  it('stay when the command is repeated', async () => {
    const before = files(secrets).map((file) => [file, readFileSync(file, 'utf8')]);
    const now = new Date('2026-02-02T09:00:00Z');
    await writeComposeSecrets({ dir: secrets, agreements: exampleAgreements(), hosts: ['x.example'], now });
    expect(files(secrets).map((file) => [file, readFileSync(file, 'utf8')])).toEqual(before);
  });
});

describe('the engines of the compose file', () => {
  const settings = (file: string): Record<string, string> =>
    Object.fromEntries(
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => /^([^= ]+)[= ](.*)$/.exec(line)!.slice(1) as [string, string]),
    );

  it('mount files that exist, with every placeholder resolved', () => {
    for (const definition of Object.values(compose.services))
      for (const { source } of mounts(definition)) {
        expect([source, existsSync(source)]).toEqual([source, true]);
        for (const file of statSync(source).isDirectory() ? files(source) : [source])
          expect([file, /@[A-Z_]+@/.exec(readFileSync(file, 'utf8'))]).toEqual([file, null]);
      }
  });

  it('let Kafka be reached by its name over mutual TLS alone', () => {
    const kafka = compose.services['kafka']!;
    const server = settings(mounted(kafka, '/mnt/shared/config/server.properties'));
    expect(server).toMatchObject({
      'advertised.listeners': 'SSL://kafka:9093',
      'listener.security.protocol.map': 'SSL:SSL,CONTROLLER:SSL',
      'ssl.client.auth': 'required',
      'allow.everyone.if.no.acl.found': 'false',
    });
    expect(server['listeners']).toMatch(/^SSL:\/\/0\.0\.0\.0:9093,/);
    for (const name of ['ssl.keystore.location', 'ssl.truststore.location'])
      expect(existsSync(mounted(kafka, server[name]!))).toBe(true);
  });

  it('let PostgreSQL be reached over TLS with a password alone', () => {
    const postgres = compose.services['postgres']!;
    expect(postgres.command).toEqual(expect.arrayContaining(['-cssl=on']));
    const rules = readFileSync(mounted(postgres, '/etc/cyfrif/pg_hba.conf'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split(/\s+/));
    expect(rules.filter(([kind]) => kind !== 'local')).toEqual([
      ['hostssl', 'all', 'all', 'all', 'scram-sha-256'],
    ]);
    for (const path of ['server.pem', 'server.key', 'password'])
      expect(existsSync(mounted(postgres, `/run/secrets/postgres/${path}`))).toBe(true);
  });

  it('let Redis be reached over TLS with a password alone', () => {
    const redis = compose.services['redis']!;
    const conf = mounted(redis, redis.command[1]!);
    expect(settings(conf)).toMatchObject({ port: '0', 'tls-port': '6379' });
    expect(readFileSync(conf, 'utf8')).toContain('user default off');
    for (const name of ['tls-cert-file', 'tls-key-file', 'tls-ca-cert-file'])
      expect(existsSync(mounted(redis, settings(conf)[name]!))).toBe(true);
  });

  it('let migrations reach the database, and topics the brokers', () => {
    const { migrate, topics } = compose.services;
    const url = new URL(environmentOf(migrate!)['CYFRIF_DATABASE_ADMIN_URL']!);
    expect([url.hostname, url.searchParams.get('sslmode')]).toEqual(['postgres', 'verify-full']);
    expect(existsSync(mounted(migrate!, url.searchParams.get('sslrootcert')!))).toBe(true);
    const certificate = Object.entries(environmentOf(topics!)).filter(([name]) => name.endsWith('_FILE'));
    expect(certificate.map(([, path]) => existsSync(path!))).toEqual([true, true, true]);
  });
});

it('the container of the operator has the suite’s room, and is not started with the others', () => {
  const operator = compose.services['operator']!;
  const room = roomConfig(environmentOf(operator))!;
  expect(room).toMatchObject({ service: 'suite', kafka: { brokers: ['kafka:9093'] } });
  expect(new URL(room.databaseUrl).username).toBe('cyfrif_suite');
  expect(() => createSecureContext(room.kafka.tls)).not.toThrow();
  expect(operator.profiles).toEqual(['operator']);
});

describe('the networks of the compose file', () => {
  it('let agencies reach the gateway and readers the portal, and nothing else', () => {
    const on = (network: string): string[] =>
      SERVICE_NAMES.filter((service) => compose.services[service]!.networks.includes(network));
    expect(on('door')).toEqual(['gateway']);
    expect(on('readers')).toEqual(['portal']);
    expect(on('desk')).toEqual(['gateway', 'matcher', 'publisher', 'portal']);
    for (const network of ['log', 'data', 'jobs', 'desk'])
      expect(compose.networks[network]).toEqual({ internal: true });
  });
});

describe('the build context of the image', () => {
  const rules = readFileSync(projectPath('.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  /** As Docker reads the file: the last rule that fits a path, or a folder above it, decides. */
  const sent = (path: string): boolean => {
    const parts = path.split('/');
    const above = parts.map((_, i) => parts.slice(0, i + 1).join('/'));
    return rules.reduce((kept, rule) => {
      const fits = patternOf(rule.replace(/^!/, ''));
      return above.some((each) => fits.test(each)) ? rule.startsWith('!') : kept;
    }, true);
  };
  /** Docker's patterns: `*` is any name or part of one, dotted or not, `**` any folders. */
  const patternOf = (rule: string): RegExp => {
    const escaped = rule.replaceAll('.', '\\.').replaceAll('**/', '\0').replaceAll('*', '[^/]*');
    return new RegExp(`^${escaped.replaceAll('\0', '(.*/)?')}$`);
  };

  it('leaves out every secret and everything that a machine keeps', () => {
    const secret = files(secrets).map((file) => `infra/secrets${file.slice(secrets.length)}`);
    for (const path of [...secret, '.git/config', '.cyfrif/keys/x', 'node_modules/x', 'infra/other/key'])
      expect([path, sent(path)]).toEqual([path, false]);
  });

  it('has what the image copies and what it is built from', () => {
    const needed = ['package.json', 'package-lock.json', 'tsconfig.build.json', 'infra/npm/link-cli.mjs'];
    for (const [, path] of readFileSync(projectPath('infra', 'Dockerfile'), 'utf8').matchAll(
      /\/app\/(\S+) /g,
    ))
      if (path !== 'node_modules' && path !== 'dist') needed.push(`${path}`);
    expect(needed).toContain('infra/postgres');
    for (const path of needed) expect([path, sent(path)]).toEqual([path, true]);
    expect(sent('services/portal/locales/cy.json')).toBe(true);
  });

  it('is kept from the repository too', () => {
    expect(readFileSync(projectPath('.gitignore'), 'utf8').split('\n')).toContain('/infra/secrets/');
  });
});
