import { EquipmentChange, fieldsForeignTo, normalizeImei, normalizeIp, normalizeMac, NUMBER_MAX, type Category, type EquipmentState, type ImportFault } from '@calanque/shared';
import { validateSync } from 'class-validator';
import { isRounded, readBands, readCents, readDay, readMonths, readText } from '../reading/cells.js';
import type { FileReading } from '../reading/file-reading.js';
import type { NamedSite, SiteNames } from '../reading/site-names.js';
import { CATEGORY_WORDS, STATE_WORDS, type Vocabulary } from '../reading/vocabulary.js';
import { saysNothing } from '../reading/words.js';
import { CARD_FIELDS, fieldOf, type EquipmentContent } from './equipment-content.js';

/** What is read of a row, before anything is looked up but the sites. */
export interface ReadRow {
  readonly content: EquipmentContent;
  readonly siteId: string | null;
  readonly faults: (readonly [field: string, fault: ImportFault])[];
}

/** As the constraint on numbers has it. */
const NUMBER_SHAPE = /^[\p{L}\p{N}](?:[^\p{C}\p{Z}]| )*$/u;
/** Of the other fields zeros alone say that nothing is known. */
const MAY_BE_ZERO: readonly string[] = ['price', 'warrantyMonths'];
const NAME_MAX = 100;
/** Zero-width characters, which come along from web pages. */
const UNSEEN = /[\u200b-\u200d\u2060\ufeff]/g;
const ANY_ID = '00000000-0000-7000-8000-000000000000';
const ANY_MODEL: Partial<EquipmentChange> = { modelId: ANY_ID };

/** Reads the cells of one row. */
export class EquipmentRowReader {
  constructor(
    private readonly reading: FileReading,
    private readonly sites: SiteNames,
    /** Whether a file without a column for it is about the only site of who gave it. */
    private readonly isOneSite: boolean,
    /** How a maker or a model is spelled, by its spelling in the file. */
    private readonly spelling: (field: 'maker' | 'model', written: string) => string,
  ) {}

  read(cells: readonly string[]): ReadRow {
    const row = new CellReader(this.reading, cells);
    const site = this.siteOf(row);
    const content: EquipmentContent = {
      number: this.numberOf(row),
      category: codeOf(row, 'category', CATEGORY_WORDS, 'une catégorie connue', 'La plus proche'),
      maker: this.nameOf(row, 'maker'),
      model: this.nameOf(row, 'model'),
      serial: row.identifier('serial'),
      mac: row.value('mac', normalizeMac, 'mac-invalid', 'Cette adresse MAC n’en est pas une : il y faut douze chiffres hexadécimaux (0 à 9, A à F).'),
      imei: this.imeiOf(row),
      site: site?.name ?? null,
      room: row.name('room'),
      state: codeOf(row, 'state', STATE_WORDS, 'un état connu', 'Le plus proche'),
      purchasedOn: row.value('purchasedOn', readDay, 'day-invalid', 'Cette date n’existe pas ou ne se lit pas. Écrivez-la jour, mois, année, par exemple 31/12/2020.'),
      priceCents: row.value('price', readCents, 'price-invalid', 'Ce prix ne se lit pas. Écrivez un montant seul, par exemple 415,00.'),
      orderNumber: row.identifier('orderNumber'),
      supplier: row.text('supplier'),
      warrantyMonths: row.value('warrantyMonths', readMonths, 'warranty-invalid', 'Cette garantie ne se lit pas. Écrivez un nombre de mois, par exemple 24.'),
      notes: row.text('notes'),
      ssid: row.text('ssid'),
      bands: row.value('bands', readBands, 'bands-invalid', 'Ces bandes ne se lisent pas. Écrivez par exemple « 2,4 GHz | 5 GHz ».'),
      ipAddress: row.value('ipAddress', normalizeIp, 'ip-invalid', 'Cette adresse IP n’en est pas une.'),
      firmware: row.text('firmware'),
      osName: row.text('osName'),
      osVersion: row.text('osVersion'),
      osSupportEndsOn: row.value('osSupportEndsOn', readDay, 'day-invalid', 'Cette date n’existe pas ou ne se lit pas. Écrivez-la jour, mois, année, par exemple 31/12/2020.'),
    };
    refuseForeign(row, content);
    checkContract(row, content);
    refuseTooManyCells(row);
    return { content, siteId: site?.id ?? null, faults: row.faults };
  }

  private numberOf(row: CellReader): string | null {
    const number = row.identifier('number');
    if (number === null) return null;
    if (number.length > NUMBER_MAX) row.refuse('number', 'number-too-long', `« ${row.heading('number')} » : ${NUMBER_MAX} caractères au plus, pour tenir sur l’étiquette. Raccourcissez-le, ou videz la cellule pour en recevoir un.`);
    else if (!NUMBER_SHAPE.test(number) || !/[\p{L}\p{N}]$/u.test(number)) row.refuse('number', 'number-invalid', 'Un numéro d’inventaire commence et finit par une lettre ou un chiffre, sur une seule ligne.');
    return number;
  }

