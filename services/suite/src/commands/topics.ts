import type { Command } from 'commander';
import { brokerConfig } from '#libs/config';
import { type BrokerChanges, countChanges, defineKafka, describeRight } from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { agencyName } from '../house/agency-name';
import { sayIn } from '../words';
import { wholeNumber } from './whole-number';

interface Options {
  agency?: string[];
  check: boolean;
  json: boolean;
  replication: number;
}

/** `cyfrif topics`: topics and rights on the brokers. */
export function registerTopics(program: Command): void {
  const topics = program.command('topics').description('topics and rights on the Kafka brokers');
  topics
    .command('apply')
    .option('--check', 'change nothing: print what differs, and end with 1 if anything does', false)
    .option('--agency <name...>', 'agencies that are to stream, beside those whose topics are there')
    .option(
      '--replication <number>',
      'copies of each new topic: 3 on a production cluster',
      wholeNumber(2),
      1,
    )
    .option('--json', 'print as JSON', false)
    .description(
      'bring topics and rights to the definition, and withdraw rights that it does not grant, as a super user of the brokers (CYFRIF_KAFKA_BROKERS, CYFRIF_KAFKA_{CA,CERT,KEY}_FILE)',
    )
    .action(async ({ agency = [], check, json, replication }: Options) => {
      const { brokers, tls, topicPrefix } = brokerConfig(process.env);
      const changes = await defineKafka({ brokers, ssl: tls, prefix: topicPrefix }, quietLogger, {
        replicationFactor: replication,
        agencies: agency.map(agencyName),
        dryRun: check,
      });
      const differs = countChanges(changes) > 0;
      if (json) process.stdout.write(`${JSON.stringify(asJson(changes), null, 2)}\n`);
      else
        process.stdout.write(
          textOf(changes) + (check && differs ? '' : `${sayIn('topics', 'as-defined')}\n`),
        );
      if (check && differs) process.exitCode = 1;
    });
}

/** What was changed, or would be, a line each; then what is left as it is. */
export function textOf(changes: BrokerChanges): string {
  const { missingTopics, fewerPartitions, otherSettings, morePartitions, widerRights } = changes;
  const [ofTopic, ofRight] = [sayIn('topics', 'topic'), sayIn('topics', 'right')];
  const partitionsOf = (key: string, has: number, partitions: number): string =>
    sayIn('topics', key, { has: String(has), partitions: String(partitions) });
  return [
    ...missingTopics.map(
      ({ topic, partitions }) => `+ ${ofTopic} ${topic}: ${partitionsOf('partitions.new', 0, partitions)}`,
    ),
    ...fewerPartitions.map(
      ({ topic, has, partitions }) => `+ ${ofTopic} ${topic}: ${partitionsOf('partitions', has, partitions)}`,
    ),
    ...otherSettings.map(({ topic, names }) => `~ ${ofTopic} ${topic}: ${names.join(', ')}`),
    ...changes.missingRights.map((right) => `+ ${ofRight} ${describeRight(right)}`),
    ...changes.extraRights.map((right) => `- ${ofRight} ${describeRight(right)}`),
    ...morePartitions.map(
      ({ topic, has, partitions }) =>
        `  ${ofTopic} ${topic}: ${partitionsOf('partitions.kept', has, partitions)}`,
    ),
    ...widerRights.map((right) => `  ${ofRight} ${describeRight(right)}: ${sayIn('topics', 'right.wider')}`),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function asJson({ missingRights, extraRights, widerRights, ...changes }: BrokerChanges): object {
  return {
    ...changes,
    missingRights: missingRights.map(describeRight),
    extraRights: extraRights.map(describeRight),
    widerRights: widerRights.map(describeRight),
  };
}
