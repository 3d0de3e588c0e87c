import { Service, inject } from '@angular/core';
import type { Category, Condition, EquipmentReportAnswer } from '@calanque/shared';
import { Announcements } from '../ui/dialog/announcements';
import { Dialogs } from '../ui/dialog/dialogs';

/** What the dialog says of a piece that is chosen already. */
export interface ReportedPiece {
  readonly id: string;
  readonly number: string;
  readonly category: Category;
  readonly maker: string;
  readonly modelName: string;
  readonly condition: Condition;
}

/** Opens the dialogs of reports, and says what was done. */
@Service()
export class ReportActs {
  private readonly announcements = inject(Announcements);
  private readonly dialogs = inject(Dialogs);

  /**
   * « Signaler un problème »
   * @param piece The piece; null where it is to be chosen, or its number to be typed.
   * @returns Whether something was reported.
   */
  async report(piece: ReportedPiece | null): Promise<boolean> {
    const filed = await this.dialogs.open<EquipmentReportAnswer, ReportedPiece | null>(() => import('./report-problem').then((file) => file.ReportProblem), piece);
    if (!filed) return false;
    await this.announcements.say(`Problème signalé : ${filed.number}`);
    return true;
  }

  /**
   * « Répondre », and to close without a word.
   * @returns Whether the report has changed.
   */
  async answer(report: EquipmentReportAnswer): Promise<boolean> {
    const answered = await this.dialogs.open<EquipmentReportAnswer, EquipmentReportAnswer>(() => import('./answer-report').then((file) => file.AnswerReport), report);
    if (!answered) return false;
    await this.announcements.say(answered.state === 'closed' ? `Signalement clos : ${answered.number}` : `Réponse envoyée : ${answered.number}`);
    return true;
  }
}
