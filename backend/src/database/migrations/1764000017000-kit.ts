import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pieces that go together: handed over, booked and checked in as one. */
export class Kit1764000017000 implements MigrationInterface {
  readonly name = 'Kit1764000017000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE kit (
        id uuid CONSTRAINT kit_pk PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        site_id uuid NOT NULL CONSTRAINT kit_site_fk REFERENCES site (id),
        name text NOT NULL,
        note text,
        dissolved_at timestamptz,
        CONSTRAINT kit_name_length CHECK (length(name) BETWEEN 1 AND 60),
        CONSTRAINT kit_note_length CHECK (length(note) BETWEEN 1 AND 500)
      );
      CREATE UNIQUE INDEX kit_name_once ON kit (site_id, plain(name)) WHERE dissolved_at IS NULL;
      CREATE INDEX kit_by_name ON kit (name COLLATE "fr-x-icu", id);

      CREATE TABLE kit_item (
        id uuid CONSTRAINT kit_item_pk PRIMARY KEY DEFAULT gen_random_uuid(),
        kit_id uuid NOT NULL CONSTRAINT kit_item_kit_fk REFERENCES kit (id),
        equipment_id uuid NOT NULL CONSTRAINT kit_item_equipment_fk REFERENCES equipment (id),
        added_at timestamptz NOT NULL DEFAULT now(),
        removed_at timestamptz,
        CONSTRAINT kit_item_removed_after_added CHECK (removed_at >= added_at)
      );
      CREATE UNIQUE INDEX kit_item_one_kit ON kit_item (equipment_id) WHERE removed_at IS NULL;
      CREATE INDEX kit_item_by_kit ON kit_item (kit_id);

      ALTER TABLE custody ADD CONSTRAINT custody_kit_fk FOREIGN KEY (kit_id) REFERENCES kit (id);
      ALTER TABLE booking ADD CONSTRAINT booking_kit_fk FOREIGN KEY (kit_id) REFERENCES kit (id);
      CREATE INDEX custody_by_kit ON custody (kit_id) WHERE kit_id IS NOT NULL;
    `);

    await runner.query(`
      -- What is in a kit is at home where the kit is. The piece is locked: it does not leave meanwhile.
      CREATE FUNCTION guard_kit_item() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        annulled timestamptz;
        home uuid;
        dissolved timestamptz;
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          IF OLD.removed_at IS NOT NULL OR (NEW.kit_id, NEW.equipment_id, NEW.added_at) IS DISTINCT FROM (OLD.kit_id, OLD.equipment_id, OLD.added_at) THEN
            PERFORM refuse_fact('fact_kept', 'what was in a kit was in it');
          END IF;
          RETURN NEW;
        END IF;
        SELECT annulled_at INTO annulled FROM equipment WHERE id = NEW.equipment_id FOR NO KEY UPDATE;
        IF annulled IS NOT NULL THEN
          PERFORM refuse_fact('equipment_not_annulled', 'the entry is annulled');
        END IF;
        SELECT site_id, dissolved_at INTO home, dissolved FROM kit WHERE id = NEW.kit_id FOR SHARE;
        IF dissolved IS NOT NULL THEN
          PERFORM refuse_fact('kit_dissolved_kept', 'a dissolved kit stays empty');
        END IF;
        IF home <> site_of_equipment(NEW.equipment_id) THEN
          PERFORM refuse_fact('kit_item_at_site', 'a kit holds pieces of its own site');
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER kit_item_a_guarded BEFORE INSERT OR UPDATE ON kit_item FOR EACH ROW EXECUTE FUNCTION guard_kit_item();

      CREATE FUNCTION guard_kit() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.dissolved_at IS NOT NULL AND to_jsonb(NEW) - 'version' <> to_jsonb(OLD) - 'version' THEN
          PERFORM refuse_fact('kit_dissolved_kept', 'a dissolved kit stays as it was');
        END IF;
        IF NEW.site_id <> OLD.site_id THEN
          PERFORM refuse_fact('fact_kept', 'a kit stays at its site');
        END IF;
        IF NEW.dissolved_at IS NOT NULL AND OLD.dissolved_at IS NULL THEN
          UPDATE kit_item SET removed_at = greatest(added_at, NEW.dissolved_at) WHERE kit_id = NEW.id AND removed_at IS NULL;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER kit_guarded BEFORE UPDATE ON kit FOR EACH ROW EXECUTE FUNCTION guard_kit();
      CREATE TRIGGER kit_version BEFORE UPDATE ON kit FOR EACH ROW EXECUTE FUNCTION bump_version();
      CREATE TRIGGER kit_kept BEFORE DELETE OR TRUNCATE ON kit EXECUTE FUNCTION forbid_delete();
      CREATE TRIGGER kit_item_kept BEFORE DELETE OR TRUNCATE ON kit_item EXECUTE FUNCTION forbid_delete();

      -- A piece that leaves the site, or whose entry is annulled, leaves its kit. A lost one stays in it, as missing.
      CREATE FUNCTION leave_kit() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        piece uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
        home uuid := (to_jsonb(NEW) ->> 'site_id')::uuid;
      BEGIN
        UPDATE kit_item AS item SET removed_at = greatest(item.added_at, now())
          FROM kit WHERE kit.id = item.kit_id AND item.equipment_id = piece AND item.removed_at IS NULL AND kit.site_id IS DISTINCT FROM home;
        RETURN NULL;
      END $$;
      CREATE TRIGGER equipment_place_leaves_kit AFTER INSERT ON equipment_place FOR EACH ROW EXECUTE FUNCTION leave_kit('equipment_id');
      CREATE TRIGGER equipment_leaves_kit AFTER UPDATE ON equipment FOR EACH ROW
        WHEN (OLD.annulled_at IS NULL AND NEW.annulled_at IS NOT NULL) EXECUTE FUNCTION leave_kit('id');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER equipment_leaves_kit ON equipment;
      DROP TRIGGER equipment_place_leaves_kit ON equipment_place;
      DROP INDEX custody_by_kit;
      ALTER TABLE booking DROP CONSTRAINT booking_kit_fk;
      ALTER TABLE custody DROP CONSTRAINT custody_kit_fk;
      DROP TABLE kit_item, kit;
      DROP FUNCTION leave_kit, guard_kit, guard_kit_item;
    `);
  }
}
