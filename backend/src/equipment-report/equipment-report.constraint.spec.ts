import { insertPerson, insertReport } from '../testing/rows.js';
import { refusalOf, useScratchDatabase, valueOf } from '../testing/scratch-database.js';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';

describe('a report in the database', () => {
  const db = useScratchDatabase();
  const made = (columns: Readonly<Record<string, unknown>>) => refusalOf(insertReport(db.pool, columns));
  const changed = (id: string, assignments: string) => refusalOf(db.pool.query(`UPDATE equipment_report SET ${assignments} WHERE id = $1`, [id]));

  it('is of a known kind; another problem is told in words', async () => {
    expect(await made({ kind: 'slow' })).toBeNull();
    expect(await made({ kind: 'ugly', text: 'vert' })).toBe('equipment_report_kind_known');
    expect(await made({ kind: 'other' })).toBe('equipment_report_other_said');
    expect(await made({ kind: 'other', text: 'une odeur de brûlé' })).toBeNull();
  });

  it('has words and an answer of a length', async () => {
    const answered = { answered_by: await insertPerson(db.pool), answered_at: new Date() };
    expect(await made({ text: '' })).toBe('equipment_report_text_length');
    expect(await made({ text: 'x'.repeat(501) })).toBe('equipment_report_text_length');
    expect(await made({ text: 'x'.repeat(500) })).toBeNull();
    expect(await made({ answer: '', ...answered })).toBe('equipment_report_answer_length');
    expect(await made({ answer: 'x'.repeat(501), ...answered })).toBe('equipment_report_answer_length');
    expect(await made({ answer: 'x'.repeat(500), ...answered })).toBeNull();
  });

  it('is answered by somebody and at some time, after it was written', async () => {
    const [answered_by, at] = [await insertPerson(db.pool), new Date()];
    expect(await made({ answer: 'vu', answered_by })).toBe('equipment_report_answer_whole');
    expect(await made({ answer: 'vu', answered_at: at })).toBe('equipment_report_answer_whole');
    expect(await made({ answered_by, answered_at: at })).toBe('equipment_report_answer_whole');
    const earlier = new Date(at.getTime() - 1000);
    expect(await made({ created_at: at, answer: 'vu', answered_by, answered_at: earlier })).toBe('equipment_report_in_order');
    expect(await made({ created_at: at, closed_at: earlier })).toBe('equipment_report_in_order');
    expect(await made({ created_at: at, closed_at: at })).toBeNull();
  });

  it('is about a piece and by persons that exist', async () => {
    expect(await made({ equipment_id: UNKNOWN })).toBe('equipment_report_equipment_fk');
    expect(await made({ reporter_id: UNKNOWN })).toBe('equipment_report_reporter_fk');
    expect(await made({ answer: 'vu', answered_by: UNKNOWN, answered_at: new Date() })).toBe('equipment_report_answerer_fk');
  });

  it('stays as it was said, and closed once it is closed', async () => {
    const id = await insertReport(db.pool, { text: 'écran fissuré' });
    for (const assignment of [`text = 'autre chose'`, `kind = 'slow'`, `created_at = created_at - interval '1 day'`]) {
      expect(await changed(id, assignment)).withContext(assignment).toBe('equipment_report_kept');
    }
    expect(await changed(id, 'closed_at = now()')).toBeNull();
    expect(await changed(id, 'closed_at = NULL')).toBe('equipment_report_kept');
    expect(await refusalOf(db.pool.query('DELETE FROM equipment_report WHERE id = $1', [id]))).toBe('never_deleted');
    expect(await refusalOf(db.pool.query('TRUNCATE equipment_report'))).toBe('never_deleted');
  });

  it('leaves a line in the history of its piece, without saying again who wrote it', async () => {
    const reporter_id = await insertPerson(db.pool);
    const id = await insertReport(db.pool, { reporter_id, text: 'écran fissuré' });
    const line = await valueOf<Record<string, unknown>>(db.pool, `SELECT after FROM history WHERE table_name = 'equipment_report' AND row_id = $1`, [id]);
    expect(line['text']).toBe('écran fissuré');
    expect(JSON.stringify(line)).not.toContain(reporter_id);
  });
});
