import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, type ParamMap } from '@angular/router';

export interface ListQueryOptions {
  /** The filters this list knows, named as the API names them; other parameters are left alone and not sent. */
  readonly filters: readonly string[];
  /** The order shown when the address names none, such as `number` or `-createdAt`. */
  readonly sort: string;
}

/** What a list shows — filters and order — kept in the address, so that a link shows the same list to a colleague. */
export class ListQuery {
  /** The order in force; a leading `-` means descending. */
  readonly sort: Signal<string>;
  /** Whether any filter is set. */
  readonly filtered: Signal<boolean>;
  /** The parameters for the API. */
  readonly request: Signal<Readonly<Record<string, string>>>;

  constructor(
    private readonly parameters: Signal<ParamMap>,
    private readonly options: ListQueryOptions,
    private readonly router: Router,
    private readonly route: ActivatedRoute,
  ) {
    this.sort = computed(() => this.parameters().get('sort') ?? options.sort);
    this.filtered = computed(() => options.filters.some((name) => this.parameters().has(name)));
    this.request = computed(
      () => {
        const set = options.filters.flatMap((name) => {
          const value = this.parameters().get(name);
          return value ? [[name, value] as const] : [];
        });
        return { ...Object.fromEntries(set), sort: this.sort() };
      },
      { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
    );
  }

  /** The order shown when the address names none. */
  get usualSort(): string {
    return this.options.sort;
  }

  /** The value of a filter, or null. */
  value(name: string): string | null {
    return this.parameters().get(name);
  }

  /** The values of a filter that takes several. */
  values(name: string): readonly string[] {
    const value = this.parameters().get(name);
    return value ? value.split(',') : [];
  }

  /** Sets filters; null or an empty list takes one away. Each change is a step of the browser's history. */
  set(changes: Readonly<Record<string, string | readonly string[] | null>>): Promise<boolean> {
    return this.navigate(changes, false);
  }

  /** Like `set`, for what changes while one types: no step of the history. */
  replace(changes: Readonly<Record<string, string | readonly string[] | null>>): Promise<boolean> {
    return this.navigate(changes, true);
  }

  /** Takes every filter away; the order stays. */
  clear(): Promise<boolean> {
    return this.set(Object.fromEntries(this.options.filters.map((name) => [name, null])));
  }

  /** Takes every filter away, and the order. */
  reset(): Promise<boolean> {
    return this.set({ ...Object.fromEntries(this.options.filters.map((name) => [name, null])), sort: null });
  }

  /** Shows what these parameters of the address say, and nothing of what was set before. */
  open(parameters: Readonly<Record<string, string>>): Promise<boolean> {
    return this.router.navigate([], { relativeTo: this.route, queryParams: parameters });
  }

  /** Orders by the column; by the same column again, the other way round. */
  sortBy(column: string): Promise<boolean> {
    return this.set({ sort: this.sort() === column ? `-${column}` : column });
  }

  private navigate(changes: Readonly<Record<string, string | readonly string[] | null>>, replaceUrl: boolean): Promise<boolean> {
    const queryParams = Object.fromEntries(
      Object.entries(changes).map(([name, value]) => [name, (typeof value === 'string' ? value : value?.join(',')) || null]),
    );
    return this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge', replaceUrl });
  }
}

/** The query of the list that the current route shows. */
export function injectListQuery(options: ListQueryOptions): ListQuery {
  const route = inject(ActivatedRoute);
  const parameters = toSignal(route.queryParamMap, { initialValue: route.snapshot.queryParamMap });
  return new ListQuery(parameters, options, inject(Router), route);
}
