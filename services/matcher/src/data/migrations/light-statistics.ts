import type { MigrationInterface, QueryRunner } from 'typeorm';
import { lightStatistics, type LightTables, usualStatistics } from '#libs/database';

const LIGHT: LightTables = {
  schema: 'matcher',
  tables: ['record', 'profile', 'profile_token', 'profile_view', 'edge', 'person', 'decision', 'review'],
  unread: [
    ['profile', 'tokens'],
    ['profile_view', 'payload'],
    ['edge', 'levels'],
  ],
};

/** Planning compares each key of a batch with every frequent value that is known of the column: it took as long as the statements. */
export class MatcherLightStatistics1763700000107 implements MigrationInterface {
  name = 'MatcherLightStatistics1763700000107';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(lightStatistics(LIGHT));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(usualStatistics(LIGHT));
  }
}
