import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody wants to find again of a list: filters, order and columns under a name, for oneself or for a site. */
export class SavedView1764000011000 implements MigrationInterface {
  readonly name = 'SavedView1764000011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saved_view (
        id uuid CONSTRAINT saved_view_pk PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        owner_id uuid NOT NULL CONSTRAINT saved_view_owner_fk REFERENCES account (id),
        site_id uuid CONSTRAINT saved_view_site_fk REFERENCES site (id),
        list text NOT NULL,
        name text NOT NULL,
        query jsonb NOT NULL,
        CONSTRAINT saved_view_list_known CHECK (list IN ('equipment', 'person', 'site', 'equipment_model', 'account')),
        CONSTRAINT saved_view_name_length CHECK (length(name) BETWEEN 1 AND 60),
        CONSTRAINT saved_view_query_small CHECK (jsonb_typeof(query) = 'object' AND length(query::text) <= 8000)
      );
      CREATE UNIQUE INDEX saved_view_name_once ON saved_view (owner_id, list, plain(name));
      CREATE INDEX saved_view_by_site ON saved_view (site_id, list) WHERE site_id IS NOT NULL;
      CREATE TRIGGER saved_view_version BEFORE UPDATE ON saved_view FOR EACH ROW EXECUTE FUNCTION bump_version();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE saved_view`);
  }
}
