/** A file as an office keeps it: a column that nobody knows, a name of its own for an MDS, a price in words, a line of totals. */
export interface OfficeFile {
  readonly name: string;
  readonly text: string;
}

const HEADINGS = 'N° inventaire;Catégorie;Marque;Modèle;N° de série;MDS;Pièce;État;Prix TTC;Gardé par Mme Garrigue';

/** @param key Begins every serial number, so that two files of one test run do not hold the same pieces. */
export function inventoryFile(key: string): OfficeFile {
  const lines = [
    `;Tablette;Samsung;Galaxy Tab A8;${key}-1;Vitrolles;Accueil;En service;229,00 €;Écran rayé`,
    `;PC portable;Dell;Latitude 5420;${key}-2;MDS de Marignane;;en stock;849,90;`,
    `;Tablette;Samsung;Galaxy Tab A8;${key}-3;antenne ${key} de Berre;;En service;229,00 €;`,
    `;Tablette;Samsung;Galaxy Tab A8;${key}-4;Vitrolles;;En service;environ 200;`,
    'TOTAL;;;;;;;;2307,90;',
  ];
  return { name: `inventaire-${key}.csv`, text: `\uFEFF${[HEADINGS, ...lines].join('\r\n')}\r\n` };
}

/** One that takes a while to be written. */
export function longInventoryFile(key: string, rows: number): OfficeFile {
  const lines = Array.from({ length: rows }, (_, place) => `;Tablette;Samsung;Galaxy Tab A8;${key}-${place + 1};Vitrolles;;En stock;229,00;`);
  return { name: `inventaire-${key}.csv`, text: [HEADINGS, ...lines].join('\n') };
}
