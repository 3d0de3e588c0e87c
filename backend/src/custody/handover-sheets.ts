import { Injectable } from '@nestjs/common';
import { CATEGORY_LABEL, type DocumentOfferList, type DocumentSummary } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock, frenchDay } from '../clock/clock.js';
import { Database } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { houseOf, OfferDocuments, type DocumentFile, wearInWords, type DocumentPiece, type HandoverSheetData, type Offered } from '../document/index.js';
import { Refusal } from '../refusal/refusal.js';
import { findCustody } from './custody.queries.js';
import { findHandOver, type HandedOverPiece } from './handover-sheet.queries.js';

/** What an agent signs who is handed pieces: one sheet for all of one act at one site. */
@Injectable()
export class HandoverSheets {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly offers: OfferDocuments) {}

  /** None for a custody that is no assignment, or was cancelled. @throws Refusal `not-found` */
  async list(caller: Caller, custodyId: string): Promise<DocumentOfferList> {
    if (!(await findCustody(this.database, caller.scope, custodyId))) throw new Refusal('not-found');
    const offered = await this.offered(this.database, caller, custodyId);
    return this.offers.list(caller, offered === null ? [] : [offered]);
  }

  /** @throws Refusal `not-found` of what is no assignment */
  async file(caller: Caller, custodyId: string): Promise<DocumentFile> {
    return this.offers.file(caller, await this.one(this.database, caller, custodyId));
  }

  /** @throws Refusal as `file` */
  async keep(caller: Caller, custodyId: string): Promise<DocumentSummary> {
    return this.offers.keep(caller, (tx) => this.one(tx, caller, custodyId));
  }

  private async one(reader: Reader, caller: Caller, custodyId: string): Promise<Offered<'handover-sheet'>> {
    const offered = await this.offered(reader, caller, custodyId);
    if (!offered) throw new Refusal('not-found');
    return offered;
  }

  private async offered(reader: Reader, caller: Caller, custodyId: string): Promise<Offered<'handover-sheet'> | null> {
    const pieces = await findHandOver(reader, caller.scope, custodyId);
    const [first] = pieces;
    if (!first) return null;
    return {
      kind: 'handover-sheet', subjectId: first.act_id, siteId: first.site_id, file: `/api/custodies/${custodyId}/handover-sheet.pdf`, data: sheetOf(first, pieces, this.clock.now()),
    };
  }
}

function sheetOf(first: HandedOverPiece, pieces: readonly HandedOverPiece[], madeAt: Date): HandoverSheetData {
  return {
    reference: `Remise ${wordsOf(first, pieces.length - 1)} du ${frenchDay(first.start)}`, madeAt: madeAt.toISOString(), house: houseOf(first.site),
    agent: first.handed_over_by ?? 'Un agent de la MDS', holder: { name: first.holder },
    startsAt: first.start.toISOString(), dueAt: first.due_at?.toISOString() ?? null, pieces: pieces.map(pieceOf), remark: first.note,
  };
}

function wordsOf({ number, kit }: HandedOverPiece, more: number): string {
  if (kit !== null) return `du lot ${kit}`;
  return more === 0 ? number : `${number} et ${more === 1 ? 'un autre' : `${more} autres`}`;
}

function pieceOf({ number, category, model, serial, accessories, wear, wear_note }: HandedOverPiece): DocumentPiece {
  return {
    number, category: CATEGORY_LABEL[category], model, serial, accessories: accessories.map(({ label }) => label.toLowerCase()), condition: wearInWords(wear, wear_note), valueCents: null,
  };
}
