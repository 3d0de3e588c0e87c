import { insertAccount, insertBooking, insertCustody, insertEquipment, insertImport, insertLoan, insertModel, insertPerson, insertReport, insertRoom, insertSavedView, insertSite, type Connection } from '../testing/rows.js';
import { useScratchDatabase, valueOf } from '../testing/scratch-database.js';
import { insertKit } from '../testing/kit-rows.js';
import { insertTransfer } from '../testing/transfer-rows.js';

/** How a row of each table with a version is made, a column of it that may change, and three values of it where they are no words. */
const TABLES: Readonly<Record<string, readonly [(db: Connection) => Promise<string>, string, (readonly [string, string, string])?]>> = {
  site: [insertSite, 'city'],
  room: [insertRoom, 'floor'],
  person: [insertPerson, 'service'],
  account: [insertAccount, 'email'],
  equipment_model: [insertModel, 'model_number'],
  equipment: [async (db) => (await insertEquipment(db)).id, 'notes'],
  custody: [async (db) => insertCustody(db, { equipment_id: (await insertEquipment(db)).id }), 'note'],
  booking: [insertBooking, 'purpose'],
  saved_view: [insertSavedView, 'name'],
  loan: [async (db) => (await insertLoan(db, { equipment_id: (await insertEquipment(db)).id })).id, 'renewals', ['1', '2', '3']],
  loan_terms: [(db) => valueOf<string>(db, `SELECT id FROM loan_terms WHERE category = 'tablet'`), 'days', ['11', '12', '13']],
  kit: [insertKit, 'note'],
  transfer: [insertTransfer, 'note'],
  equipment_report: [async (db) => insertReport(db, { answer: 'zéro', answered_by: await insertPerson(db), answered_at: new Date() }), 'answer'],
  import: [async (db) => insertImport(db, { account_id: await insertAccount(db) }, []), 'file_name'],
};

describe('the version of a row', () => {
  const db = useScratchDatabase();

  for (const [table, [make, column, [one, two, three] = ['un', 'deux', 'trois']]] of Object.entries(TABLES)) {
    it(`counts the changes of ${table}`, async () => {
      const id = await make(db.pool);
      const versionAfter = async (assignments: string) => {
        await db.pool.query(`UPDATE ${table} SET ${assignments} WHERE id = $1`, [id]);
        return valueOf<number>(db.pool, `SELECT version FROM ${table} WHERE id = $1`, [id]);
      };
      expect(await versionAfter(`${column} = '${one}'`)).toBe(2);
      expect(await versionAfter(`${column} = '${one}'`)).withContext('nothing new').toBe(2);
      expect(await versionAfter(`${column} = '${two}', version = 1`)).withContext('a writer who counts down').toBe(3);
      expect(await versionAfter(`${column} = '${three}', version = version + 1`)).withContext('a writer who counts too').toBe(4);
      expect(await versionAfter('version = version + 1')).withContext('a change beside the row').toBe(5);
    });
  }

  it('is there in every table that has one', async () => {
    const { rows } = await db.pool.query<{ table_name: string }>(
      `SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'version'`);
    expect(rows.map(({ table_name }) => table_name).sort()).toEqual(Object.keys(TABLES).sort());
  });
});
