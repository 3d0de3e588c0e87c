import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';
import { CATEGORIES_WITH_MEMORY, CATEGORY_LABEL_PLURAL, CONDITION_LABEL, CONDITIONS_OF_ABSENCE, actsFor, mayAssignCategory, nextAct, type EquipmentAct, type EquipmentDetail, type EquipmentReportAnswer, type EquipmentTimeline, type KitOfPiece, type Page } from '@calanque/shared';
import { NextBookings } from '../../booking/index';
import { agreed } from '../../custody/index';
import { ReportActs, ReportsCard } from '../../equipment-report/index';
import { ErasureNotice } from '../../erasure/index';
import { HistoryList } from '../../history/index';
import { Session } from '../../session/session';
import { injectAsOf } from '../../ui/as-of/as-of';
import { AsOfBanner } from '../../ui/as-of/as-of-banner';
import { AsOfField } from '../../ui/as-of/as-of-field';
import { longDay } from '../../ui/format/dates';
import { MomentPipe } from '../../ui/format/pipes';
import { Icon } from '../../ui/icon/icon';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { CATEGORY_ICON, STATE_LOOK } from '../../ui/state/equipment-look';
import { IconTile } from '../../ui/state/icon-tile';
import { Notice } from '../../ui/state/notice';
import { Waiting } from '../../ui/state/waiting';
import { ACT_ICON, REPORTS, actLabel } from '../act/act-look';
import { EquipmentActs } from '../act/equipment-acts';
import { StateBadge } from '../state-badge';
import { imeiInGroups } from '../warranty-words';
import { EquipmentFacts } from './equipment-facts';
import { HoldingCard } from './holding-card';

/** `/materiel/:id` : what it is, its state, who holds it, what can be done now. */
@Component({
  selector: 'cal-equipment-detail-page',
  imports: [
    AsOfBanner, AsOfField, EquipmentFacts, ErasureNotice, HistoryList, HoldingCard, Icon, IconTile, MatButton, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, MomentPipe, NextBookings, Notice, PageHeader,
    ReportsCard, RouterLink, StateBadge, Waiting,
  ],
  templateUrl: './equipment-detail-page.html',
  styleUrl: './equipment-detail-page.css',
})
export class EquipmentDetailPage {
  private readonly acts = inject(EquipmentActs);
  private readonly reporting = inject(ReportActs);
  protected readonly session = inject(Session);

  readonly id = input.required<string>();

  protected readonly asOf = injectAsOf();
  protected readonly equipment = httpResource<EquipmentDetail>(() => ({ url: `/api/equipment/${this.id()}`, params: this.asOf.parameters() }));
  protected readonly timeline = httpResource<EquipmentTimeline>(() =>
    (this.session.may('equipment:read-private') ? { url: `/api/equipment/${this.id()}/timeline`, params: this.asOf.parameters() } : undefined));
  private readonly kitOfPiece = httpResource<KitOfPiece>(() => (this.session.may('kit:read') && this.asOf.day() === null ? `/api/equipment/${this.id()}/kit` : undefined));
  /** The kit in which it is; null while that is unknown, too. */
  protected readonly kit = computed(() => (this.kitOfPiece.hasValue() ? this.kitOfPiece.value().kit : null));
  protected readonly facts = computed(() => (this.timeline.hasValue() ? this.timeline.value() : undefined));

  protected readonly ofPiece = computed((): Record<string, string> => ({ equipmentId: this.id() }));
  protected readonly problems = httpResource<Page<EquipmentReportAnswer>>(() =>
    (this.session.may('report:write') && this.asOf.day() === null ? { url: '/api/equipment-reports', params: { ...this.ofPiece(), limit: 5, count: true } } : undefined));

  /** The number that was just drawn, when one comes from the form. */
  protected readonly justRegistered = signal(inject(Router).currentNavigation()?.extras.state?.['registered'] === true);

