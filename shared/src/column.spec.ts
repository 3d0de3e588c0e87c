import { ACCOUNT_COLUMNS } from './account-column.js';
import { columnsFor, type ListColumn } from './column.js';
import { EQUIPMENT_COLUMNS } from './equipment-column.js';
import { MODEL_COLUMNS } from './equipment-model-column.js';
import { mayRole } from './permission.js';
import { PERSON_COLUMNS } from './person-column.js';
import { SITE_COLUMNS } from './site-column.js';

const LISTS: Readonly<Record<string, readonly ListColumn[]>> = {
  equipment: EQUIPMENT_COLUMNS, persons: PERSON_COLUMNS, sites: SITE_COLUMNS, models: MODEL_COLUMNS, accounts: ACCOUNT_COLUMNS,
};

describe('The columns of a list', () => {
  for (const [name, columns] of Object.entries(LISTS)) {
    it(`have each a key and a heading of their own among ${name}`, () => {
      expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length);
      expect(new Set(columns.map(({ heading }) => heading)).size).toBe(columns.length);
    });
  }

  it('show the direction neither holder nor notes', () => {
    const shown = columnsFor(EQUIPMENT_COLUMNS, (permission) => mayRole('direction', permission)).map(({ key }) => key);
    const hidden = EQUIPMENT_COLUMNS.map(({ key }) => key).filter((key) => !shown.includes(key));
    expect(hidden).toEqual(['holder', 'heldSince', 'dueAt', 'notes']);
  });

  it('show a mediator agents without service and e-mail', () => {
    const shown = columnsFor(PERSON_COLUMNS, (permission) => mayRole('mediator', permission)).map(({ key }) => key);
    expect(shown).toEqual(['familyName', 'givenName', 'site', 'leftOn', 'heldCount']);
  });
});
