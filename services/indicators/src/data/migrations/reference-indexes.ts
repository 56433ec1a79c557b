import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records that speak of the same sentence, registration or referral are found by what they name. */
export class ReferenceIndexes1763769600006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX commencement_sentence ON indicators.commencement (agency, sentence_ref);
      CREATE INDEX termination_sentence ON indicators.termination (agency, sentence_ref);
      CREATE INDEX registration_registration ON indicators.registration (agency, registration_ref);
      CREATE INDEX referral_referral ON indicators.referral (referral_ref);
      CREATE INDEX intervention_referral ON indicators.intervention (referral_ref);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX indicators.commencement_sentence, indicators.termination_sentence,
      indicators.registration_registration, indicators.referral_referral, indicators.intervention_referral`);
  }
}
