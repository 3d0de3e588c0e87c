import { column } from './column.js';

/** The columns of the list of sites, in the order of a whole export. */
export const SITE_COLUMNS = [
  column('name', 'Nom', 'text', { sort: 'name' }),
  column('status', 'Situation'),
  column('address', 'Adresse'),
  column('city', 'Commune'),
  column('manager', 'Responsable', 'text', { needs: 'person:read' }),
  column('networkKind', 'Raccordement'),
  column('downloadMbps', 'Débit descendant (Mb/s)', 'integer'),
  column('roomCount', 'Pièces', 'integer'),
  column('equipmentCount', 'Matériels', 'integer', { needs: 'equipment:read' }),
] as const;

export type SiteColumnKey = (typeof SITE_COLUMNS)[number]['key'];
export const SITE_COLUMN_KEYS = SITE_COLUMNS.map(({ key }) => key);
