import { useScratchDatabase, valueOf } from '../testing/scratch-database.js';
import { CONSTRAINT_PROBLEMS } from './constraint-problems.js';

describe('the problem of a constraint', () => {
  const db = useScratchDatabase();

  /** Named in the catalogue, or raised by a function of the schema. */
  const names = async () => new Set([
    ...await valueOf<string[]>(db.pool, `SELECT array_agg(conname::text) FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'u', 'x', 'f', 'p') AND conrelid <> 'migrations'::regclass`),
    ...await valueOf<string[]>(db.pool, `SELECT array_agg(relname::text) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
       WHERE indisunique AND relnamespace = 'public'::regnamespace AND indrelid <> 'migrations'::regclass`),
    ...await valueOf<string[]>(db.pool, `SELECT array_agg(found[1]) FROM pg_proc,
         regexp_matches(prosrc, '(?:refuse_fact\\s*\\(|CONSTRAINT\\s*=)\\s*''(\\w+)''', 'g') AS found
       WHERE pronamespace = 'public'::regnamespace`),
    // The rules that a trigger passes to its function as an argument.
    ...await valueOf<string[]>(db.pool, `SELECT array_agg(split_part(encode(tgargs, 'escape'), '\\000', 1)) FROM pg_trigger
       JOIN pg_proc ON pg_proc.oid = tgfoid WHERE proname IN ('refuse_change', 'guard_words_of_holder', 'guard_words_of_custody')`),
  ]);

  it('is known for every constraint of the database', async () => {
    expect([...await names()].filter((name) => !(name in CONSTRAINT_PROBLEMS)).sort()).toEqual([]);
  });

  it('is known for no constraint that is none', async () => {
    const known = await names();
    expect(Object.keys(CONSTRAINT_PROBLEMS).filter((name) => !known.has(name))).toEqual([]);
  });

  it('is looked for among constraints, indexes, and the rules of triggers', async () => {
    const known = await names();
    for (const name of [
      'custody_one_holder_at_a_time', 'custody_kind_known', 'custody_person_fk', 'custody_pk', 'site_name_once', 'equipment_mac_once',
      'room_site_pair', 'fact_kept', 'history_append_only', 'never_deleted', 'equipment_number_kept', 'equipment_facts_complete',
    ]) {
      expect(known.has(name)).withContext(name).toBeTrue();
    }
  });

  it('has only named constraints to tell of', async () => {
    expect(await valueOf<string[]>(db.pool, `SELECT coalesce(array_agg(conname::text), '{}') FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND conrelid <> 'migrations'::regclass AND contype <> 'n'
        AND conname ~ '(_pkey|_key|_fkey|_check|_excl)[0-9]*$'`)).toEqual([]);
  });
});
