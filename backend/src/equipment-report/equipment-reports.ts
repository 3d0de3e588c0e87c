import { Injectable } from '@nestjs/common';
import type { EquipmentReportAnswer, EquipmentReportDraft, EquipmentReportListRequest, EquipmentReportReply, Page } from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { lockPiece, reportCondition, type Piece } from '../equipment/index.js';
import { tell } from '../notice/index.js';
import { Refusal } from '../refusal/refusal.js';
import { EquipmentReportEntity } from './equipment-report.entity.js';
import { answerReport, findByNumber, findReports, lockReport, pageOfReports, type LockedReport, type ReportReader } from './equipment-report.queries.js';

/** What people say is wrong with pieces, and what becomes of it. */
@Injectable()
export class EquipmentReports {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, request: EquipmentReportListRequest): Promise<Page<EquipmentReportAnswer>> {
    const { ids, next, total } = await pageOfReports(this.database, caller.scope, readerOf(caller), request);
    return { items: await findReports(this.database, caller.scope, readerOf(caller), ids), next, total };
  }

  /** @throws Refusal `not-found` */
  async one(caller: Caller, id: string, reader: Reader = this.database): Promise<EquipmentReportAnswer> {
    const [report] = await findReports(reader, caller.scope, readerOf(caller), [id]);
    if (!report) throw new Refusal('not-found');
    return report;
  }

  /**
   * Reports a problem and, where it is asked, notes the piece as broken.
   * @throws Refusal `report-piece-missing`, `number-unknown`, `not-found`, `equipment-annulled`, `reason-required` on `text`, `id-reused`;
   * on `broken` `not-allowed`, `condition-move-refused`
   */
  async file(caller: Caller, draft: EquipmentReportDraft): Promise<EquipmentReportAnswer> {
    const { id, kind, text = null } = draft;
    if (kind === 'other' && !text) throw new Refusal('reason-required', {}, { field: 'text' });
    if (draft.broken && !may(caller, 'equipment:report-fault')) throw new Refusal('not-allowed', {}, { field: 'broken' });
    await this.database.create(caller, draft, async (tx) => {
      const piece = await lockPiece(tx, caller, await pieceOf(tx, caller, draft));
      const now = this.clock.now();
      await tx.manager.insert(EquipmentReportEntity, { id, kind, text, equipmentId: piece.id, reporterId: caller.personId, createdAt: now });
      if (draft.broken) await noteBroken(tx, caller, piece, text, now);
      await tell(tx, {
        to: { siteId: piece.siteId, permission: 'report:read' }, kind: 'report-filed', params: { problem: kind },
        equipmentId: piece.id, link: `/signalements/${id}`, key: `report-filed:${id}`,
      });
    });
    return this.one(caller, id);
  }

  /** @throws Refusal `not-found`, `stale`, `report-closed` */
  async answer(caller: Caller, id: string, version: number, { answer, close = false }: EquipmentReportReply): Promise<EquipmentReportAnswer> {
    return this.reply(caller, id, version, { answer, close: close === true });
  }

  /** Closes it without a word more. @throws Refusal `not-found`, `stale`, `report-closed` */
  async close(caller: Caller, id: string, version: number): Promise<EquipmentReportAnswer> {
    return this.reply(caller, id, version, { answer: null, close: true });
  }

  private async reply(caller: Caller, id: string, version: number, reply: { answer: string | null; close: boolean }): Promise<EquipmentReportAnswer> {
    await this.database.write(caller, async (tx) => {
      const report = await lockReport(tx, caller.scope, readerOf(caller), id);
      if (report === null) throw new Refusal('not-found');
      if (report.version !== version) throw new Refusal('stale', {}, { current: await this.one(caller, id, tx) });
      if (report.closed_at !== null) throw new Refusal('report-closed');
      await answerReport(tx, id, { ...reply, by: caller.personId, now: this.clock.now() });
      await tellReporter(tx, id, report, reply);
    });
    return this.one(caller, id);
  }
}

function readerOf(caller: Caller): ReportReader {
  return {
    personId: caller.personId,
    readsAll: may(caller, 'report:read'),
    seesEquipment: may(caller, 'equipment:read'),
    knowsNames: may(caller, 'person:read'),
  };
}

/** @throws Refusal `report-piece-missing`, `number-unknown` */
async function pieceOf(tx: Transaction, caller: Caller, { equipmentId, number }: EquipmentReportDraft): Promise<string> {
  const sees = may(caller, 'equipment:read');
  if (sees && equipmentId) return equipmentId;
  if (!number) throw new Refusal('report-piece-missing', {}, { field: sees ? 'equipmentId' : 'number' });
  const found = await findByNumber(tx, caller.scope, number);
  if (found === null) throw new Refusal('number-unknown', { number }, { field: 'number' });
  return found;
}

/** @throws Refusal on `broken`; that it is noted already is none */
async function noteBroken(tx: Transaction, caller: Caller, piece: Piece, reason: string | null, now: Date): Promise<void> {
  if (piece.condition === 'broken') return;
  try {
    await reportCondition(tx, caller, piece, { condition: 'broken', reason }, now);
  } catch (error) {
    throw error instanceof Refusal ? error.at('broken') : error;
  }
}

/** Of where it was reported: whoever left that site since is told no more of it. */
async function tellReporter(tx: Transaction, id: string, report: LockedReport, reply: { answer: string | null; close: boolean }): Promise<void> {
  await tell(tx, {
    to: [report.reporter_id], kind: 'report-answered', params: { answered: reply.answer !== null, closed: reply.close },
    siteId: report.site_id, equipmentId: report.equipment_id, link: `/signalements/${id}`,
  });
}
