import { ACCOUNT_COLUMNS } from './account-column.js';
import { ACCOUNT_SORTS } from './account.js';
import { columnsFor, type ListColumn } from './column.js';
import { EQUIPMENT_COLUMNS } from './equipment-column.js';
import { MODEL_COLUMNS } from './equipment-model-column.js';
import { MODEL_SORTS } from './equipment-model.js';
import { EQUIPMENT_SORTS } from './equipment.js';
import { mayRole } from './permission.js';
import { PERSON_COLUMNS } from './person-column.js';
import { PERSON_SORTS } from './person.js';
import { SITE_COLUMNS } from './site-column.js';
import { SITE_SORTS } from './site.js';

const LISTS: Readonly<Record<string, { readonly columns: readonly ListColumn[]; readonly sorts: readonly string[] }>> = {
  equipment: { columns: EQUIPMENT_COLUMNS, sorts: EQUIPMENT_SORTS },
  persons: { columns: PERSON_COLUMNS, sorts: PERSON_SORTS },
  sites: { columns: SITE_COLUMNS, sorts: SITE_SORTS },
  models: { columns: MODEL_COLUMNS, sorts: MODEL_SORTS },
  accounts: { columns: ACCOUNT_COLUMNS, sorts: ACCOUNT_SORTS },
};

describe('The columns of a list', () => {
  for (const [name, { columns, sorts }] of Object.entries(LISTS)) {
    it(`have each a key and a heading of their own among ${name}`, () => {
      expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length);
      expect(new Set(columns.map(({ heading }) => heading)).size).toBe(columns.length);
    });

    it(`are sortable only by orders that the list of ${name} has`, () => {
      for (const { sort } of columns) {
        if (sort !== null) expect(sorts).toContain(sort);
      }
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
