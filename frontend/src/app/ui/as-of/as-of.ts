import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, type ParamMap } from '@angular/router';
import { isDay } from '@calanque/shared';
import { instantOf, longDay, parisDay } from '../format/dates';

/** The day that a page shows, kept in the address as `?asOf=2026-03-01`: a day that is past, or the present. */
export class AsOf {
  /** The day, or null for the present: today, a day to come and what is no day mean the present. */
  readonly day: Signal<string | null>;
  /** What goes on to the API, and to the pages that show the same day. */
  readonly parameters: Signal<Readonly<Record<string, string>>>;
  /** « 1er mars 2026 »; empty for the present. */
  readonly words: Signal<string>;
  /** What counts as now: the end of the day in Paris, in milliseconds. */
  readonly now: Signal<number>;

  constructor(parameters: Signal<ParamMap>, private readonly router: Router, private readonly route: ActivatedRoute) {
    this.day = computed(() => {
      const given = parameters().get('asOf');
      return given !== null && isDay(given) && given < this.today() ? given : null;
    });
    this.parameters = computed((): Record<string, string> => {
      const day = this.day();
      return day === null ? {} : { asOf: day };
    });
    this.words = computed(() => {
      const day = this.day();
      return day === null ? '' : longDay(day);
    });
    this.now = computed(() => {
      const day = this.day();
      return day === null ? Date.now() : Date.parse(instantOf(`${dayAfter(day)}T00:00`) ?? '') - 1;
    });
  }

  /** Today in Paris. */
  today(): string {
    return parisDay(new Date());
  }

  /** Shows another day; null for the present. Each is a step of the browser's history. */
  show(day: string | null): Promise<boolean> {
    const asOf = day !== null && day < this.today() ? day : null;
    return this.router.navigate([], { relativeTo: this.route, queryParams: { asOf }, queryParamsHandling: 'merge' });
  }
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** The day that the current route shows. */
export function injectAsOf(): AsOf {
  const route = inject(ActivatedRoute);
  return new AsOf(toSignal(route.queryParamMap, { initialValue: route.snapshot.queryParamMap }), inject(Router), route);
}
