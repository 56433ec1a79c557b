import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectPath } from '#libs/config';
import { wordsIn } from '../words';
import { houseLayout } from './layout';
import { placeOfHouse, placeOfSuite, placeIn } from './place';
import { announce } from './running';

const services = readdirSync(projectPath('services'), { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && entry.name !== 'agent',
);

describe('the house that a command works on', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'cyfrif-place-'));
    mkdirSync(join(dataDir, 'demo'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const place = (): ReturnType<typeof placeOfHouse> => placeOfHouse({ CYFRIF_DATA_DIR: dataDir });
  const serve = (folder: string): void =>
    announce(folder, { pid: process.pid, gatewayUrl: 'https://127.0.0.1:1', startedAt: '' });

  it('is the demonstration that serves, where there is no other', () => {
    expect(place()).toMatchObject({ layout: houseLayout(dataDir), running: undefined });
    serve(join(dataDir, 'demo'));
    expect(place()).toMatchObject({
      layout: houseLayout(join(dataDir, 'demo')),
      running: { gatewayUrl: 'https://127.0.0.1:1' },
    });
  });

  it('is the machine’s own, also while it rests and the demonstration serves', () => {
    mkdirSync(houseLayout(dataDir).keys);
    serve(join(dataDir, 'demo'));
    expect(place()).toMatchObject({ layout: houseLayout(dataDir), running: undefined });
    serve(dataDir);
    expect(place()).toMatchObject({ layout: houseLayout(dataDir), running: { pid: process.pid } });
  });

  it('is a room of a deployment: the suite’s for what is recorded as the suite, else that which a command works in', () => {
    const file = join(dataDir, 'some.pem');
    writeFileSync(file, 'PEM');
    const room = (service: string): Record<string, string> => ({
      CYFRIF_DATABASE_URL: `postgres://cyfrif_${service}:secret@127.0.0.1/cyfrif`,
      CYFRIF_KAFKA_BROKERS: 'one.example:9093',
      CYFRIF_KAFKA_CA_FILE: file,
      CYFRIF_KAFKA_CERT_FILE: file,
      CYFRIF_KAFKA_KEY_FILE: file,
    });
    expect(placeOfSuite(room('suite')).room).toMatchObject({ service: 'suite' });
    expect(() => placeOfSuite(room('gateway'))).toThrow(
      /that of the gateway.* \/ .*un y porth derbyn \(gateway\)/,
    );
    expect(placeIn('matcher', room('matcher')).room).toMatchObject({ service: 'matcher' });
    expect(() => placeIn('matcher', room('gateway'))).toThrow(
      /settings of the matcher.* \/ .*osodiadau y cysylltydd \(matcher\)/,
    );
    for (const { name: service } of services)
      expect(wordsIn('failures', `room.${service}`)?.cy).toContain(`(${service})`);
  });
});
