import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever makes a link can take over the account that it opens: the account's history tells who did, and when. */
export class LinkHistory1764000008000 implements MigrationInterface {
  readonly name = 'LinkHistory1764000008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TRIGGER one_time_link_history AFTER INSERT ON one_time_link
        FOR EACH ROW WHEN (NEW.account_id IS NOT NULL)
        EXECUTE FUNCTION write_history('account', 'account_id', 'token_hash,created_at,used_at', '');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER one_time_link_history ON one_time_link`);
  }
}
