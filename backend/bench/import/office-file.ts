import { CATALOGUE, ROOM_NAMES, SITE_NAMES } from '../world/names.js';

/** A row of an office's inventory. */
export interface OfficeRow {
  readonly number: string;
  readonly category: string;
  readonly maker: string;
  readonly model: string;
  readonly serial: string;
  readonly mac: string;
  readonly site: string;
  readonly room: string;
  readonly state: 'En stock' | 'En service' | 'En panne' | 'En réparation';
  /** `2024-03-31` */
  readonly purchasedOn: string;
  readonly priceCents: number;
  readonly orderNumber: string;
}

const CATEGORY_IN_FRENCH = { laptop: 'Ordinateur portable', tablet: 'Tablette', 'wifi-point': 'Borne wifi', accessory: 'Accessoire' } as const;
const HEADINGS = ['N° inventaire', 'Catégorie', 'Marque', 'Modèle', 'N° de série', 'Adresse MAC', 'MDS', 'Pièce', 'État', 'Date d’achat', 'Prix TTC', 'N° commande'];

/** @param mark of three letters or digits, in every identifier: rows of another mark are other pieces */
export function officeRows(many: number, mark: string): OfficeRow[] {
  const at = <Item>(items: readonly Item[], place: number): Item => items[place % items.length] as Item;
  const octets = Buffer.from(mark).toString('hex').match(/../g)?.join(':') ?? '';
  return Array.from({ length: many }, (_, n) => {
    const { category, maker, name } = at(CATALOGUE, n * 7);
    const tail = n.toString(16).padStart(4, '0');
    return {
      number: `${mark}-${String(n + 1).padStart(6, '0')}`,
      category: CATEGORY_IN_FRENCH[category],
      maker, model: name,
      serial: `${mark}${String(n * 37).padStart(9, '0')}`,
      mac: `${octets}:${n > 0xffff ? '03' : '02'}:${tail.slice(-4, -2)}:${tail.slice(-2)}`,
      site: at(SITE_NAMES, n),
      room: at(ROOM_NAMES, Math.floor(n / 3)),
      state: at(['En service', 'En stock', 'En service', 'En panne', 'En service', 'En stock', 'En réparation'] as const, n),
      purchasedOn: `20${18 + (n % 8)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
      priceCents: 9900 + (n % 900) * 100,
      orderNumber: `BC-${2018 + (n % 8)}-${String(n % 500).padStart(3, '0')}`,
    };
  });
}

/** The file as a spreadsheet program writes it in France. */
export function officeFile(rows: readonly OfficeRow[]): string {
  const lines = rows.map((row) => [
    row.number, row.category, row.maker, row.model, row.serial, row.mac, row.site, row.room, row.state,
    row.purchasedOn.split('-').reverse().join('/'), (row.priceCents / 100).toFixed(2).replace('.', ','), row.orderNumber,
  ].join(';'));
  return `\ufeff${[HEADINGS.join(';'), ...lines].join('\r\n')}\r\n`;
}
