import { Client } from 'pg';
import type { DataSource } from 'typeorm';

export interface SessionSettings {
  dataSource: DataSource;
  /** Ends the application's name in the server's list of sessions. */
  purpose: string;
  channel: string;
  onNotified: (payload: string) => void;
  /** The session ended; whatever it locked is free. Called once. */
  onLost: (session: Client) => void;
}

/** A database session of its own, for locks that live exactly as long as it, and for notifications. */
export async function openSession(settings: SessionSettings): Promise<Client> {
  const { url, ssl, applicationName } = settings.dataSource.options as {
    url?: string;
    ssl?: boolean;
    applicationName?: string;
  };
  const session = new Client({
    connectionString: url,
    ...(ssl ? { ssl } : {}),
    application_name: `${applicationName ?? 'cyfrif'}-${settings.purpose}`,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  });
  let lost = false;
  const lose = (): void => {
    if (lost) return;
    lost = true;
    settings.onLost(session);
    session.end().catch(() => undefined);
  };
  session.on('error', lose);
  session.on('end', lose);
  session.on('notification', ({ payload }) => settings.onNotified(payload ?? ''));
  try {
    await session.connect();
    await session.query(`LISTEN ${settings.channel}`);
    return session;
  } catch (error) {
    lost = true;
    await session.end().catch(() => undefined);
    throw error;
  }
}
