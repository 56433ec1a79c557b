import { pems } from './pem-files';
import { Settings, type Environment } from './settings';

/** How the brokers are reached, with a certificate of one's own. */
export interface BrokerConfig {
  /** host:port */
  brokers: string[];
  /** PEM contents; the certificate's common name is the principal. */
  tls: { ca: string; cert: string; key: string };
  /** Prefix of topics, so that several houses can share a broker. */
  topicPrefix: string;
}

/** @throws ConfigurationFault naming the setting. */
export function brokerConfig(environment: Environment): BrokerConfig {
  const settings = new Settings(environment);
  return {
    brokers: settings.text('CYFRIF_KAFKA_BROKERS').split(','),
    tls: pems(settings, 'CYFRIF_KAFKA'),
    topicPrefix: settings.optional('CYFRIF_KAFKA_TOPIC_PREFIX') ?? '',
  };
}
