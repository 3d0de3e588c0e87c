import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A booking that came true by a hand-over that never was holds its time again. */
export class BookingGivenBack1764000024000 implements MigrationInterface {
  readonly name = 'BookingGivenBack1764000024000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(guard(`
        IF TG_OP = 'UPDATE' AND OLD.status NOT IN ('asked', 'approved') AND to_jsonb(NEW) <> to_jsonb(OLD) AND NOT (
          -- The hand-over that fulfilled it was entered by mistake: it is as before, and nothing else of it changes.
          OLD.status = 'fulfilled' AND to_jsonb(NEW) = to_jsonb(OLD) || '{"status": "approved", "ended_at": null, "custody_id": null}'
          AND EXISTS (SELECT FROM custody WHERE id = OLD.custody_id AND cancelled_at IS NOT NULL)
        ) THEN`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(guard(`
        IF TG_OP = 'UPDATE' AND OLD.status NOT IN ('asked', 'approved') AND to_jsonb(NEW) <> to_jsonb(OLD) THEN`));
  }
}

function guard(over: string): string {
  return `
      CREATE OR REPLACE FUNCTION guard_booking() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        annulled timestamptz;
      BEGIN${over}
          PERFORM refuse_fact('booking_over', 'a booking that is over is not changed');
        END IF;
        NEW.period := tstzrange(date_trunc('milliseconds', lower(NEW.period)), date_trunc('milliseconds', upper(NEW.period)),
          CASE WHEN lower_inc(NEW.period) THEN '[' ELSE '(' END || CASE WHEN upper_inc(NEW.period) THEN ']' ELSE ')' END);
        SELECT annulled_at INTO annulled FROM equipment WHERE id = NEW.equipment_id FOR NO KEY UPDATE;
        IF annulled IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.equipment_id <> OLD.equipment_id) THEN
          PERFORM refuse_fact('equipment_not_annulled', 'the entry is annulled');
        END IF;
        RETURN NEW;
      END $$;`;
}
