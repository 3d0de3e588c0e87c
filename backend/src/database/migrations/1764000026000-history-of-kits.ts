import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_EQUIPMENT = `WHEN TG_ARGV[0] = 'equipment' THEN site_of_equipment(subject_key)`;
/** What is said where a transfer arrives is of the site that receives; everything else about it is of the site that sends. */
const OF_KITS_AND_TRANSFERS = `${OF_EQUIPMENT}
          WHEN TG_ARGV[0] = 'kit' THEN (SELECT kit.site_id FROM kit WHERE kit.id = subject_key)
          WHEN TG_ARGV[0] = 'transfer' THEN (
            SELECT CASE WHEN whole ->> 'outcome' IN ('received', 'damaged', 'missing', 'extra') THEN transfer.to_site_id ELSE transfer.from_site_id END
              FROM transfer WHERE transfer.id = subject_key)`;

/** Who composed a kit, prepared, sent, received or called off a transfer, or made a calendar address. */
export class HistoryOfKits1764000026000 implements MigrationInterface {
  readonly name = 'HistoryOfKits1764000026000';

  async up(runner: QueryRunner): Promise<void> {
    await replaceInWriteHistory(runner, OF_EQUIPMENT, OF_KITS_AND_TRANSFERS);
    await runner.query(`
      CREATE TRIGGER kit_history AFTER INSERT OR UPDATE ON kit
        FOR EACH ROW EXECUTE FUNCTION write_history('kit', 'id', 'version,created_at', '');
      CREATE TRIGGER kit_item_history AFTER INSERT OR UPDATE ON kit_item
        FOR EACH ROW EXECUTE FUNCTION write_history('kit', 'kit_id', 'added_at', '');
      CREATE TRIGGER transfer_history AFTER INSERT OR UPDATE ON transfer
        FOR EACH ROW EXECUTE FUNCTION write_history('transfer', 'id', 'version,created_at,created_by', '');
      CREATE TRIGGER transfer_line_history AFTER INSERT OR UPDATE OR DELETE ON transfer_line
        FOR EACH ROW EXECUTE FUNCTION write_history('transfer', 'transfer_id', 'place,custody_id,decided_at', '');
      CREATE TRIGGER booking_feed_history AFTER INSERT OR UPDATE ON booking_feed
        FOR EACH ROW EXECUTE FUNCTION write_history('account', 'owner_id', 'token_hash,created_at,last_read_at', '');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER booking_feed_history ON booking_feed;
      DROP TRIGGER transfer_line_history ON transfer_line;
      DROP TRIGGER transfer_history ON transfer;
      DROP TRIGGER kit_item_history ON kit_item;
      DROP TRIGGER kit_history ON kit;
    `);
    await replaceInWriteHistory(runner, OF_KITS_AND_TRANSFERS, OF_EQUIPMENT);
  }
}

/** The function says in one place which site a line is of; the rest of it stays as it was written. */
async function replaceInWriteHistory(runner: QueryRunner, before: string, after: string): Promise<void> {
  const [row] = (await runner.query(`SELECT pg_get_functiondef('write_history'::regproc) AS text`)) as [{ text: string }];
  const text = row.text.replace(before, () => after);
  if (text === row.text) throw new Error('write_history is not as it was written');
  await runner.query(text);
}
