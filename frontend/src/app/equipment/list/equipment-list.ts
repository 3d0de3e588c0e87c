import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import {
  bulkActsFor, CONDITIONS_OF_ABSENCE, EQUIPMENT_CELLS, EQUIPMENT_COLUMNS, EQUIPMENT_COLUMNS_BEYOND_SUMMARY, LABEL_IDS_MAX, WIFI_BAND_LABEL, type BulkAct, type EquipmentAct, type EquipmentColumnKey,
  type EquipmentDetail, type EquipmentRow, type EquipmentSummary, type Page,
} from '@calanque/shared';
import { holderInShort } from '../../custody/index';
import { ImportLink } from '../../import/index';
import { ScanField } from '../../scan/index';
import { ViewsChip } from '../../saved-view/index';
import { Session } from '../../session/session';
import { injectAsOf } from '../../ui/as-of/as-of';
import { AsOfBanner } from '../../ui/as-of/as-of-banner';
import { AsOfField } from '../../ui/as-of/as-of-field';
import { counted, wholeNumber } from '../../ui/format/numbers';
import { Icon } from '../../ui/icon/icon';
import { Cell, type Column } from '../../ui/list/cell';
import { columnText } from '../../ui/list/column-text';
import { ColumnsChip } from '../../ui/list/columns-chip';
import { ExportButton } from '../../ui/list/export-button';
import { ListFrame } from '../../ui/list/list-frame';
import { injectListLayout } from '../../ui/list/list-layout';
import { injectListQuery } from '../../ui/list/list-query';
import { injectPagedList } from '../../ui/list/paged-list';
import { RowSelection } from '../../ui/list/row-selection';
import { SortChip } from '../../ui/list/sort-chip';
import { PageHeader } from '../../ui/page/page-header';
import { EmptyState } from '../../ui/state/empty-state';
import { CATEGORY_ICON } from '../../ui/state/equipment-look';
import { IconTile } from '../../ui/state/icon-tile';
import { BULK_ACT_LABEL } from '../act/act-look';
import { EquipmentActs } from '../act/equipment-acts';
import { StateBadge } from '../state-badge';
import { ActMenu } from './act-menu';
import { EquipmentFilters } from './equipment-filters';

/** What one bulk act can take. */
const BULK_MAX = 200;
const FILTERS = ['q', 'siteId', 'roomId', 'category', 'state', 'modelId', 'personId', 'warrantyEndsBy', 'annulled'];

const USUAL_COLUMNS: readonly EquipmentColumnKey[] = ['category', 'maker', 'model', 'number', 'serial', 'mac', 'site', 'room', 'state', 'holder'];

