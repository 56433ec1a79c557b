import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Settings, type BrokerConfig, type Environment } from '#libs/config';
import type { KafkaSettings } from '#libs/eventlog';
import { enginesIn, enginesRun } from '../../distributed/engines';
import { failureOf } from '../../failure';
import { withEngines, withHouse, type OpenedHouse } from '../../house/opened';
import { placeOfHouse } from '../../house/place';

/** The two ways in for agencies. */
export interface Doors {
  /** The brokers, as a super user; undefined: this house has none. */
  brokers: KafkaSettings | undefined;
  /** The suite's room, where the gateway reads who is not let in. */
  inHouse<Result>(look: (house: OpenedHouse) => Promise<Result>): Promise<Result>;
}

/**
 * The doors of a deployment, where the environment has settings of brokers; else of the house of this machine.
 * @throws CommandFailure for settings that reach one door alone
 */
export function doorsOf(environment: Environment): Doors {
  const place = placeOfHouse(environment);
  const { room, running, layout } = place;
  if (room ?? new Settings(environment).optional('CYFRIF_KAFKA_BROKERS')) {
    if (room?.service !== 'suite') throw failureOf('agencies.settings', {}, 2);
    return { brokers: kafkaOf(room.kafka), inHouse: (look) => withHouse(place, look) };
  }
  const state = running?.engines ?? join(layout.dataDir, 'local');
  const onEngines = running ? running.engines !== undefined : enginesRun(state);
  if (!onEngines) return { brokers: undefined, inHouse: (look) => withHouse(place, look) };
  const { broker, authority, certificate } = enginesIn(state);
  const text = (file: string): string => readFileSync(file, 'utf8');
  const { cert, key } = certificate('admin');
  return {
    brokers: { brokers: [broker], ssl: { ca: text(authority), cert: text(cert), key: text(key) } },
    inHouse: (look) => withEngines(state, look),
  };
}

function kafkaOf({ brokers, tls, topicPrefix }: BrokerConfig): KafkaSettings {
  return { brokers, ssl: tls, prefix: topicPrefix };
}
