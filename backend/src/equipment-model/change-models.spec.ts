import type { ProblemAnswer } from '@calanque/shared';
import { insertEquipment, insertModel, insertSite } from '../testing/rows.js';
import { untilBlocked } from '../testing/scratch-database.js';
import { useTestApp } from '../testing/test-app.js';

describe('A model', () => {
  const app = useTestApp();

  it('keeps its category while a piece of it is being logged', async () => {
    const technician = await app().signedInAs('technician');
    const [modelId, siteId] = [await insertModel(app().pool, { category: 'tablet' }), await insertSite(app().pool)];
    const logging = await app().pool.connect();
    await logging.query('BEGIN');
    await insertEquipment(logging, { model_id: modelId }, { siteId });
    const change = { category: 'laptop', maker: 'Exemplar', name: 'Un autre', specifications: {} };
    const changing = technician.patch(`/api/equipment-models/${modelId}`, change, 1).expect(422).then((answer) => answer.body as ProblemAnswer);
    await untilBlocked(app().pool);
    await logging.query('COMMIT');
    logging.release();
    expect((await changing).code).toBe('model-category-in-use');
  });
});