/** `/materiel` : every piece of one's sites, filtered, ordered, and acted on one by one or many at once. */
@Component({
  selector: 'cal-equipment-list',
  imports: [
    ActMenu, AsOfBanner, AsOfField, Cell, ColumnsChip, EmptyState, EquipmentFilters, ExportButton, Icon, IconTile, ImportLink, ListFrame, MatButton, PageHeader, RouterLink, ScanField, SortChip, StateBadge, ViewsChip,
  ],
  templateUrl: './equipment-list.html',
  styleUrl: './equipment-list.css',
})
export class EquipmentList {
  private readonly acts = inject(EquipmentActs);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);

  protected readonly asOf = injectAsOf();
  protected readonly query = injectListQuery({ filters: FILTERS, sort: 'number' });
  protected readonly layout = injectListLayout(this.query, {
    list: 'equipment', columns: EQUIPMENT_COLUMNS, usual: USUAL_COLUMNS, fixed: 'number',
    groups: [
      { key: 'name', label: 'Matériel', of: ['category', 'maker', 'model'], card: 'title', holdsLink: true },
      { key: 'identifier', label: 'N° de série / MAC', of: ['serial', 'mac'] },
      { key: 'place', label: 'MDS et pièce', of: ['site', 'room'] },
    ],
    single: { number: { card: 'title' }, state: { card: 'aside' } },
  });
  /** What every row tells is not asked for by name. */
  private readonly beyond = computed(() => this.layout.shown().map(({ key }) => key as EquipmentColumnKey).filter((key) => EQUIPMENT_COLUMNS_BEYOND_SUMMARY.includes(key)).join());
  protected readonly list = injectPagedList<EquipmentRow>('/api/equipment', computed(() => ({ ...this.query.request(), ...this.asOf.parameters(), ...(this.beyond() && { columns: this.beyond() }) })));
  private readonly selected = new RowSelection<EquipmentRow>();

  protected readonly mayAct = computed(() => this.session.may('equipment:report-fault') && this.asOf.day() === null);
  protected readonly selection = computed(() => (this.mayAct() ? this.selected : undefined));
  /** Whether the rows are all of one site, so that its name need not stand on each. */
  private readonly oneSite = computed(() => this.session.sites().length === 1 || this.query.values('siteId').length === 1);

  protected readonly columns = computed<readonly Column[]>(() => [
    ...this.layout.screen().map((column) => (column.key === 'place' && this.oneSite() ? { ...column, label: 'Pièce' } : column)),
    ...(this.mayAct() ? [{ key: 'acts', label: 'Actions', quietLabel: true, align: 'end', card: 'corner' } as const] : []),
  ]);

  private readonly all = httpResource<Page<EquipmentSummary>>(() => (this.query.filtered() ? `/api/equipment?limit=1&count=true${this.asOf.day() === null ? '' : `&asOf=${this.asOf.day()}`}` : undefined));
  protected readonly count = computed(() => {
    const total = this.list.total();
    if (total === null || this.list.failure()) return '';
    const of = this.query.filtered() && this.all.hasValue() ? (this.all.value().total ?? total) : total;
    return `${counted(total, 'pièce', 'pièces', 'aucune')}${of > total ? ` sur ${wholeNumber(of)}` : ''}`;
  });

  protected readonly bulkActs = computed(() => {
    const user = this.session.user();
    return user && this.selected.count() <= BULK_MAX ? bulkActsFor(user.role, this.selected.rows()) : [];
  });
  /** Whether all that is ticked is at one site and can leave it. */
  protected readonly transferable = computed(() => {
    const [first, ...others] = this.selected.rows();
    if (!first || !this.session.may('transfer:send') || this.selected.count() > BULK_MAX) return false;
    return [first, ...others].every((piece) => piece.site.id === first.site.id && mayLeave(piece));
  });
  protected readonly whyNoBulkAct = computed(() =>
    this.selected.count() > BULK_MAX ? `${BULK_MAX} matériels au plus à la fois` : 'Aucune action commune à ces matériels');

  /** Where the labels of the selected pieces are printed; null for who prints none, or when they are too many to be named. */
  protected readonly labelsOfSelection = computed(() => {
    const rows = this.selected.rows();
    return this.session.may('equipment:edit') && rows.length > 0 && rows.length <= LABEL_IDS_MAX ? { ids: rows.map(({ id }) => id).join() } : null;
  });

  protected readonly orders = computed(() => this.columns().filter((column) => column.sort));
  protected readonly iconOf = CATEGORY_ICON;
  protected readonly labelOf = BULK_ACT_LABEL;
  protected readonly holderOf = (piece: EquipmentSummary) => holderInShort(piece, new Date(this.asOf.now()));
  protected readonly numberOf = (piece: EquipmentSummary): string => piece.number;
  protected readonly linkOf = (piece: EquipmentSummary): readonly unknown[] => ['/materiel', piece.id];
  protected readonly textOf = columnText(EQUIPMENT_COLUMNS, EQUIPMENT_CELLS);
  protected readonly bandsOf = (piece: EquipmentRow): string => piece.more?.bands?.map((band) => WIFI_BAND_LABEL[band]).join(', ') ?? '';
  protected readonly placeOf = (piece: EquipmentSummary): string =>
    this.oneSite() ? (piece.room?.name ?? '—') : piece.site.name;

  /** Whether the field stands there in which one scans what is to be ticked. */
  protected readonly scanning = signal(false);
  protected readonly whyNotTicked = (piece: EquipmentDetail): string | null =>
    this.selected.has({ ...piece, more: null }) ? `${piece.number} est déjà coché.` : null;
  protected readonly saidWhenTicked = (piece: EquipmentDetail): string => `${piece.number} ${piece.maker} ${piece.modelName} : coché (${this.selected.count()} en tout)`;

  protected tick(piece: EquipmentDetail): void {
    this.selected.toggle({ ...piece, more: null });
  }

  protected async act(act: EquipmentAct, piece: EquipmentSummary): Promise<void> {
    if (await this.acts.perform(act, [piece])) this.list.refresh();
  }

  protected async transferSelection(): Promise<void> {
    await this.router.navigate(['/transferts/nouveau'], { state: { pieces: this.selected.rows() } });
  }

  protected async actOnSelection(act: BulkAct): Promise<void> {
    if (!(await this.acts.perform(act, this.selected.rows()))) return;
    this.selected.clear();
    this.list.refresh();
  }
}

/** Whether a piece is there, and at its place or in nobody's hands. */
const mayLeave = ({ annulledAt, condition, custody }: EquipmentSummary): boolean =>
  annulledAt === null && !CONDITIONS_OF_ABSENCE.includes(condition) && (custody === null || custody.kind === 'installed');
