import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An import is told in one line per site. The thousands of lines that it leaves on its pieces stay where they are, and
 * out of the indexes from which the general history is read.
 */
export class ImportHistory1764000014000 implements MigrationInterface {
  readonly name = 'ImportHistory1764000014000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION told_in_sum() RETURNS boolean LANGUAGE sql STABLE
        RETURN coalesce(current_setting('calanque.summed', true) = 'on', false);

      -- The default is what the transaction says; the lines that are there stay told one by one.
      ALTER TABLE history ADD summed boolean NOT NULL DEFAULT told_in_sum();
      DROP INDEX history_by_time, history_by_actor, history_by_site_and_time, history_by_rare_subject;
      CREATE INDEX history_by_time ON history (at, id) WHERE NOT summed;
      CREATE INDEX history_by_actor ON history (actor_id, at, id) WHERE actor_id IS NOT NULL AND NOT summed;
      CREATE INDEX history_by_site_and_time ON history (site_id, at, id) WHERE NOT summed;
      CREATE INDEX history_by_rare_subject ON history (subject, at, id) WHERE subject <> 'equipment' AND NOT summed;
    `);
    await runner.query(`
      -- One that stopped half-way is told as far as it came, and the rest when it has been taken up again.
      -- The file's name is not kept: it may be somebody's, and goes with the file.
      CREATE FUNCTION tell_import() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO history (actor_id, request_id, site_id, action, table_name, row_id, subject, subject_id, after, summed)
        SELECT NEW.account_id, 'import-' || NEW.id, now.site_id, 'insert', 'import', NEW.id, 'import', NEW.id,
               jsonb_build_object('kind', NEW.kind, 'created', now.created - coalesce(told.created, 0), 'updated', now.updated - coalesce(told.updated, 0)), false
          FROM (
            SELECT CASE NEW.kind WHEN 'equipment' THEN place.site_id WHEN 'agents' THEN person.site_id WHEN 'rooms' THEN room.site_id ELSE r.target_id END AS site_id,
                   count(*) FILTER (WHERE r.outcome = 'accepted') AS created, count(*) FILTER (WHERE r.outcome = 'different') AS updated
              FROM import_row r
              LEFT JOIN equipment_place place ON NEW.kind = 'equipment' AND place.equipment_id = r.target_id AND upper_inf(place.period)
              LEFT JOIN person ON NEW.kind = 'agents' AND person.id = r.target_id
              LEFT JOIN room ON NEW.kind = 'rooms' AND room.id = r.target_id
             WHERE r.import_id = NEW.id AND r.written_at IS NOT NULL
             GROUP BY 1
          ) AS now
          LEFT JOIN (
            SELECT h.site_id, sum((h.after ->> 'created')::integer) AS created, sum((h.after ->> 'updated')::integer) AS updated
              FROM history h WHERE h.subject = 'import' AND h.subject_id = NEW.id GROUP BY 1
          ) AS told ON told.site_id IS NOT DISTINCT FROM now.site_id
         WHERE now.created > coalesce(told.created, 0) OR now.updated > coalesce(told.updated, 0);
        RETURN NULL;
      END $$;
      CREATE TRIGGER import_told AFTER UPDATE OF state ON import FOR EACH ROW
        WHEN (OLD.state = 'importing' AND NEW.state IN ('done', 'failed')) EXECUTE FUNCTION tell_import();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER import_told ON import;
      DROP FUNCTION tell_import;
      DROP INDEX history_by_time, history_by_actor, history_by_site_and_time, history_by_rare_subject;
      ALTER TABLE history DROP summed;
      DROP FUNCTION told_in_sum;
      CREATE INDEX history_by_time ON history (at, id);
      CREATE INDEX history_by_actor ON history (actor_id, at, id) WHERE actor_id IS NOT NULL;
      CREATE INDEX history_by_site_and_time ON history (site_id, at, id);
      CREATE INDEX history_by_rare_subject ON history (subject, at, id) WHERE subject <> 'equipment';
    `);
  }
}
