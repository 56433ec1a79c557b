import type { Command } from 'commander';
import { brokerConfig } from '#libs/config';
import { defineKafka } from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';

/** `cyfrif topics`: topics and rights on the brokers. */
export function registerTopics(program: Command): void {
  const topics = program.command('topics').description('topics and rights on the Kafka brokers');
  topics
    .command('apply')
    .option('--replication <number>', 'copies of each new topic: 3 on a production cluster', '1')
    .description(
      'bring topics and rights to the definition, as a super user of the brokers (CYFRIF_KAFKA_BROKERS, CYFRIF_KAFKA_{CA,CERT,KEY}_FILE)',
    )
    .action(async ({ replication }: { replication: string }) => {
      const { brokers, tls, topicPrefix } = brokerConfig(process.env);
      await defineKafka({ brokers, ssl: tls, prefix: topicPrefix }, quietLogger, {
        replicationFactor: Number(replication),
      });
      process.stdout.write('Topics and rights are as defined.\n');
    });
}