  private imeiOf(row: CellReader): string | null {
    return row.identifier('imei') === null ? null : row.value('imei', normalizeImei, 'imei-invalid', 'Cet IMEI n’en est pas un : il a 15 chiffres, dont le dernier vérifie les autres. Relisez-le sur l’appareil.');
  }

  private nameOf(row: CellReader, field: 'maker' | 'model'): string | null {
    const written = row.name(field);
    return written === null ? null : this.spelling(field, written);
  }

  private siteOf(row: CellReader): NamedSite | null {
    const only = !this.reading.has('site') && this.isOneSite;
    const found = this.sites.find(row.cell('site'), { told: (value) => this.reading.meaning('site', value), only });
    if ('site' in found) return found.site;
    row.refuse('site', found.problem, found.sentence);
    return null;
  }
}

/** The cells of one row by field, and what is found wrong with them. */
class CellReader {
  readonly faults: (readonly [field: string, fault: ImportFault])[] = [];

  constructor(readonly reading: FileReading, readonly cells: readonly string[]) {}

  heading(field: string): string {
    return this.reading.heading(field);
  }

  /** As it stands in the file; empty where it only says that nothing is known. */
  cell(field: string): string {
    const written = this.reading.cell(this.cells, field);
    return saysNothing(written) && !(field === 'notes' || (MAY_BE_ZERO.includes(field) && /\d/.test(written))) ? '' : written;
  }

  text(field: string): string | null {
    return readText(this.cell(field)) || null;
  }

  /** A number or a code: without the characters that nobody sees, and none that the spreadsheet has rounded. */
  identifier(field: string): string | null {
    const written = this.text(field)?.replaceAll(UNSEEN, '').trim() || null;
    if (written === null || !isRounded(written)) return written;
    this.refuse(field, 'rounded', `Le tableur a arrondi « ${this.heading(field)} ». Mettez la colonne au format Texte et tapez de nouveau tous ses chiffres.`);
    return null;
  }

  /** A name stands on one line, its words one space apart, and is as long as the form lets it be. */
  name(field: string): string | null {
    const name = this.text(field)?.replaceAll(UNSEEN, '').replaceAll(/\s+/g, ' ').trim() || null;
    if (name !== null && name.length > NAME_MAX) this.refuse(field, 'text-too-long', `« ${this.heading(field)} » : ${NAME_MAX} caractères au plus.`);
    return name;
  }

  value<Value>(field: string, read: (text: string) => Value | null, problem: string, sentence: string): Value | null {
    const typed = this.cell(field);
    const value = typed === '' ? null : read(typed);
    if (typed !== '' && value === null) this.refuse(field, problem, sentence);
    return value;
  }

  refuse(field: string, problem: string, sentence: string): void {
    this.faults.push([field, this.reading.fault(this.cells, field, problem, sentence)]);
  }
}

function codeOf<Code extends Category | EquipmentState>(row: CellReader, field: string, words: Vocabulary<Code>, what: string, near: string): Code | null {
  const written = row.cell(field);
  if (written === '') return null;
  const told = row.reading.meaning(field, written);
  const code = told !== null && words.has(told) ? told : words.codeOf(written);
  if (code !== null) return code;
  const nearest = words.nearest(written);
  row.refuse(field, `${field}-unknown`, `« ${written} » n’est pas ${what}.${nearest ? ` ${near} : ${words.labelOf(nearest)}.` : ''}`);
  return null;
}

function refuseForeign(row: CellReader, content: EquipmentContent): void {
  const { category } = content;
  if (category === null) return;
  for (const field of fieldsForeignTo(category)) {
    if (content[field as keyof EquipmentContent] === null) continue;
    row.refuse(field, 'field-foreign', `« ${row.heading(field)} » ne s’applique pas à la catégorie « ${CATEGORY_WORDS.labelOf(category)} ». Videz cette cellule.`);
  }
}

/** Lengths and ranges are those of the form. */
function checkContract(row: CellReader, content: EquipmentContent): void {
  const card = Object.assign(new EquipmentChange(), ANY_MODEL, Object.fromEntries(CARD_FIELDS.map((field) => [field, content[field]])));
  for (const { property, constraints } of validateSync(card)) {
    const [sentence = 'Cette valeur n’est pas acceptée.'] = Object.values(constraints ?? {});
    row.refuse(fieldOf(property), 'value-refused', property === 'priceCents' ? 'Ce prix est trop grand. Écrivez-le en euros, au plus 1 000 000,00.' : sentence);
  }
}

/** A separator too many moves what stands behind it: nothing of such a row can be trusted. */
function refuseTooManyCells(row: CellReader): void {
  const { headings } = row.reading;
  if (row.cells.length <= headings.length) return;
  const value = row.cells[headings.length] ?? '';
  const sentence = 'Cette ligne a plus de cellules qu’il n’y a de titres. Un séparateur est peut-être en trop : mettez le texte qui le contient entre guillemets.';
  row.faults.push(['', { column: `(colonne ${headings.length + 1})`, value: value.slice(0, 500), problem: 'cells-too-many', sentence }]);
}
