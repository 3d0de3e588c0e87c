import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { EquipmentSummary, TransferAnswer, TransferDestinations } from '@calanque/shared';
import { v7 } from 'uuid';
import { PiecePile, piledOf, type PiledPiece } from '../../scan/index';
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
import { refusalOf } from '../../ui/problem/refusal';
import { Notice } from '../../ui/state/notice';
import { TransferApi } from '../transfer-api';

interface TransferModel {
  readonly id: string;
  readonly fromSiteId: string;
  readonly toSiteId: string;
  readonly note: string;
  readonly pieces: readonly PiledPiece[];
}

const MOST = 200;

/** `/transferts/nouveau` and `/transferts/:id/modifier` : to which site, and with what. */
@Component({
  selector: 'cal-transfer-form',
  imports: [Control, DraftNotice, ErrorSummary, Field, FormField, FormRoot, MatButton, Notice, PageHeader, PiecePile, RouterLink],
  template: `
    <cal-page-header [heading]="transfer ? 'Modifier le transfert' : 'Nouveau transfert'" [trail]="trail" />
    <form class="cal-form" [formRoot]="form">
      <cal-draft-notice [draft]="draft" />
      <cal-error-summary [form]="form" />
      <cal-field label="Depuis" [field]="form.fromSiteId">
        <select calControl [formField]="form.fromSiteId">
          @if (session.sites().length > 1) {
            <option value="">Choisissez une MDS</option>
          }
          @for (site of session.sites(); track site.id) {
            <option [value]="site.id" [disabled]="fixedOrigin() && site.id !== model().fromSiteId">{{ site.name }}</option>
          }
        </select>
      </cal-field>
      <cal-field label="Vers" [field]="form.toSiteId">
        <select calControl [formField]="form.toSiteId">
          <option value="">Choisissez la MDS de destination</option>
          @for (site of destinationList(); track site.id) {
            <option [value]="site.id">{{ site.name }}</option>
          }
        </select>
      </cal-field>
      @if (unreached(); as sentence) {
        <cal-notice tone="coral" icon="cloud_off" role="alert" heading="Les MDS de destination n’ont pas pu être lues">
          {{ sentence }}
          <button action matButton="outlined" type="button" (click)="destinations.reload()">Réessayer</button>
        </cal-notice>
      }
      <cal-piece-pile [pieces]="model().pieces" [judge]="whyNot" (piecesChange)="pile($event)" />
      <cal-field label="Remarque" optional help="Elle figure sur le bon de transfert." [field]="form.note">
        <input calControl autocomplete="off" [formField]="form.note" />
      </cal-field>
      <div class="cal-form-acts">
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>{{ transfer ? 'Enregistrer' : 'Préparer le transfert' }}</button>
        <a matButton="text" [routerLink]="back">Annuler</a>
      </div>
      <p class="cal-quiet cal-small">Rien ne bouge encore : vous vérifierez la liste avant l’envoi.</p>
    </form>
  `,
})
export class TransferForm implements HoldsDraft {
  private readonly api = inject(TransferApi);
  private readonly announcements = inject(Announcements);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);

  /** Of a change: what stands there now. */
  protected readonly transfer = inject(ActivatedRoute).snapshot.data['transfer'] as TransferAnswer | undefined;
  /** What was ticked in the list of equipment. */
  private readonly carried = (inject(Router).currentNavigation()?.extras.state?.['pieces'] ?? []) as readonly EquipmentSummary[];
  protected readonly model = signal<TransferModel>(this.beginning());
  readonly draft = injectDraft(`transfer.${this.transfer?.id ?? (this.carried.length > 0 ? this.model().id : 'new')}`, this.model);
  protected readonly form = form(this.model, (path) => {
    validate(path.fromSiteId, ({ value }) => (value() === '' ? { kind: 'required', message: 'Choisissez la MDS de départ.' } : undefined));
    validate(path.toSiteId, ({ value, valueOf }) => {
      if (value() === '') return { kind: 'required', message: 'Choisissez la MDS de destination.' };
      return value() === valueOf(path.fromSiteId) ? { kind: 'same', message: 'Choisissez une autre MDS que celle de départ.' } : undefined;
    });
    validate(path, ({ value }) => (value().pieces.length === 0 ? { kind: 'required', message: 'Ajoutez au moins un matériel.' } : undefined));
  }, { submission: { action: sending(() => this.save()) } });

  protected readonly destinations = httpResource<TransferDestinations>(() => '/api/transfers/destinations');
  protected readonly destinationList = computed(() =>
    (this.destinations.hasValue() ? this.destinations.value().items : []).filter((site) => site.id !== this.model().fromSiteId));
  /** Why they could not be read; null when they were, or are being. */
  protected readonly unreached = computed(() => {
    const failure = this.destinations.error();
    return failure ? refusalOf(failure).sentence : null;
  });
  /** Pieces are of one site: with the first of them the origin is settled. */
  protected readonly fixedOrigin = computed(() => this.transfer !== undefined || this.model().pieces.length > 0);
  protected readonly trail: readonly Crumb[] = [{ label: 'Transferts', link: '/transferts' }, { label: this.transfer ? 'Modifier' : 'Nouveau' }];
  protected readonly back = this.transfer ? ['/transferts', this.transfer.id] : ['/transferts'];
  protected readonly whyNot = (piece: EquipmentSummary): string | null => {
    const { fromSiteId, pieces: piled } = this.model();
    if (piled.length >= MOST) return `Un transfert compte ${MOST} matériels au plus.`;
    if (fromSiteId && piece.site.id !== fromSiteId) return `${piece.number} est à ${piece.site.name} : un transfert part d’une seule MDS.`;
    return piece.annulledAt === null ? null : `La fiche ${piece.number} est annulée.`;
  };

  /** The first piece says where the transfer leaves from. */
  protected pile(piled: readonly PiledPiece[]): void {
    this.model.update((model) => ({ ...model, pieces: piled, fromSiteId: model.fromSiteId || (piled[0]?.siteId ?? '') }));
  }

  private beginning(): TransferModel {
    const { transfer } = this;
    if (transfer) return asModel(transfer);
    const piled = this.carried.map(piledOf);
    return { id: v7(), fromSiteId: piled[0]?.siteId ?? this.session.site()?.id ?? '', toSiteId: '', note: '', pieces: piled.filter(({ siteId }) => siteId === piled[0]?.siteId) };
  }

  private async save(): Promise<void> {
    const { id, fromSiteId, toSiteId, note, pieces: piled } = this.model();
    const change = { toSiteId, note: note || null, equipmentIds: piled.map((piece) => piece.id) };
    const { transfer } = this;
    const saved = await (transfer ? this.api.change(id, transfer.version, change) : this.api.prepare({ id, fromSiteId, ...change }));
    this.draft.done();
    await this.router.navigate(['/transferts', saved.id]);
    await this.announcements.say(transfer ? 'Transfert modifié' : 'Transfert préparé');
  }
}

function asModel({ id, from, to, note, lines }: TransferAnswer): TransferModel {
  const piled = lines.flatMap(({ equipmentId, number, category, model }) =>
    (equipmentId && category ? [{ id: equipmentId, number, category, model: model ?? '', siteId: from.id }] : []));
  return { id, fromSiteId: from.id, toSiteId: to.id, note: note ?? '', pieces: piled };
}
