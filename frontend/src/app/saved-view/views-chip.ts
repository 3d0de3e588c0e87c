import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { MatDivider } from '@angular/material/divider';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { SavedViewAnswer, SavedViewList, ViewList, ViewQuery } from '@calanque/shared';
import { Announcements } from '../ui/dialog/announcements';
import { Dialogs } from '../ui/dialog/dialogs';
import { Icon } from '../ui/icon/icon';
import type { ListLayout } from '../ui/list/list-layout';
import type { ListQuery } from '../ui/list/list-query';
import { refusalOf } from '../ui/problem/refusal';
import { SavedViewApi } from './saved-view-api';
import type { ViewDialogData } from './view-dialog';

/** « Vues » : what one keeps of a list and finds again, one's own and those shared with one's sites. */
@Component({
  selector: 'cal-views-chip',
  imports: [Icon, MatDivider, MatMenu, MatMenuItem, MatMenuTrigger],
  templateUrl: './views-chip.html',
  styleUrl: './views-chip.css',
})
export class ViewsChip {
  private readonly api = inject(SavedViewApi);
  private readonly dialogs = inject(Dialogs);
  private readonly announcements = inject(Announcements);

  readonly list = input.required<ViewList>();
  readonly query = input.required<ListQuery>();
  readonly layout = input.required<ListLayout>();

  private readonly activeId = computed(() => this.query().value('vue'));
  /** Nothing is asked for before somebody looks, or the address names a view. */
  private readonly wanted = signal(false);
  private readonly views = httpResource<SavedViewList>(() => (this.wanted() || this.activeId() ? `/api/saved-views?list=${this.list()}` : undefined));
  private readonly items = computed<readonly SavedViewAnswer[]>(() => (this.views.hasValue() ? this.views.value().items : []));

  protected readonly waiting = computed(() => this.views.isLoading() && !this.views.hasValue());
  protected readonly failure = computed(() => {
    const error = this.views.error();
    return error ? refusalOf(error).sentence : null;
  });
  protected readonly groups = computed(() => [
    { heading: 'Mes vues', views: this.items().filter(({ mine }) => mine) },
    { heading: 'Partagées avec moi', views: this.items().filter(({ mine }) => !mine) },
  ].filter(({ views }) => views.length > 0));
  /** The view that the address names, where the reader sees it. */
  protected readonly active = computed(() => this.items().find(({ id }) => id === this.activeId()) ?? null);
  /** Whether the list shows something else than the view by now. */
  protected readonly changed = computed(() => {
    const active = this.active();
    return active !== null && sorted(this.shownBy(active.query)) !== sorted(this.layout().parameters());
  });

  protected look(): void {
    this.wanted.set(true);
    this.views.reload();
  }

  protected show(view: SavedViewAnswer): void {
    void this.query().open({ ...view.query, vue: view.id });
  }

  protected leave(): void {
    void this.query().open({});
  }

  protected async save(): Promise<void> {
    const saved = await this.ask({ act: 'save', list: this.list(), query: this.layout().parameters() });
    if (!saved) return;
    this.views.reload();
    await this.query().set({ vue: saved.id });
    await this.announcements.say(`Vue « ${saved.name} » enregistrée`);
  }

  protected async rename(view: SavedViewAnswer): Promise<void> {
    const saved = await this.ask({ act: 'rename', view });
    this.views.reload();
    if (saved) await this.announcements.say(saved.site ? `Vue « ${saved.name} » partagée avec ${saved.site.name}` : `Vue « ${saved.name} » enregistrée`);
  }

  /** Keeps in the view what the list shows now. */
  protected async update(view: SavedViewAnswer): Promise<void> {
    await this.act(() => this.api.change(view, { name: view.name, siteId: view.site?.id ?? null, query: this.layout().parameters() }), `Vue « ${view.name} » mise à jour`);
  }

  protected async delete(view: SavedViewAnswer): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: `Supprimer la vue « ${view.name} » ?`,
      consequence: `${view.site ? `Les personnes de la MDS ${view.site.name} ne la trouveront plus` : 'Vous ne la trouverez plus'}. Ce qu’elle montre ne change pas.`,
      act: 'Supprimer la vue',
      grave: true,
    });
    if (!sure) return;
    await this.act(() => this.api.delete(view.id), `Vue « ${view.name} » supprimée`);
    if (this.activeId() === view.id) await this.query().set({ vue: null });
  }

  private ask(data: ViewDialogData): Promise<SavedViewAnswer | undefined> {
    return this.dialogs.open<SavedViewAnswer, ViewDialogData>(() => import('./view-dialog').then((file) => file.ViewDialog), data);
  }

  private async act(work: () => Promise<unknown>, done: string): Promise<void> {
    const said = await work().then(() => done, (failure: unknown) => refusalOf(failure).sentence);
    this.views.reload();
    await this.announcements.say(said);
  }

  /** What the list would show for these parameters; columns that the reader may not see are not among it. */
  private shownBy(query: ViewQuery): ViewQuery {
    const layout = this.layout();
    return {
      sort: this.query().usualSort, densite: layout.usual.density, ...query,
      colonnes: layout.columnsNamed(query['colonnes'] ?? '').join(),
    };
  }
}

const sorted = (query: ViewQuery): string => JSON.stringify(Object.entries(query).sort(([one], [other]) => (one < other ? -1 : 1)));
