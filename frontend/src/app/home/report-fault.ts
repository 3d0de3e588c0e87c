import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { CATEGORY_LABEL, type ConditionReport, type EquipmentDetail, type EquipmentSummary, type Page } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { Session } from '../session/session';
import { injectDialogEnd } from '../ui/dialog/dialog-contents';
import { DialogFrame } from '../ui/dialog/dialog-frame';
import { Control } from '../ui/form/control';
import { ErrorSummary } from '../ui/form/error-summary';
import { Field } from '../ui/form/field';
import { ifMatch } from '../ui/form/if-match';
import { Lookup, type Hit } from '../ui/form/lookup';
import { sending } from '../ui/form/submission';
import { CATEGORY_ICON } from '../ui/state/equipment-look';

/** Says that a piece does not work any more: which one, and what is wrong. Ends with the piece as it is now. */
@Component({
  selector: 'cal-report-fault',
  imports: [Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, Lookup, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame heading="Signaler une panne" consequence="La pièce passe « en panne » : votre responsable et le technicien la voient dans ce qui les attend.">
        <cal-error-summary [form]="form" />
        <cal-field label="Matériel" help="Son numéro est sur l’étiquette : tapez-en la fin, ou le modèle." [field]="form.equipmentId">
          <cal-lookup placeholder="MDS13-000214" [search]="searchWorking" [formField]="form.equipmentId" />
        </cal-field>
        <cal-field label="Ce qui ne va pas" optional help="Par exemple : ne s’allume plus, écran fissuré." [field]="form.reason">
          <textarea calControl rows="3" [formField]="form.reason"></textarea>
        </cal-field>
        <button act matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Signaler la panne</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class ReportFault {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly end = injectDialogEnd<EquipmentDetail>();

  /** The pieces found so far: a report says on which version it was made. */
  private readonly found = new Map<string, EquipmentSummary>();
  private readonly model = signal<{ equipmentId: string | null; reason: string }>({ equipmentId: null, reason: '' });
  protected readonly form = form(
    this.model,
    (path) => {
      validate(path.equipmentId, ({ value }) => (value() ? undefined : { kind: 'required', message: 'Choisissez le matériel en panne dans la liste.' }));
      maxLength(path.reason, 500, { message: '« Ce qui ne va pas » : 500 caractères au plus.' });
    },
    { submission: { action: sending(() => this.report()) } },
  );

  protected readonly searchWorking = async (text: string): Promise<readonly Hit[]> => {
    const site = this.session.site();
    const params = { state: 'in-service,in-stock,on-loan', sort: 'number', limit: '8', ...(text && { q: text }), ...(site && { siteId: site.id }) };
    const page = await firstValueFrom(this.http.get<Page<EquipmentSummary>>('/api/equipment', { params }));
    return page.items.map((piece) => {
      this.found.set(piece.id, piece);
      return {
        id: piece.id,
        label: piece.number,
        detail: [`${piece.maker} ${piece.modelName}`, CATEGORY_LABEL[piece.category], piece.room?.name ?? piece.site.name].join(' · '),
        icon: CATEGORY_ICON[piece.category],
      };
    });
  };

  private async report(): Promise<void> {
    const { equipmentId, reason } = this.model();
    const piece = this.found.get(equipmentId ?? '');
    if (!piece) return;
    const report: ConditionReport = { condition: 'broken', reason: reason.trim() || null };
    this.end(await firstValueFrom(this.http.post<EquipmentDetail>(`/api/equipment/${piece.id}/condition`, report, ifMatch(piece.version))));
  }
}
