import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The sites with their rooms, and everybody who can hold something. */
export class SiteAndPerson1764000002000 implements MigrationInterface {
  readonly name = 'SiteAndPerson1764000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE site (
        id uuid CONSTRAINT site_pk PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        name text NOT NULL,
        status text NOT NULL DEFAULT 'open',
        address text,
        postal_code text,
        city text NOT NULL,
        commune_code text,
        latitude double precision,
        longitude double precision,
        opening_hours jsonb NOT NULL DEFAULT '{}',
        network_kind text,
        network_operator text,
        download_mbps integer,
        upload_mbps integer,
        manager_id uuid,
        CONSTRAINT site_name_length CHECK (length(name) BETWEEN 1 AND 100),
        CONSTRAINT site_status_known CHECK (status IN ('open', 'works', 'closed')),
        CONSTRAINT site_network_known CHECK (network_kind IN ('fibre', 'adsl', 'cable', '4g', '5g', 'satellite', 'none')),
        CONSTRAINT site_place_known CHECK (latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180)
      );
      CREATE UNIQUE INDEX site_name_once ON site (plain(name));
      CREATE INDEX site_by_name ON site (name COLLATE "fr-x-icu", id);

      CREATE TABLE room (
        id uuid CONSTRAINT room_pk PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        site_id uuid NOT NULL CONSTRAINT room_site_fk REFERENCES site (id),
        name text NOT NULL,
        floor text,
        closed_at timestamptz,
        CONSTRAINT room_name_length CHECK (length(name) BETWEEN 1 AND 100),
        CONSTRAINT room_site_pair UNIQUE (id, site_id)
      );
      CREATE UNIQUE INDEX room_name_once ON room (site_id, plain(name));

      CREATE TABLE person (
        id uuid CONSTRAINT person_pk PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        kind text NOT NULL,
        given_name text NOT NULL,
        family_name text NOT NULL,
        service text,
        email text,
        site_id uuid CONSTRAINT person_site_fk REFERENCES site (id),
        left_on date,
        CONSTRAINT person_kind_known CHECK (kind IN ('agent', 'intern', 'borrower')),
        CONSTRAINT person_name_length CHECK (length(given_name) BETWEEN 1 AND 100 AND length(family_name) BETWEEN 1 AND 100)
      );
      CREATE INDEX person_by_name ON person (family_name COLLATE "fr-x-icu", given_name COLLATE "fr-x-icu", id);
      CREATE INDEX person_by_site ON person (site_id);
      CREATE INDEX person_by_words ON person USING gin (plain(given_name || ' ' || family_name) gin_trgm_ops);

      ALTER TABLE site ADD CONSTRAINT site_manager_fk FOREIGN KEY (manager_id) REFERENCES person (id);
      CREATE INDEX site_by_manager ON site (manager_id) WHERE manager_id IS NOT NULL;

      CREATE TRIGGER site_version BEFORE UPDATE ON site FOR EACH ROW EXECUTE FUNCTION bump_version();
      CREATE TRIGGER room_version BEFORE UPDATE ON room FOR EACH ROW EXECUTE FUNCTION bump_version();
      CREATE TRIGGER person_version BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION bump_version();
      CREATE TRIGGER site_kept BEFORE DELETE OR TRUNCATE ON site EXECUTE FUNCTION forbid_delete();
      CREATE TRIGGER room_kept BEFORE DELETE OR TRUNCATE ON room EXECUTE FUNCTION forbid_delete();
      CREATE TRIGGER person_kept BEFORE DELETE OR TRUNCATE ON person EXECUTE FUNCTION forbid_delete();

      CREATE TRIGGER site_history AFTER INSERT OR UPDATE OR DELETE ON site
        FOR EACH ROW EXECUTE FUNCTION write_history('site', 'id', 'version,created_at', '');
      CREATE TRIGGER room_history AFTER INSERT OR UPDATE OR DELETE ON room
        FOR EACH ROW EXECUTE FUNCTION write_history('site', 'site_id', 'version,created_at', '');
      CREATE TRIGGER person_history AFTER INSERT OR UPDATE OR DELETE ON person
        FOR EACH ROW EXECUTE FUNCTION write_history('person', 'id', 'version,created_at', 'given_name,family_name,email');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE site DROP CONSTRAINT site_manager_fk;
      DROP TABLE person, room, site;
    `);
  }
}
