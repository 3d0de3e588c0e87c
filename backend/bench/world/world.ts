import { hashPassword } from '../../src/access/index.js';
import type pg from 'pg';
import {
  addCatalogue, addCustodies, addEquipment, addHistory, addPersons, addPlacesAndConditions, addSites, addTechnician, addTransfers, countNumbers, defineChance, setTriggers, tidy,
} from './world.queries.js';

/** The account that the bench signs in with: it sees every site, holders included, and may assign everything. */
export const TECHNICIAN = { email: 'technicien@bench.test', password: 'Mouillage-de-4-barques!' } as const;

/** Custodies of a piece, on average and in all: each ten pieces have fifty. */
export const CUSTODIES_A_PIECE = 5;

export interface WorldSize {
  /** A multiple of ten. */
  readonly pieces: number;
  readonly persons: number;
}

export interface WorldOptions extends WorldSize {
  /** The present of the world; nothing in it is later. */
  readonly now: Date;
  /**
   * Whether every rule of the database looks at every row as it does in service. Without, constraints and foreign keys
   * still do; what triggers would have filled in and written is written by the generator itself.
   */
  readonly triggers: 'on' | 'off';
}

/**
 * Fills a migrated, empty database with an inventory of believable variety. The same options give the same rows.
 * @param said told what is being made
 */
export async function fillWorld(db: pg.ClientBase, options: WorldOptions, said: (what: string) => void = () => undefined): Promise<void> {
  const { pieces, persons, now, triggers } = options;
  await db.query('BEGIN');
  await defineChance(db);
  if (triggers === 'off') await setTriggers(db, 'off');
  said('sites, people, catalogue');
  await addSites(db);
  await addPersons(db, persons);
  await addCatalogue(db);
  await addTechnician(db, { ...TECHNICIAN, passwordHash: await hashPassword(TECHNICIAN.password) });
  said(`${pieces} pieces`);
  await addEquipment(db, pieces, now);
  await addPlacesAndConditions(db);
  said(`${pieces * CUSTODIES_A_PIECE} custodies`);
  await addCustodies(db);
  await addTransfers(db);
  if (triggers === 'off') {
    said('numbers and history');
    await countNumbers(db);
    await addHistory(db);
    await setTriggers(db, 'on');
  }
  await db.query('COMMIT');
  await tidy(db);
}
