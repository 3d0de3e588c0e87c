import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, apply, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import {
  BOOKING_USES, BOOKING_USE_LABEL, BookingDraft, CATEGORIES, CATEGORY_LABEL, mayAssignCategory, type EquipmentDetail, type FreeTime, type ModelAnswer,
} from '@calanque/shared';
import { v7 } from 'uuid';
import { injectPersonSearch } from '../../custody/index';
import { injectModelSearch, modelHit } from '../../equipment-model/index';
import { Session } from '../../session/session';
import { Announcements } from '../../ui/dialog/announcements';
import { Choices, type Choice } from '../../ui/form/choices';
import { contractSchema } from '../../ui/form/contract-schema';
import { Control } from '../../ui/form/control';
import { injectDraft } from '../../ui/form/draft';
import { DraftNotice } from '../../ui/form/draft-notice';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import type { HoldsDraft } from '../../ui/form/leave-guard';
import { Lookup, type Hit } from '../../ui/form/lookup';
import { MomentControl } from '../../ui/form/moment-control';
import { sending } from '../../ui/form/submission';
import { Card } from '../../ui/page/card';
import { PageHeader } from '../../ui/page/page-header';
import { BookingApi } from '../booking-api';
import { Availability } from './availability';
import { draftOf, freeTimesQuery, newBooking, type AskedFor, type BookingFormModel, type LookedUp } from './booking-form-model';
import { injectKitSearch, injectPieceSearch, pieceHit } from './wish-hits';

/** `/reservations/nouvelle` : what, when, for whom; whether it is free stands there before one asks. */
@Component({
  selector: 'cal-booking-create',
  imports: [
    Availability, Card, Choices, Control, DraftNotice, ErrorSummary, Field, FormField, FormRoot, Lookup, MatButton, MomentControl, PageHeader, RouterLink,
  ],
  templateUrl: './booking-create.html',
  styleUrl: './booking-create.css',
})
export class BookingCreate implements HoldsDraft {
  private readonly announcements = inject(Announcements);
  private readonly api = inject(BookingApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly asked = inject(ActivatedRoute).snapshot.queryParams as AskedFor;

  protected readonly sites = computed(() => this.session.sites());
  protected readonly model = signal(newBooking(v7(), (this.session.site() ?? this.session.sites()[0])?.id ?? '', this.asked, new Date()));
  readonly draft = injectDraft('booking.new', this.model);
  protected readonly form = form(this.model, (path) => {
    apply(path, contractSchema<BookingFormModel>(BookingDraft, draftOf));
    required(path.equipmentId, { when: ({ valueOf }) => valueOf(path.wish) === 'piece', message: 'Choisissez le matériel dans la liste.' });
    required(path.modelId, { when: ({ valueOf }) => valueOf(path.wish) === 'model', message: 'Choisissez le modèle dans la liste.' });
    required(path.kitId, { when: ({ valueOf }) => valueOf(path.wish) === 'kit', message: 'Choisissez le lot dans la liste.' });
    required(path.siteId, { when: ({ valueOf }) => ['model', 'category'].includes(valueOf(path.wish)), message: 'Choisissez la MDS.' });
    required(path.personId, { when: ({ valueOf }) => valueOf(path.use) === 'agent', message: 'Choisissez la personne dans la liste.' });
    required(path.weeklyUntil, { when: ({ valueOf }) => valueOf(path.weekly), message: 'Dites jusqu’à quel jour.' });
  }, { submission: { action: sending(() => this.ask()) } });

  protected readonly searchPieces = injectPieceSearch(() => this.model().siteId);
  protected readonly searchModels = injectModelSearch();
  protected readonly searchKits = injectKitSearch();
  protected readonly searchPersons = injectPersonSearch(() => this.model().siteId || null);

  private readonly piece = httpResource<EquipmentDetail>(() => (this.asked.equipmentId ? `/api/equipment/${this.asked.equipmentId}` : undefined));
  private readonly kit = httpResource<{ readonly id: string; readonly name: string }>(() => (this.asked.kitId ? `/api/kits/${this.asked.kitId}` : undefined));
  private readonly kind = httpResource<ModelAnswer>(() => (this.asked.modelId ? `/api/equipment-models/${this.asked.modelId}` : undefined));
  /** What the address names, once it is known. */
  private readonly named = computed((): readonly Hit[] => [
    ...(this.piece.hasValue() ? [pieceHit(this.piece.value())] : []),
    ...(this.kit.hasValue() ? [{ id: this.kit.value().id, label: this.kit.value().name }] : []),
    ...(this.kind.hasValue() ? [modelHit(this.kind.value())] : []),
  ]);

  protected readonly wishes = computed<readonly Choice[]>(() => [
    { value: 'category', label: 'Une catégorie', icon: 'category', help: '« une tablette »' },
    { value: 'model', label: 'Un modèle', icon: 'devices_other', help: 'n’importe lequel' },
    { value: 'piece', label: 'Un matériel précis', icon: 'tablet', help: 'par son numéro' },
    ...(this.session.may('kit:read') ? [{ value: 'kit', label: 'Un lot', icon: 'inventory_2', help: 'dix tablettes ensemble' } as const] : []),
  ]);
  protected readonly categories = computed(() => {
    const role = this.session.user()?.role;
    return CATEGORIES.filter((category) => role && mayAssignCategory(role, category)).map((value) => ({ value, label: CATEGORY_LABEL[value] }));
  });
  protected readonly uses = BOOKING_USES.map((value) => ({ value, label: BOOKING_USE_LABEL[value] }));
  protected readonly ofSite = computed(() => ['model', 'category'].includes(this.model().wish));
  protected readonly freeTimes = computed(() => freeTimesQuery(this.model()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly revision = signal(0);

  /** What a lookup holds, by name; null when it holds nothing. */
  protected hitOf(field: LookedUp): Hit | null {
    const { [field]: id, hits } = this.model();
    return [hits[field], ...this.named()].find((hit) => hit?.id === id) ?? null;
  }

  protected pick(field: LookedUp, hit: Hit | null): void {
    // No more of the hit than the field shows: it is kept with the draft.
    const shown = hit && { id: hit.id, label: hit.label };
    this.model.update((model) => ({ ...model, hits: { ...model.hits, [field]: shown } }));
  }

  protected take({ start, end }: FreeTime): void {
    this.model.update((model) => ({ ...model, start, end }));
  }

  private async ask(): Promise<void> {
    try {
      const { items } = await this.api.ask(draftOf(this.model()));
      this.draft.done();
      const [first] = items;
      await this.router.navigate(first ? ['/reservations', first.id] : ['/reservations']);
      await this.announcements.say(madeWords(items.length, first?.status === 'asked'));
    } catch (failure) {
      // Somebody was quicker, perhaps: what is free is asked anew, and the refusal is told at its field.
      this.revision.update((count) => count + 1);
      throw failure;
    }
  }
}

/** « 3 réservations enregistrées : elles attendent l’approbation du responsable » */
function madeWords(count: number, wait: boolean): string {
  const [made, waiting] = count > 1 ? [`${count} réservations enregistrées`, 'elles attendent'] : ['Réservation enregistrée', 'elle attend'];
  return wait ? `${made} : ${waiting} l’approbation du responsable` : made;
}
