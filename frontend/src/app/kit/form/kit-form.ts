import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { KIT_PIECES_MAX, type EquipmentSummary, type KitAnswer } from '@calanque/shared';
import { v7 } from 'uuid';
import { PiecePile, type PiledPiece } from '../../scan/index';
import { Session } from '../../session/session';
import { Announcements } from '../../ui/dialog/announcements';
import { Control } from '../../ui/form/control';
import { injectDraft } from '../../ui/form/draft';
import { DraftNotice } from '../../ui/form/draft-notice';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import type { HoldsDraft } from '../../ui/form/leave-guard';
import { sending } from '../../ui/form/submission';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { KitApi } from '../kit-api';

interface KitModel {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  readonly note: string;
  readonly pieces: readonly PiledPiece[];
}

/** `/lots/nouveau` and `/lots/:id/modifier` : a name, and what goes together under it. */
@Component({
  selector: 'cal-kit-form',
  imports: [Control, DraftNotice, ErrorSummary, Field, FormField, FormRoot, MatButton, PageHeader, PiecePile, RouterLink],
  template: `
    <cal-page-header [heading]="kit ? 'Modifier le lot' : 'Nouveau lot'" [trail]="trail" />
    <form class="cal-form" [formRoot]="form">
      <cal-draft-notice [draft]="draft" />
      <cal-error-summary [form]="form" />
      <cal-field label="Nom" help="Celui qui est écrit sur la valise : « Atelier découverte »." [field]="form.name">
        <input calControl autocomplete="off" [formField]="form.name" />
      </cal-field>
      <cal-field label="MDS" [field]="form.siteId">
        <select calControl [formField]="form.siteId">
          @if (session.sites().length > 1) {
            <option value="">Choisissez une MDS</option>
          }
          @for (site of session.sites(); track site.id) {
            <option [value]="site.id" [disabled]="fixedSite() && site.id !== model().siteId">{{ site.name }}</option>
          }
        </select>
      </cal-field>
      <cal-piece-pile [pieces]="model().pieces" [judge]="whyNot" (piecesChange)="pile($event)" />
      <cal-field label="Remarque" optional help="Où il est rangé, ce qu’il faut vérifier au retour." [field]="form.note">
        <input calControl autocomplete="off" [formField]="form.note" />
      </cal-field>
      <div class="cal-form-acts">
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>{{ kit ? 'Enregistrer' : 'Composer le lot' }}</button>
        <a matButton="text" [routerLink]="kit ? ['/lots', kit.id] : ['/lots']">Annuler</a>
      </div>
    </form>
  `,
})
export class KitForm implements HoldsDraft {
  private readonly api = inject(KitApi);
  private readonly announcements = inject(Announcements);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);

  /** Of a change: what stands there now. */
  protected readonly kit = inject(ActivatedRoute).snapshot.data['kit'] as KitAnswer | undefined;
  protected readonly model = signal<KitModel>(this.kit ? asModel(this.kit) : { id: v7(), siteId: this.session.site()?.id ?? '', name: '', note: '', pieces: [] });
  readonly draft = injectDraft(`kit.${this.kit?.id ?? 'new'}`, this.model);
  protected readonly form = form(this.model, (path) => {
    required(path.name, { message: 'Renseignez « Nom ».' });
    required(path.siteId, { message: 'Choisissez la MDS du lot.' });
  }, { submission: { action: sending(() => this.save()) } });

  /** What is in a kit is of its site: with the first piece the site is settled. */
  protected readonly fixedSite = computed(() => this.kit !== undefined || this.model().pieces.length > 0);
  protected readonly trail: readonly Crumb[] = [{ label: 'Lots', link: '/lots' }, { label: this.kit ? 'Modifier' : 'Nouveau' }];
  protected readonly whyNot = (piece: EquipmentSummary): string | null => {
    const { siteId, pieces: piled } = this.model();
    if (piled.length >= KIT_PIECES_MAX) return `Un lot compte ${KIT_PIECES_MAX} matériels au plus.`;
    if (siteId && piece.site.id !== siteId) return `${piece.number} est à ${piece.site.name} : un lot réunit des matériels d’une seule MDS.`;
    return piece.annulledAt === null ? null : `La fiche ${piece.number} est annulée.`;
  };

  protected pile(piled: readonly PiledPiece[]): void {
    this.model.update((model) => ({ ...model, pieces: piled, siteId: model.siteId || (piled[0]?.siteId ?? '') }));
  }

  private async save(): Promise<void> {
    const { id, siteId, name, note, pieces: piled } = this.model();
    const change = { name, note: note || null, equipmentIds: piled.map((piece) => piece.id) };
    const { kit } = this;
    const saved = await (kit ? this.api.change(id, kit.version, change) : this.api.compose({ id, siteId, ...change }));
    this.draft.done();
    await this.router.navigate(['/lots', saved.id]);
    await this.announcements.say(kit ? 'Lot enregistré' : 'Lot composé');
  }
}

function asModel({ id, site, name, note, contents }: KitAnswer): KitModel {
  const piled = contents.map(({ equipmentId, number, category, model }) => ({ id: equipmentId, number, category, model, siteId: site.id }));
  return { id, siteId: site.id, name, note: note ?? '', pieces: piled };
}
