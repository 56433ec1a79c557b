import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { brokerConfig, Settings, suiteConfig } from '#libs/config';
import {
  addStreamingAgency,
  countChanges,
  describeRight,
  type KafkaSettings,
  listStreamingAgencies,
  removeStreamingAgency,
} from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { enginesIn } from '../../distributed/engines';
import { CommandFailure } from '../../failure';
import { agencyFiles } from '../../house/certificates';
import { agencyName } from '../../house/agency-name';
import { replicas } from './options';

interface AddOptions {
  authority?: string;
  replication: number;
}

/** `cyfrif agencies`: who may stream events on the brokers of a distributed house. */
export function registerAgencies(program: Command): void {
  const agencies = program
    .command('agencies')
    .description(
      'agencies that stream on the brokers: add, remove, list; as a super user (CYFRIF_KAFKA_BROKERS, CYFRIF_KAFKA_{CA,CERT,KEY}_FILE), or of the house of this machine',
    );
  agencies
    .command('list')
    .option('--json', 'print as JSON', false)
    .description('agencies with topics of their own, their rights, and what the gateway has not read')
    .action(async ({ json }: { json: boolean }) => {
      const listed = await listStreamingAgencies(brokers(), quietLogger);
      const text = listed.map(
        ({ agency, rights, unread }) => `${agency.padEnd(32)} ${rights} rights  ${unread} unread\n`,
      );
      process.stdout.write(
        json ? `${JSON.stringify(listed, null, 2)}\n` : text.join('') || 'No agency streams.\n',
      );
    });
  agencies
    .command('add')
    .argument('<agency...>', 'common names of their certificates')
    .option(
      '--authority <folder>',
      'issue certificates from this authority, which the brokers trust (left out: the agency has its certificate)',
    )
    .option('--replication <number>', 'copies of each new topic: 3 on a production cluster', replicas, 1)
    .description('give agencies a topic for their events, one for their receipts, and the rights on them')
    .action(async (names: string[], { authority, replication }: AddOptions) => {
      const settings = brokers();
      for (const agency of names.map(agencyName)) {
        const changes = await addStreamingAgency(settings, quietLogger, agency, replication);
        process.stdout.write(
          `${agency}  ${countChanges(changes) > 0 ? 'may stream' : 'may stream already'}\n`,
        );
        if (!authority) continue;
        const { certificate, key } = await agencyFiles(resolve(authority), agency);
        process.stdout.write(`  certificate ${certificate}\n  key         ${key}\n`);
      }
    });
  agencies
    .command('remove')
    .argument('<agency>', 'as "agencies list" has it')
    .option('--unread', 'delete its topics even if the gateway has not read all that it sent', false)
    .description(
      'withdraw all its rights on the brokers at once; its topics go when the gateway has read what was sent',
    )
    .action(async (name: string, { unread: evenUnread }: { unread: boolean }) => {
      const agency = agencyName(name);
      const { rights, topics, unread } = await removeStreamingAgency(brokers(), quietLogger, agency, {
        evenUnread,
      });
      process.stdout.write(rights.map((right) => `- right ${describeRight(right)}\n`).join(''));
      if (unread > 0)
        throw new CommandFailure(
          `Its rights are withdrawn; its topics stay, since the gateway has not read ${unread} records. Repeat this when it has, or with --unread.`,
        );
      process.stdout.write(topics.map((topic) => `- topic ${topic}\n`).join(''));
      if (rights.length + topics.length === 0)
        throw new CommandFailure('There is no such agency on the brokers.');
      process.stdout.write(
        'The door over HTTPS is closed by taking the agency out of the agreements, or by the authority of certificates.\n',
      );
    });
}

/** The brokers of the environment; else those of the house of this machine. */
function brokers(): KafkaSettings {
  if (new Settings(process.env).optional('CYFRIF_KAFKA_BROKERS') !== undefined) {
    const { brokers: addresses, tls, topicPrefix } = brokerConfig(process.env);
    return { brokers: addresses, ssl: tls, prefix: topicPrefix };
  }
  const state = join(suiteConfig(process.env).dataDir, 'local');
  if (!existsSync(join(state, 'kafka.port')))
    throw new CommandFailure(
      'This house has no brokers. Start it on Kafka ("cyfrif serve --mode kafka"), or give the settings of a super user of the brokers: CYFRIF_KAFKA_BROKERS, CYFRIF_KAFKA_CA_FILE, CYFRIF_KAFKA_CERT_FILE, CYFRIF_KAFKA_KEY_FILE.',
    );
  const { broker, authority, certificate } = enginesIn(state);
  const text = (file: string): string => readFileSync(file, 'utf8');
  const { cert, key } = certificate('admin');
  return { brokers: [broker], ssl: { ca: text(authority), cert: text(cert), key: text(key) } };
}
