import { Injectable } from '@nestjs/common';
import { CATEGORY_LABEL, CONDITION_LABEL, type DocumentOfferList, type DocumentSummary, type TransferLine } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock, frenchDay } from '../clock/clock.js';
import { Database } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { houseOf, OfferDocuments, type DocumentFile, type DeliveredPiece, type DeliverySlipData, type Offered } from '../document/index.js';
import { Refusal } from '../refusal/refusal.js';
import { transferForSlip, type TransferForSlip } from './slip.queries.js';

/** The slip that goes with a transfer, read and signed at both ends. */
@Injectable()
export class Slips {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly offers: OfferDocuments) {}

  /** None of a transfer that was called off. @throws Refusal `not-found` */
  async list(caller: Caller, id: string): Promise<DocumentOfferList> {
    const found = await this.find(this.database, caller, id);
    return this.offers.list(caller, found.transfer.cancelledAt === null ? [this.offered(found)] : []);
  }

  /** @throws Refusal `not-found`, also of one that was called off */
  async file(caller: Caller, id: string): Promise<DocumentFile> {
    return this.offers.file(caller, await this.one(this.database, caller, id));
  }

  /** @throws Refusal as `file` */
  async keep(caller: Caller, id: string): Promise<DocumentSummary> {
    return this.offers.keep(caller, (tx) => this.one(tx, caller, id));
  }

  private async one(reader: Reader, caller: Caller, id: string): Promise<Offered<'delivery-slip'>> {
    const found = await this.find(reader, caller, id);
    if (found.transfer.cancelledAt !== null) throw new Refusal('not-found');
    return this.offered(found);
  }

  private async find(reader: Reader, caller: Caller, id: string): Promise<TransferForSlip> {
    const found = await transferForSlip(reader, caller.scope, id);
    if (!found) throw new Refusal('not-found');
    return found;
  }

  private offered(found: TransferForSlip): Offered<'delivery-slip'> {
    const { id, from, to } = found.transfer;
    return { kind: 'delivery-slip', subjectId: id, siteId: from.id, otherSiteId: to.id, file: `/api/transfers/${id}/slip.pdf`, data: slipOf(found, this.clock.now()) };
  }
}

function slipOf({ transfer, from, to, sentBy, receivedBy, conditions }: TransferForSlip, madeAt: Date): DeliverySlipData {
  const received = transfer.lines.map(({ decidedAt }) => decidedAt).filter((at) => at !== null).sort();
  return {
    reference: `Transfert ${from.name} – ${to.name} du ${frenchDay(new Date(transfer.sentAt ?? transfer.createdAt))}`, madeAt: madeAt.toISOString(),
    house: houseOf(from), to: houseOf(to), sentBy: sentBy ?? transfer.preparedBy, sentAt: transfer.sentAt, receivedBy, receivedAt: received.at(-1) ?? null,
    pieces: transfer.lines.map((line) => pieceOf(line, conditions)), remark: transfer.note,
  };
}

function pieceOf(line: TransferLine, conditions: TransferForSlip['conditions']): DeliveredPiece {
  const { id, number, category, model, serial, outcome, note } = line;
  const condition = conditions[id];
  return {
    number, category: category === null ? 'Hors inventaire' : CATEGORY_LABEL[category], model: model ?? 'Objet sans fiche', serial, accessories: [],
    condition: condition ? CONDITION_LABEL[condition] : null, valueCents: null, outcome, note,
  };
}
