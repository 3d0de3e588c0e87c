import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The catalogue, the pieces and their numbers. */
export class Equipment1764000004000 implements MigrationInterface {
  readonly name = 'Equipment1764000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE equipment_model (
        id uuid CONSTRAINT equipment_model_pk PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        category text NOT NULL,
        maker text NOT NULL,
        name text NOT NULL,
        model_number text,
        specifications jsonb NOT NULL DEFAULT '{}',
        warranty_months integer,
        support_ends_on date,
        CONSTRAINT equipment_model_category_known CHECK (category IN ('wifi-point', 'laptop', 'tablet', 'accessory')),
        CONSTRAINT equipment_model_name_length CHECK (length(maker) BETWEEN 1 AND 100 AND length(name) BETWEEN 1 AND 100),
        CONSTRAINT equipment_model_warranty_sane CHECK (warranty_months BETWEEN 0 AND 240),
        CONSTRAINT equipment_model_category_pair UNIQUE (id, category),
        CONSTRAINT equipment_model_maker_pair UNIQUE (id, maker)
      );
      CREATE UNIQUE INDEX equipment_model_once ON equipment_model (plain(maker), plain(name));
      CREATE INDEX equipment_model_by_name ON equipment_model (maker COLLATE "fr-x-icu", name COLLATE "fr-x-icu", id);
      CREATE INDEX equipment_model_by_support ON equipment_model (coalesce(support_ends_on, 'infinity'::date), id);

      CREATE TABLE inventory_counter (
        prefix text CONSTRAINT inventory_counter_pk PRIMARY KEY,
        last_value numeric NOT NULL
      );

      -- Luhn check over 15 digits, 3GPP TS 23.003 annex B.
      CREATE FUNCTION imei_is_right(imei text) RETURNS boolean
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN CASE WHEN imei ~ '^[0-9]{15}$' THEN (
          SELECT sum(CASE WHEN place % 2 = 0 AND digit * 2 > 9 THEN digit * 2 - 9 WHEN place % 2 = 0 THEN digit * 2 ELSE digit END) % 10 = 0
            FROM (SELECT place, substr(imei, place, 1)::integer AS digit FROM generate_series(1, 15) AS place) AS digits
        ) ELSE false END;

      -- Numbers that differ only by leading zeros are the same number: it is a prefix and a value.
      -- Case and accents go by plain(), which is the same under every locale.
      CREATE FUNCTION number_prefix(number text) RETURNS text
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN upper(public.plain(regexp_replace(number, '[0-9]+$', '')));
      CREATE FUNCTION number_value(number text) RETURNS numeric
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN coalesce(substring(number from '[0-9]+$')::numeric, -1);
      CREATE FUNCTION serial_key(serial text) RETURNS text
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN upper(public.plain(regexp_replace(serial, '[\\s\\u00a0\\u2007\\u202f]', '', 'g')));
      CREATE FUNCTION warranty_end(purchased_on date, warranty_months integer) RETURNS date
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN (purchased_on + make_interval(months => warranty_months))::date;

      CREATE TABLE equipment (
        id uuid CONSTRAINT equipment_pk PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        number text NOT NULL,
        model_id uuid NOT NULL,
        category text NOT NULL,
        maker text NOT NULL,
        serial text,
        mac macaddr,
        imei text,
        purchased_on date,
        price_cents integer,
        order_number text,
        supplier text,
        warranty_months integer,
        notes text,
        ssid text,
        bands text[],
        ip_address inet,
        firmware text,
        os_name text,
        os_version text,
        os_support_ends_on date,
        annulled_at timestamptz,
        annulled_reason text,
        CONSTRAINT equipment_number_shape CHECK (length(number) <= 25 AND number ~ '^[[:alnum:]]([[:graph:] ]*[[:alnum:]])?$'),
        CONSTRAINT equipment_model_category_fk FOREIGN KEY (model_id, category) REFERENCES equipment_model (id, category),
        CONSTRAINT equipment_model_maker_fk FOREIGN KEY (model_id, maker) REFERENCES equipment_model (id, maker) ON UPDATE CASCADE,
        CONSTRAINT equipment_imei_right CHECK (imei_is_right(imei)),
        CONSTRAINT equipment_price_sane CHECK (price_cents >= 0),
        CONSTRAINT equipment_warranty_sane CHECK (warranty_months BETWEEN 0 AND 240),
        CONSTRAINT equipment_wifi_only CHECK (category = 'wifi-point' OR num_nonnulls(ssid, bands, ip_address, firmware) = 0),
        CONSTRAINT equipment_os_only CHECK (category IN ('laptop', 'tablet') OR num_nonnulls(os_name, os_version, os_support_ends_on) = 0),
        CONSTRAINT equipment_imei_only CHECK (category IN ('tablet', 'accessory') OR imei IS NULL),
        CONSTRAINT equipment_annulled_with_reason CHECK ((annulled_at IS NULL) = (annulled_reason IS NULL))
      );
      CREATE UNIQUE INDEX equipment_number_once ON equipment (number_prefix(number), number_value(number));
      CREATE UNIQUE INDEX equipment_serial_once ON equipment (plain(maker), serial_key(serial)) WHERE annulled_at IS NULL AND serial IS NOT NULL;
      CREATE UNIQUE INDEX equipment_mac_once ON equipment (mac) WHERE annulled_at IS NULL AND mac IS NOT NULL;
      CREATE UNIQUE INDEX equipment_imei_once ON equipment (imei) WHERE annulled_at IS NULL AND imei IS NOT NULL;
      CREATE INDEX equipment_by_number ON equipment (number_prefix(number), number_value(number), id);
      CREATE INDEX equipment_by_creation ON equipment (created_at, id);
      CREATE INDEX equipment_by_purchase ON equipment (coalesce(purchased_on, 'infinity'::date), id);
      CREATE INDEX equipment_by_warranty ON equipment (coalesce(warranty_end(purchased_on, warranty_months), 'infinity'::date), id);
      CREATE INDEX equipment_by_model ON equipment (model_id);

      CREATE FUNCTION prepare_equipment() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        usual_warranty integer;
        drawn text;
        counted_prefix text;
      BEGIN
        IF TG_OP = 'INSERT' OR NEW.model_id <> OLD.model_id THEN
          SELECT category, maker, warranty_months INTO NEW.category, NEW.maker, usual_warranty
            FROM equipment_model WHERE id = NEW.model_id FOR KEY SHARE;
          IF NOT FOUND THEN
            RAISE EXCEPTION 'no such model' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'equipment_model_category_fk', TABLE = 'equipment';
          END IF;
        END IF;
        IF TG_OP = 'UPDATE' THEN
          IF NEW.number IS DISTINCT FROM OLD.number THEN
            RAISE EXCEPTION 'a number is given once' USING ERRCODE = 'check_violation', CONSTRAINT = 'equipment_number_kept', TABLE = 'equipment';
          END IF;
          RETURN NEW;
        END IF;
        IF NEW.number IS NULL THEN
          INSERT INTO inventory_counter AS counter VALUES ('MDS13-', 1)
            ON CONFLICT (prefix) DO UPDATE SET last_value = counter.last_value + 1
            RETURNING last_value::text INTO drawn;
          NEW.number := 'MDS13-' || lpad(drawn, greatest(6, length(drawn)), '0');
        ELSIF NEW.number ~ '[0-9]$' THEN
          drawn := substring(NEW.number from '[0-9]+$');
          counted_prefix := number_prefix(NEW.number);
          -- A slip of the keyboard must not use up the numbers that are still to be drawn.
          IF counted_prefix = 'MDS13-' AND drawn::numeric >= 1e12 THEN
            RAISE EXCEPTION 'too high a number' USING ERRCODE = 'check_violation', CONSTRAINT = 'equipment_number_shape', TABLE = 'equipment';
          END IF;
          INSERT INTO inventory_counter AS counter VALUES (counted_prefix, drawn::numeric)
            ON CONFLICT (prefix) DO UPDATE SET last_value = greatest(counter.last_value, EXCLUDED.last_value);
        END IF;
        NEW.warranty_months := coalesce(NEW.warranty_months, usual_warranty);
        RETURN NEW;
      END $$;

      CREATE TRIGGER equipment_a_prepared BEFORE INSERT OR UPDATE ON equipment FOR EACH ROW EXECUTE FUNCTION prepare_equipment();
      -- The maker follows the model's: nobody has changed the piece.
      CREATE TRIGGER equipment_version BEFORE UPDATE ON equipment FOR EACH ROW EXECUTE FUNCTION bump_version('maker');
      CREATE TRIGGER equipment_model_version BEFORE UPDATE ON equipment_model FOR EACH ROW EXECUTE FUNCTION bump_version();
      CREATE TRIGGER equipment_kept BEFORE DELETE OR TRUNCATE ON equipment EXECUTE FUNCTION forbid_delete();
      CREATE TRIGGER equipment_model_kept BEFORE DELETE OR TRUNCATE ON equipment_model EXECUTE FUNCTION forbid_delete();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE equipment;
      DROP FUNCTION prepare_equipment, imei_is_right, number_prefix, number_value, serial_key, warranty_end;
      DROP TABLE inventory_counter, equipment_model;
    `);
  }
}
