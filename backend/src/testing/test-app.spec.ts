import type { SessionAnswer } from '@calanque/shared';
import { insertSite } from './rows.js';
import { useTestApp } from './test-app.js';

describe('The test application', () => {
  const app = useTestApp();

  it('signs people in over HTTP, with their role and sites', async () => {
    const site = await insertSite(app().pool, { name: 'Vitrolles' });
    const manager = await app().signedInAs('manager', [site], { familyName: 'Martin' });

    const { body } = (await manager.get('/api/session').expect(200)) as { body: SessionAnswer };

    expect(body.user).toEqual(jasmine.objectContaining({ id: manager.accountId, role: 'manager', familyName: 'Martin' }));
    expect(body.sites).toEqual([{ id: site, name: 'Vitrolles' }]);
  });

  it('keeps the visitor a stranger', async () => {
    const visitor = await app().visitor();
    const { body } = (await visitor.get('/api/session').expect(200)) as { body: SessionAnswer };
    expect(body.user).toBeNull();
    await visitor.get('/api/equipment-models').expect(401);
  });

  it('ends sessions when the clock has gone on', async () => {
    const technician = await app().signedInAs('technician');
    await technician.get('/api/equipment-models').expect(200);
    app().clock.set(new Date(Date.now() + 13 * 60 * 60_000));
    await technician.get('/api/equipment-models').expect(401);
    app().clock.set(null);
  });

  it('counts what PostgreSQL is asked', async () => {
    const technician = await app().signedInAs('technician');
    // The session, the page, the columns.
    expect(await app().countStatements(() => technician.get('/api/equipment-models').expect(200))).toBe(3);
    expect(await app().countStatements(() => Promise.resolve())).toBe(0);
  });
});
