import { v7 as uuid } from 'uuid';
import { DataSource } from 'typeorm';
import { OneTimeLinkEntity } from '../account/one-time-link.entity.js';
import { CustodyEntity } from '../custody/custody.entity.js';
import { EquipmentConditionEntity } from '../equipment/equipment-condition.entity.js';
import { EquipmentPlaceEntity } from '../equipment/equipment-place.entity.js';
import { EquipmentEntity } from '../equipment/equipment.entity.js';
import { InventoryCounterEntity } from '../equipment/inventory-counter.entity.js';
import { HistoryEntity } from '../history/history.entity.js';
import { SiteEntity } from '../site/site.entity.js';
import { insertEquipment, insertModel, insertSite } from '../testing/rows.js';
import { useScratchDatabase } from '../testing/scratch-database.js';
import { buildDataSource } from './data-source.js';

describe('an entity', () => {
  const db = useScratchDatabase();
  let source: DataSource;

  beforeAll(async () => {
    source = await buildDataSource(db.url, 2).initialize();
  });

  afterAll(() => source.destroy());

  const start = new Date('2025-03-01T10:00:00.123Z');

  it('writes a piece with its facts, and reads what the database made of it', async () => {
    const [model, siteId] = [await insertModel(db.pool, { category: 'wifi-point', maker: 'Marque', warranty_months: 24 }), await insertSite(db.pool)];
    const id = uuid();
    await source.transaction(async (manager) => {
      await manager.insert(EquipmentEntity, {
        id, modelId: model, mac: '00-1A-2B-3C-4D-5E', ipAddress: '192.168.1.20', bands: ['2.4', '5'], purchasedOn: '2025-02-28',
      });
      await manager.insert(EquipmentPlaceEntity, { equipmentId: id, siteId, period: { start, end: null } });
      await manager.insert(EquipmentConditionEntity, { equipmentId: id, condition: 'working', period: { start, end: null } });
    });
    expect(await source.manager.findOneByOrFail(EquipmentEntity, { id })).toEqual(jasmine.objectContaining({
      version: 1, number: jasmine.stringMatching(/^MDS13-\d{6}$/), category: 'wifi-point', maker: 'Marque', warrantyMonths: 24,
      mac: '00:1a:2b:3c:4d:5e', ipAddress: '192.168.1.20', bands: ['2.4', '5'], purchasedOn: '2025-02-28', serial: null, annulledAt: null,
    }));
    expect(await source.manager.findOneByOrFail(EquipmentPlaceEntity, { equipmentId: id }))
      .toEqual(jasmine.objectContaining({ siteId, roomId: null, period: { start, end: null } }));
    expect(await source.manager.findOneByOrFail(InventoryCounterEntity, { prefix: 'MDS13-' })).toEqual(jasmine.objectContaining({ lastValue: jasmine.stringMatching(/^\d+$/) }));
  });

  it('ends a custody that began at any fraction of a second', async () => {
    const { id: equipmentId } = await insertEquipment(db.pool);
    await db.pool.query(`INSERT INTO custody (id, equipment_id, kind, period) VALUES ($1, $2, 'repair', '["2025-03-01 10:00:00.123456+00",)')`, [uuid(), equipmentId]);
    const custody = await source.manager.findOneByOrFail(CustodyEntity, { equipmentId });
    expect(custody.period).toEqual({ start, end: null });
    const end = new Date('2025-04-01T08:00:00.999Z');
    custody.period = { start: custody.period.start, end };
    await source.manager.save(custody);
    expect(await source.manager.findOneByOrFail(CustodyEntity, { equipmentId })).toEqual(jasmine.objectContaining({ version: 2, period: { start, end } }));
  });

  it('saved unchanged, is not written', async () => {
    const { id } = await insertEquipment(db.pool);
    await source.manager.save(await source.manager.findOneByOrFail(EquipmentEntity, { id }));
    await source.manager.save(await source.manager.findOneByOrFail(EquipmentPlaceEntity, { equipmentId: id }));
    await source.manager.save(await source.manager.findOneByOrFail(EquipmentConditionEntity, { equipmentId: id }));
    expect(await source.manager.countBy(HistoryEntity, { subjectId: id, action: 'update' })).toBe(0);
  });

  it('holds bytes, documents and defaults', async () => {
    const tokenHash = Buffer.from([0, 1, 254, 255]);
    await source.manager.insert(OneTimeLinkEntity, { tokenHash, purpose: 'setup', createdAt: start, expiresAt: start });
    expect((await source.manager.findOneByOrFail(OneTimeLinkEntity, { purpose: 'setup' })).tokenHash.equals(tokenHash)).toBeTrue();
    const id = uuid();
    await source.manager.insert(SiteEntity, { id, name: 'MDS des essais', city: 'Arles', openingHours: { monday: '08:30-12:00' } });
    expect(await source.manager.findOneByOrFail(SiteEntity, { id })).toEqual(jasmine.objectContaining({
      version: 1, status: 'open', openingHours: { monday: '08:30-12:00' }, latitude: null, createdAt: jasmine.any(Date),
    }));
    const line = await source.manager.findOneByOrFail(HistoryEntity, { subjectId: id });
    expect(line).toEqual(jasmine.objectContaining({ id: jasmine.any(Number), action: 'insert', subject: 'site', siteId: id, actorId: null, before: null }));
  });
});
