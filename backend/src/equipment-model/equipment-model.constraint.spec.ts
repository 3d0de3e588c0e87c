import { insertModel } from '../testing/rows.js';
import { refusalOf, useScratchDatabase } from '../testing/scratch-database.js';

describe('a model in the database', () => {
  const db = useScratchDatabase();

  const made = (columns: Readonly<Record<string, unknown>>) => refusalOf(insertModel(db.pool, columns));

  it('stands once in the catalogue, whatever its case and accents', async () => {
    expect(await made({ maker: 'Société', name: 'Élan 14' })).toBeNull();
    expect(await made({ maker: 'SOCIETE', name: 'elan 14', category: 'tablet' })).toBe('equipment_model_once');
    expect(await made({ maker: 'Société', name: 'Élan 15' })).toBeNull();
  });

  it('is of a known category', async () => {
    expect(await made({ category: 'phone' })).toBe('equipment_model_category_known');
  });

  it('has a maker and a name, not too long', async () => {
    for (const wrong of ['', 'x'.repeat(101)]) {
      expect(await made({ maker: wrong })).toBe('equipment_model_name_length');
      expect(await made({ name: wrong })).toBe('equipment_model_name_length');
    }
  });

  it('has a usual warranty of at most twenty years', async () => {
    expect(await made({ warranty_months: -1 })).toBe('equipment_model_warranty_sane');
    expect(await made({ warranty_months: 241 })).toBe('equipment_model_warranty_sane');
    expect(await made({ warranty_months: 240 })).toBeNull();
  });

  it('is never deleted', async () => {
    const id = await insertModel(db.pool);
    expect(await refusalOf(db.pool.query('DELETE FROM equipment_model WHERE id = $1', [id]))).toBe('never_deleted');
    expect(await refusalOf(db.pool.query('TRUNCATE equipment_model CASCADE'))).toBe('never_deleted');
  });
});
