import type { ImportFault } from '@calanque/shared';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/index.js';
import { CONSTRAINT_PROBLEMS } from '../../database/constraint-problems.js';
import type { Transaction } from '../../database/database.js';
import type { Reader } from '../../database/sql.js';
import { findKnownPieces, findOwners, reserveNumbers, type IdentifiedBy } from '../../equipment/index.js';
import { Refusal } from '../../refusal/refusal.js';
import type { FileReading } from '../reading/file-reading.js';
import { SiteNames, visibleSites } from '../reading/site-names.js';
import { CATEGORY_WORDS, STATE_WORDS } from '../reading/vocabulary.js';
import type { ImportRules, RowToRead, RowToWrite, ValueTarget, Verdict, Writing } from '../rules.js';
import { findNumbersToGive, findOpenSites, findSpellings } from './catalogue.queries.js';
import { changePiece } from './change-piece.js';
import { EquipmentVerdicts } from './check-equipment.js';
import { contentOf, createPieces } from './create-pieces.js';
import { fieldOf } from './equipment-content.js';
import { KnownContext } from './known-context.js';
import { EquipmentRowReader } from './read-equipment-row.js';
import { Spellings } from './spellings.js';

const TAKEN: Readonly<Record<string, { by: IdentifiedBy; code: 'number-taken' | 'serial-taken' | 'mac-taken' | 'imei-taken' }>> = {
  equipment_number_once: { by: 'number', code: 'number-taken' },
  equipment_serial_once: { by: 'serial', code: 'serial-taken' },
  equipment_mac_once: { by: 'mac', code: 'mac-taken' },
  equipment_imei_once: { by: 'imei', code: 'imei-taken' },
};

/** What the rows of a list of equipment mean. */
@Injectable()
export class EquipmentRules implements ImportRules {
  readonly kind = 'equipment';

  async check(tx: Transaction, caller: Caller, reading: FileReading, rows: readonly RowToRead[]): Promise<Verdict[]> {
    const sites = new SiteNames(await findOpenSites(tx, caller.scope));
    const spellings = { maker: await spellingsOf(tx, reading, 'maker'), model: await spellingsOf(tx, reading, 'model') };
    const reader = new EquipmentRowReader(reading, sites, caller.scope.isOneSite, (field, written) => spellings[field].of(written));
    const read = rows.map((row) => ({ row: row.row, ...reader.read(row.cells) }));
    const verdicts = new EquipmentVerdicts(reading, await KnownContext.find(tx, caller, reading.importId, read));
    return rows.map((row, place) => verdicts.of(row, read[place] ?? { row: row.row, ...reader.read(row.cells) }));
  }

  /** Numbers that stand in the file are not drawn for its rows without one. */
  async prepare({ tx }: Writing, importId: string): Promise<void> {
    const numbers = await findNumbersToGive(tx, importId);
    if (numbers.length > 0) await reserveNumbers(tx, numbers);
  }

  create(writing: Writing, rows: readonly RowToWrite[]): Promise<void> {
    return createPieces(writing, rows);
  }

  change(writing: Writing, row: RowToWrite): Promise<void> {
    return changePiece(writing, row);
  }

  async explain(writing: Writing, row: RowToWrite, constraint: string): Promise<ImportFault> {
    const taken = TAKEN[constraint];
    if (taken) return this.explainTaken(writing, row, taken);
    const { code, field = '' } = CONSTRAINT_PROBLEMS[constraint] ?? { code: 'value-refused' as const };
    return writing.reading.fault(row.cells, fieldOf(field), code, new Refusal(code).sentence);
  }

  async targetsOf(reader: Reader, caller: Caller, field: string): Promise<readonly ValueTarget[]> {
    if (field === 'site') return visibleSites(await findOpenSites(reader, caller.scope)).map(({ id, name }) => ({ target: id, label: name, words: [] }));
    return field === 'category' ? CATEGORY_WORDS.targets : STATE_WORDS.targets;
  }

  private async explainTaken(
    { tx, caller, reading }: Writing, row: RowToWrite, { by, code }: (typeof TAKEN)[string],
  ): Promise<ImportFault> {
    const { number, maker, model, serial, mac, imei } = contentOf(row);
    const owner = (await findOwners(tx, [{ row: row.row, number, maker, model, serial, mac, imei }])).find((one) => one.by === by);
    const [piece] = owner ? await findKnownPieces(tx, caller.scope, [owner.id]) : [];
    const parameters: Record<string, string> = by === 'number' ? { number: number ?? '' } : piece?.covered ? { number: piece.number, site: piece.site } : {};
    return reading.fault(row.cells, by, code, new Refusal(code, parameters).sentence);
  }
}

/** Of the whole file, so that every row goes by the same one. */
function spellingsOf(tx: Transaction, reading: FileReading, field: 'maker' | 'model'): Promise<Spellings> {
  const place = reading.placeOf(field);
  return reading.once(`spellings of ${field}`, async () => new Spellings(place === null ? [] : await findSpellings(tx, reading.importId, place, field)));
}
