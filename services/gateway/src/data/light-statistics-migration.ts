import type { MigrationInterface, QueryRunner } from 'typeorm';
import { lightStatistics, type LightTables, usualStatistics } from '#libs/database';

const LIGHT: LightTables = {
  schema: 'gateway',
  tables: ['delivery', 'revision'],
  unread: [
    ['delivery', 'digest'],
    ['delivery', 'code'],
    ['delivery', 'pointer'],
    ['revision', 'content'],
  ],
};

export class GatewayLightStatistics1763700000204 implements MigrationInterface {
  name = 'GatewayLightStatistics1763700000204';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(lightStatistics(LIGHT));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(usualStatistics(LIGHT));
  }
}
