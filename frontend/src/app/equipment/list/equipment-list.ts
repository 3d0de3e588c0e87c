import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { bulkActsFor, type BulkAct, type EquipmentAct, type EquipmentSummary, type Page } from '@calanque/shared';
import { holderInShort } from '../../custody/index';
import { ImportLink } from '../../import/index';
import { Session } from '../../session/session';
import { counted, wholeNumber } from '../../ui/format/numbers';
import { DayPipe, MomentPipe } from '../../ui/format/pipes';
import { Icon } from '../../ui/icon/icon';
import { Cell, type Column } from '../../ui/list/cell';
import { ListFrame } from '../../ui/list/list-frame';
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

const ORDERS_BY_DATE = [
  { key: 'purchase', label: 'Achat', sort: 'purchasedOn' },
  { key: 'warranty', label: 'Fin de garantie', sort: 'warrantyEndsOn' },
  { key: 'creation', label: 'Enregistrement', sort: 'createdAt' },
] as const;

/** `/materiel` : every piece of one's sites, filtered, ordered, and acted on one by one or many at once. */
@Component({
  selector: 'cal-equipment-list',
  imports: [ActMenu, Cell, DayPipe, EmptyState, EquipmentFilters, Icon, IconTile, ImportLink, ListFrame, MatButton, MomentPipe, PageHeader, RouterLink, SortChip, StateBadge],
  templateUrl: './equipment-list.html',
  styleUrl: './equipment-list.css',
})
export class EquipmentList {
  private readonly acts = inject(EquipmentActs);
  protected readonly session = inject(Session);

  protected readonly query = injectListQuery({ filters: FILTERS, sort: 'number' });
  protected readonly list = injectPagedList<EquipmentSummary>('/api/equipment', this.query.request);
  private readonly selected = new RowSelection<EquipmentSummary>();

  protected readonly mayAct = computed(() => this.session.may('equipment:report-fault'));
  protected readonly selection = computed(() => (this.mayAct() ? this.selected : undefined));
  protected readonly showsHolders = computed(() => this.session.may('equipment:read-private'));
  /** Whether the rows are all of one site, so that its name need not stand on each. */
  private readonly oneSite = computed(() => this.session.sites().length === 1 || this.query.values('siteId').length === 1);

  /** A date by which the list is ordered is shown; the others would only take room. */
  private readonly dateShown = computed(() => this.query.sort().replace(/^-/, ''));

  protected readonly columns = computed<readonly Column[]>(() => [
    { key: 'name', label: 'Matériel', card: 'title' },
    { key: 'number', label: 'Numéro', sort: 'number', card: 'title' },
    { key: 'identifier', label: 'N° de série / MAC' },
    { key: 'place', label: this.oneSite() ? 'Pièce' : 'MDS et pièce' },
    { key: 'state', label: 'État', card: 'aside' },
    ...(this.showsHolders() ? [{ key: 'holder', label: 'Détenteur' }] : []),
    ...ORDERS_BY_DATE.map(({ key, label, sort }): Column => {
      const shown = this.dateShown() === sort;
      return { key, label, sort, table: shown ? 'shown' : 'none', card: shown ? 'line' : 'none' };
    }),
    ...(this.mayAct() ? [{ key: 'acts', label: 'Actions', quietLabel: true, align: 'end', card: 'corner' } as const] : []),
  ]);

  private readonly all = httpResource<Page<EquipmentSummary>>(() => (this.query.filtered() ? '/api/equipment?limit=1&count=true' : undefined));
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
  protected readonly whyNoBulkAct = computed(() =>
    this.selected.count() > BULK_MAX ? `${BULK_MAX} matériels au plus à la fois` : 'Aucune action commune à ces matériels');

  protected readonly orders = computed(() => this.columns().filter((column) => column.sort));
  protected readonly iconOf = CATEGORY_ICON;
  protected readonly labelOf = BULK_ACT_LABEL;
  protected readonly holderOf = (piece: EquipmentSummary) => holderInShort(piece);
  protected readonly numberOf = (piece: EquipmentSummary): string => piece.number;
  protected readonly placeOf = (piece: EquipmentSummary): string =>
    this.oneSite() ? (piece.room?.name ?? '—') : piece.site.name;

  protected async act(act: EquipmentAct, piece: EquipmentSummary): Promise<void> {
    if (await this.acts.perform(act, [piece])) this.list.refresh();
  }

  protected async actOnSelection(act: BulkAct): Promise<void> {
    if (!(await this.acts.perform(act, this.selected.rows()))) return;
    this.selected.clear();
    this.list.refresh();
  }
}
