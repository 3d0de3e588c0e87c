import { DOCUMENT, afterNextRender, computed, inject, type Signal } from '@angular/core';
import { columnsFor, type ListColumn } from '@calanque/shared';
import { Session } from '../../session/session';
import type { Column } from './cell';
import type { ListQuery } from './list-query';
import { screenColumns, type ColumnLooks } from './screen-columns';

/** How much room rows take, as the address names it. */
export const DENSITIES = ['confortable', 'compacte'] as const;
export type Density = (typeof DENSITIES)[number];

/** Which columns, in which order, and how dense. */
export interface Layout {
  readonly columns: readonly string[];
  readonly density: Density;
}

export interface ListLayoutOptions extends ColumnLooks {
  /** The list's name among what this device keeps. */
  readonly list: string;
  readonly columns: readonly ListColumn[];
  /** The columns shown where nobody has chosen others. */
  readonly usual: readonly string[];
}

/** How a list looks. It stands in the address, so that a link shows a colleague the same. */
export class ListLayout {
  /** The columns that the reader may see. */
  readonly available: Signal<readonly ListColumn[]>;
  readonly chosen: Signal<Layout>;
  /** What is on the screen, in its order: the chosen columns, and the one by which the list is ordered. */
  readonly shown: Signal<readonly ListColumn[]>;
  /** The same as the table and the cards draw it, and further orders that one can choose. */
  readonly screen: Signal<readonly Column[]>;
  /** All that the list shows, as parameters of its address: what a saved view keeps. */
  readonly parameters: Signal<Readonly<Record<string, string>>>;

  constructor(
    private readonly options: ListLayoutOptions,
    private readonly query: ListQuery,
    session: Session,
    /** Keeps on this device what was chosen; null for what is usual. */
    private readonly keep: (parameters: string | null) => void,
  ) {
    this.available = computed(() => columnsFor(options.columns, (permission) => session.may(permission)));
    this.chosen = computed(
      () => ({
        columns: this.columnsNamed(query.value('colonnes') ?? ''),
        density: DENSITIES.find((one) => one === query.value('densite')) ?? 'confortable',
      }),
      { equal: (one, other) => one.density === other.density && one.columns.join() === other.columns.join() },
    );
    this.shown = computed(() => {
      const chosen = this.chosen().columns.flatMap((key) => this.available().find((column) => column.key === key) ?? []);
      const sorted = this.available().find(({ sort }) => sort === query.sort().replace(/^-/, ''));
      return !sorted || chosen.some(({ sort }) => sort === sorted.sort) ? chosen : [...chosen, sorted];
    });
    this.screen = computed(() => {
      const shown = screenColumns(this.shown(), options);
      const orders = this.available().filter(({ sort }) => sort !== null && !shown.some((column) => column.sort === sort));
      return [...shown, ...orders.map(({ key, heading, sort }): Column => ({ key, label: heading, sort: sort ?? '', table: 'none', card: 'none' }))];
    });
    this.parameters = computed(() => ({ ...query.request(), colonnes: this.chosen().columns.join(), densite: this.chosen().density }));
  }

  /** What is usual for the reader. */
  get usual(): Layout {
    return { columns: this.columnsNamed(''), density: 'confortable' };
  }

  /** The column that is always there. */
  get fixed(): string {
    return this.options.fixed;
  }

  /** Shows these columns from now on. */
  async choose({ columns, density }: Layout): Promise<void> {
    const { usual } = this;
    const other = {
      ...(columns.join() !== usual.columns.join() && { colonnes: columns.join() }),
      ...(density !== usual.density && { densite: density }),
    };
    this.keep(new URLSearchParams(other).toString() || null);
    await this.query.set({ colonnes: null, densite: null, ...other });
  }

  /** The columns of that name that the reader may see; the usual ones where it names none. */
  columnsNamed(text: string): readonly string[] {
    const keys = this.available().map(({ key }) => key);
    const named = [...new Set(text.split(','))].filter((key) => keys.includes(key));
    const columns = named.length > 0 ? named : this.options.usual.filter((key) => keys.includes(key));
    return columns.includes(this.options.fixed) ? columns : [this.options.fixed, ...columns];
  }
}

/**
 * The look of the list that the current route shows. What somebody chose last on this device is what the list begins
 * with where its address says nothing of it.
 */
export function injectListLayout(query: ListQuery, options: ListLayoutOptions): ListLayout {
  const session = inject(Session);
  const storage = inject(DOCUMENT).defaultView?.localStorage;
  const place = `calanque.layout.${options.list}.${session.user()?.id ?? ''}`;
  const layout = new ListLayout(options, query, session, (parameters) => {
    if (parameters === null) storage?.removeItem(place);
    else storage?.setItem(place, parameters);
  });
  const kept = storage?.getItem(place);
  // Written into the address, so that it stays what one sees when the link is sent on.
  if (kept && query.value('colonnes') === null && query.value('densite') === null) {
    afterNextRender(() => void query.replace(Object.fromEntries(new URLSearchParams(kept))));
  }
  return layout;
}