  private readonly possible = computed(() => {
    const user = this.session.user();
    const acts = user && this.asOf.day() === null && this.equipment.hasValue() ? actsFor(user.role, this.equipment.value()) : [];
    // Whoever does not keep the inventory reports the problem, which notes the piece as broken as well.
    return this.session.may('equipment:edit') ? acts : acts.filter((act) => act !== 'report-broken');
  });
  protected readonly primary = computed(() => {
    const acts = this.possible().filter((act) => act !== 'report-broken');
    return this.equipment.hasValue() ? nextAct(acts, this.equipment.value()) : null;
  });
  /** « Signaler » : one button for a problem, and for what may have happened to it. */
  protected readonly reports = computed(() => this.possible().filter((act) => REPORTS.includes(act)));
  protected readonly others = computed(() => this.possible().filter((act) => act !== this.primary() && !REPORTS.includes(act)));
  /** A second button where there is room for one. */
  protected readonly secondary = computed(() => {
    // A wifi point is rarely put into somebody's hands: that stays in the menu.
    const wifi = this.equipment.hasValue() && this.equipment.value().category === 'wifi-point';
    const likely: readonly EquipmentAct[] = wifi ? ['install', 'change-room', 'report-working'] : ['assign', 'lend', 'install', 'change-room', 'report-working'];
    return likely.find((act) => this.others().includes(act)) ?? null;
  });
  protected readonly inMenu = computed(() => this.others().filter((act) => act !== this.secondary()));

  protected readonly mayLabel = computed(() => this.session.may('equipment:edit') && this.asOf.day() === null && this.equipment.hasValue() && this.equipment.value().annulledAt === null);

  protected readonly iconOf = ACT_ICON;
  protected readonly categoryIcon = CATEGORY_ICON;
  protected readonly lookOf = STATE_LOOK;
  protected readonly labelOf = actLabel;
  protected readonly imeiInGroups = imeiInGroups;

  protected trailOf(piece: EquipmentDetail): readonly Crumb[] {
    return [
      { label: 'Matériel', link: '/materiel', parameters: this.asOf.parameters() },
      { label: CATEGORY_LABEL_PLURAL[piece.category], link: '/materiel', parameters: { category: piece.category, ...this.asOf.parameters() } },
      { label: piece.number },
    ];
  }

  /** « En panne depuis le 12 novembre 2026 »; null for what works. */
  protected troubleOf(piece: EquipmentDetail): string | null {
    if (piece.condition === 'working' || piece.annulledAt !== null) return null;
    const word = piece.condition === 'broken' ? CONDITION_LABEL.broken : agreed(piece.category, CONDITION_LABEL[piece.condition]);
    return `${word} depuis le ${longDay(piece.conditionSince)}`;
  }

  protected async report(piece: EquipmentDetail): Promise<void> {
    if (await this.reporting.report(piece)) this.reload();
  }

  protected mayBook({ annulledAt, condition, category }: EquipmentDetail): boolean {
    const role = this.session.user()?.role;
    return annulledAt === null && this.asOf.day() === null && !CONDITIONS_OF_ABSENCE.includes(condition) && role !== undefined
      && this.session.may('booking:ask') && mayAssignCategory(role, category);
  }

  /** Whether its memory may hold somebody's data, and the reader may say that it was erased. */
  protected mayNeedErasure({ category, custody, annulledAt }: EquipmentDetail): boolean {
    const back = custody === null || custody.kind === 'installed';
    return back && annulledAt === null && CATEGORIES_WITH_MEMORY.includes(category) && this.session.may('custody:assign') && this.session.may('equipment:read-private');
  }

  protected async perform(act: EquipmentAct): Promise<void> {
    if (!this.equipment.hasValue()) return;
    if (await this.acts.perform(act, [this.equipment.value()])) this.reload();
  }

  protected reload(): void {
    this.justRegistered.set(false);
    this.equipment.reload();
    this.timeline.reload();
    this.problems.reload();
  }
}
