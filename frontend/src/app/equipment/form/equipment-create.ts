import { Component, ElementRef, Injector, afterNextRender, inject, signal, viewChild } from '@angular/core';
import { FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Session } from '../../session/session';
import { Announcements } from '../../ui/dialog/announcements';
import { injectDraft } from '../../ui/form/draft';
import { DraftNotice } from '../../ui/form/draft-notice';
import { ErrorSummary } from '../../ui/form/error-summary';
import type { HoldsDraft } from '../../ui/form/leave-guard';
import { sending } from '../../ui/form/submission';
import { Icon } from '../../ui/icon/icon';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { Notice } from '../../ui/state/notice';
import { EquipmentApi } from '../equipment-api';
import { EquipmentFields } from './equipment-fields';
import { EQUIPMENT_FIELDS, EQUIPMENT_RULES, draftOf, emptyEquipment, nextOf } from './equipment-form-model';

/** `/materiel/nouveau` : logs a piece, or one after another of the same delivery. */
@Component({
  selector: 'cal-equipment-create',
  imports: [DraftNotice, EquipmentFields, ErrorSummary, FormRoot, Icon, MatButton, Notice, PageHeader, RouterLink],
  template: `
    <cal-page-header heading="Nouveau matériel" [trail]="trail">
      <a actions matButton="outlined" routerLink="/materiel/serie"><cal-icon name="add" />Ajouter une série</a>
    </cal-page-header>
    <form #root [formRoot]="form">
      <cal-draft-notice [draft]="draft" />
      @if (registered(); as number) {
        <cal-notice tone="pine" icon="check_circle" role="status">
          <p class="registered"><span class="cal-number">{{ number }}</span> enregistré</p>
          <p class="cal-small">Modèle, achat et place sont gardés pour le suivant.</p>
        </cal-notice>
      }
      <cal-error-summary [form]="form" />
      <cal-equipment-fields fresh [form]="form" />
      <div class="acts">
        <span class="hint">Le numéro d’inventaire est donné à l’enregistrement.</span>
        <a matButton="text" routerLink="/materiel">Annuler</a>
        <button matButton="outlined" type="button" [disabled]="form().submitting()" disabledInteractive (click)="registerAndGoOn()">Enregistrer et ajouter un autre</button>
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive (click)="registerOnly()">Enregistrer</button>
      </div>
    </form>
  `,
  styleUrl: './equipment-form.css',
})
export class EquipmentCreate implements HoldsDraft {
  private readonly api = inject(EquipmentApi);
  private readonly announcements = inject(Announcements);
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly root = viewChild.required<ElementRef<HTMLFormElement>>('root');

  protected readonly trail: readonly Crumb[] = [{ label: 'Matériel', link: '/materiel' }, { label: 'Nouveau' }];
  protected readonly model = signal(emptyEquipment(this.session.site()?.id ?? ''));
  readonly draft = injectDraft('equipment.new', this.model);
  protected readonly form = form(this.model, EQUIPMENT_RULES, { submission: { action: sending(() => this.register(), EQUIPMENT_FIELDS) } });
  /** The number of the piece before, while one logs several. */
  protected readonly registered = signal<string | null>(null);
  private goesOn = false;

  /** The button's own press then sends the form. */
  protected registerOnly(): void {
    this.goesOn = false;
    this.registered.set(null);
  }

  protected registerAndGoOn(): void {
    this.goesOn = true;
    this.registered.set(null);
    this.root().nativeElement.requestSubmit();
  }

  private async register(): Promise<void> {
    const piece = await this.api.create(draftOf(this.model()));
    if (this.goesOn) {
      this.form().reset(nextOf(this.model()));
      this.draft.beginAnother();
      this.registered.set(piece.number);
      afterNextRender(() => this.form.serial().focusBoundControl(), { injector: this.injector });
    } else {
      this.draft.done();
      await this.router.navigate(['/materiel', piece.id], { state: { registered: true } });
    }
    await this.announcements.say(`${piece.number} enregistré`);
  }
}
