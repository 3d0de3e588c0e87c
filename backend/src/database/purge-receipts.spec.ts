import { setTimeout as wait } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { Clock } from '../clock/clock.js';
import { makeDue } from '../testing/due-jobs.js';
import { useTestApp } from '../testing/test-app.js';

describe('With what a creation was asked', () => {
  const app = useTestApp();
  afterEach(() => app().clock.set(null));

  const doneOn = async (day: string) => (await app().pool.query(
    `SELECT id FROM pgboss.job WHERE name = 'daily' AND data @> $1::jsonb AND state = 'completed'`, [JSON.stringify({ name: 'purge-receipts', day })])).rows.length > 0;

  it('is forgotten after thirty days; what was created is not created again', async () => {
    const technician = await app().signedInAs('technician');
    const model = { id: uuid(), category: 'laptop', maker: 'Calanque', name: `Modèle ${uuid()}`, specifications: {} };
    const recent = { ...model, id: uuid(), name: `Modèle ${uuid()}` };
    for (const body of [model, recent]) await technician.post('/api/equipment-models', body).expect(201);
    const day = app().get(Clock).today();
    const receipts = async () => (await app().pool.query<{ id: string }>('SELECT id FROM creation_receipt WHERE id = ANY($1)', [[model.id, recent.id]])).rows.map(({ id }) => id);
    for (const [id, days] of [[model.id, 31], [recent.id, 20]] as const) {
      await app().pool.query(`UPDATE creation_receipt SET created_at = now() - make_interval(days => $2) WHERE id = $1`, [id, days]);
    }
    // Done already, where the hour of the night has passed: the day after plans itself.
    const then = await doneOn(day) ? new Date(Date.now() + 86_400_000) : null;
    if (then) app().clock.set(then.toISOString());
    const until = app().get(Clock).today();
    while (!(await doneOn(until))) {
      await makeDue(app().pool, 'daily', { name: 'purge-receipts' });
      await wait(50);
    }
    expect(await receipts()).toEqual([recent.id]);
    app().clock.set(null);
    await technician.post('/api/equipment-models', recent).expect(201);
    expect((await technician.post('/api/equipment-models', model)).status).toBe(409);
  });
});
