import { address, deskUrls, refuseInsecureDatabase, refuseInsecureRedis } from './addresses';
import { brokerConfig } from './broker-config';
import { content, optionalContent } from './pem-files';
import { SERVICE_NAMES, type ServiceConfig } from './service-config';
import { Settings, type Environment } from './settings';

/** Who has a database role: the services, and the suite for what its operator does. */
const ROOMS = [...SERVICE_NAMES, 'suite'] as const;
export type RoomName = (typeof ROOMS)[number];

/** What a command needs to work in the room of one service of a deployment: settings of that service, no others. */
export interface RoomConfig extends Pick<
  ServiceConfig,
  | 'databaseUrl'
  | 'kafka'
  | 'redisUrl'
  | 'redisCa'
  | 'keysDir'
  | 'agreementsDir'
  | 'usersFile'
  | 'linkageModel'
> {
  service: RoomName;
  /** Replicas of the publisher's desk, which the portal may call. */
  releasesDesk: string[] | undefined;
}

/**
 * The room that the environment has settings for; undefined if it has none. The service is named by `CYFRIF_SERVICE`,
 * or by the role in the address of the database.
 * @throws ConfigurationFault naming the setting that is missing, malformed or insecure.
 */
export function roomConfig(environment: Environment): RoomConfig | undefined {
  const settings = new Settings(environment);
  const named = settings.optional('CYFRIF_SERVICE') ?? settings.optional('CYFRIF_DATABASE_URL');
  if (named === undefined) return undefined;
  const databaseUrl = settings.text('CYFRIF_DATABASE_URL');
  const config: RoomConfig = {
    service: serviceOf(settings, databaseUrl),
    databaseUrl,
    kafka: brokerConfig(environment),
    redisUrl: settings.optional('CYFRIF_REDIS_URL'),
    redisCa: optionalContent(settings, 'CYFRIF_REDIS_CA_FILE'),
    keysDir: settings.optional('CYFRIF_KEYS_DIR'),
    agreementsDir: settings.optional('CYFRIF_AGREEMENTS_DIR'),
    usersFile: settings.optional('CYFRIF_USERS_FILE'),
    linkageModel: linkageModel(settings),
    releasesDesk: deskUrls(settings, 'CYFRIF_DESK_URL'),
  };
  const mode = settings.oneOf('CYFRIF_ENVIRONMENT', ['production', 'development'], 'production');
  if (mode === 'production') {
    refuseInsecureDatabase(config.databaseUrl);
    refuseInsecureRedis(config.redisUrl);
  }
  return config;
}

/** As services have it: the model with the key that may sign one. Who signs models has the file alone. */
function linkageModel(settings: Settings): ServiceConfig['linkageModel'] {
  if (settings.optional('CYFRIF_LINKAGE_MODEL_KEY_FILE') === undefined) return undefined;
  return {
    text: content(settings, 'CYFRIF_LINKAGE_MODEL_FILE'),
    publicKey: content(settings, 'CYFRIF_LINKAGE_MODEL_KEY_FILE'),
  };
}

function serviceOf(settings: Settings, databaseUrl: string): RoomName {
  const role = address(databaseUrl, 'CYFRIF_DATABASE_URL').username.replace(/^cyfrif_/, '');
  const byRole = ROOMS.find((room) => room === role);
  if (!byRole) settings.text('CYFRIF_SERVICE');
  return settings.oneOf('CYFRIF_SERVICE', ROOMS, byRole ?? 'suite');
}
