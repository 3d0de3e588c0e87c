import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, apply, applyWhen, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { EquipmentReportReply, REPORT_KIND_LABEL, type EquipmentReportAnswer } from '@calanque/shared';
import { injectDialogData, injectDialogEnd } from '../ui/dialog/dialog-contents';
import { DialogFrame } from '../ui/dialog/dialog-frame';
import { contractSchema } from '../ui/form/contract-schema';
import { Control } from '../ui/form/control';
import { ErrorSummary } from '../ui/form/error-summary';
import { Field } from '../ui/form/field';
import { MomentPipe } from '../ui/format/pipes';
import { revisionOf } from '../ui/form/revision';
import { sending } from '../ui/form/submission';
import { ReportApi } from './report-api';

interface ReplyModel {
  readonly answer: string;
  readonly close: boolean;
}

/** Answers whoever reported a problem, and closes the report; it may be closed without a word. */
@Component({
  selector: 'cal-answer-report',
  imports: [Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, MatButton, MomentPipe],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame heading="Traiter le signalement" [consequence]="'La personne qui l’a signalé en est avertie.'">
        <cal-error-summary [form]="form" />
        <blockquote>
          <p><strong><span class="cal-number">{{ report.number }}</span> · {{ kindLabel[report.kind] }}</strong></p>
          @if (report.text; as text) {
            <p class="said">{{ text }}</p>
          }
          <p class="cal-quiet cal-small">{{ report.reporter }} · {{ report.createdAt | calMoment }}</p>
        </blockquote>
        <cal-field label="Réponse" [optional]="model().close" help="Ce qui a été fait, ou ce qui va l’être." [field]="form.answer">
          <textarea calControl rows="3" [formField]="form.answer"></textarea>
        </cal-field>
        <label class="cal-tick"><input class="cal-check" type="checkbox" [formField]="form.close" /> Clore le signalement : c’est réglé</label>
        <button act matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>{{ verb() }}</button>
      </cal-dialog-frame>
    </form>
  `,
  styles: `
    blockquote {
      padding: 0.75rem 1rem;
      margin: 0;
      border-radius: var(--cal-radius-option);
      background: var(--cal-sunken);
      overflow-wrap: anywhere;
    }

    .said {
      white-space: pre-line;
    }
  `,
})
export class AnswerReport {
  private readonly api = inject(ReportApi);
  private readonly end = injectDialogEnd<EquipmentReportAnswer>();
  protected readonly report = injectDialogData<EquipmentReportAnswer>();
  protected readonly kindLabel = REPORT_KIND_LABEL;

  protected readonly model = signal<ReplyModel>({ answer: this.report.answer ?? '', close: false });
  private readonly revision = revisionOf(this.model, this.report, (report) => ({ answer: report.answer ?? '', close: this.model().close }));
  private readonly answered = computed(() => this.model().answer.trim() !== (this.report.answer ?? ''));
  protected readonly verb = computed(() => (!this.model().close ? 'Répondre' : this.answered() ? 'Répondre et clore' : 'Clore'));

  protected readonly form = form(this.model, (path) => {
    // What is closed without a word needs none.
    applyWhen(path, ({ value }) => !value().close || value().answer.trim() !== '', (needed) => { apply(needed, contractSchema<ReplyModel>(EquipmentReportReply)); });
  }, { submission: { action: sending(() => this.reply()) } });

  private async reply(): Promise<void> {
    const { answer, close } = this.model();
    const { id } = this.report;
    const silent = close && !this.answered();
    this.end(await this.revision.send((version) => (silent ? this.api.close(id, version) : this.api.answer(id, version, { answer: answer.trim(), close }))));
  }
}
