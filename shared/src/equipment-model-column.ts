import { column } from './column.js';

/** The columns of the catalogue, in the order of a whole export. */
export const MODEL_COLUMNS = [
  column('category', 'Catégorie'),
  column('maker', 'Marque', 'text', { sort: 'name' }),
  column('name', 'Modèle'),
  column('modelNumber', 'Référence du fabricant'),
  column('warrantyMonths', 'Garantie (mois)', 'integer'),
  column('supportEndsOn', 'Fin de support', 'day', { sort: 'supportEndsOn' }),
  column('processor', 'Processeur'),
  column('memoryGb', 'Mémoire (Go)', 'integer'),
  column('storageGb', 'Stockage (Go)', 'integer'),
  column('screenInches', 'Écran (pouces)', 'decimal'),
  column('cellular', 'Carte SIM', 'yes-no'),
  column('wifiStandard', 'Norme wifi'),
  column('poweredByEthernet', 'Alimentation par le réseau (PoE)', 'yes-no'),
  column('compatibleWith', 'Compatible avec'),
  column('equipmentCount', 'Matériels', 'integer', { needs: 'equipment:read' }),
  column('createdAt', 'Fiche créée le', 'instant'),
] as const;

export type ModelColumnKey = (typeof MODEL_COLUMNS)[number]['key'];
export const MODEL_COLUMN_KEYS = MODEL_COLUMNS.map(({ key }) => key);
