import { Component, input, output, type Resource } from '@angular/core';
import { Failure } from './failure';
import { Skeleton } from './skeleton';

/**
 * Stands in for a detail screen until its resource has a value: grey shapes while it loads, the
 * sentence and « Réessayer » when it failed.
 *
 * ```html
 * @if (site.hasValue()) { … } @else { <cal-waiting [for]="site" (retry)="site.reload()" /> }
 * ```
 */
@Component({
  selector: 'cal-waiting',
  imports: [Failure, Skeleton],
  template: `
    @if (for().error(); as failure) {
      <cal-failure level="1" [failure]="failure" (retry)="retry.emit()" />
    } @else {
      <p class="cal-unseen" role="status">Chargement…</p>
      <cal-skeleton width="14rem" height="2.25rem" />
      <cal-skeleton width="100%" height="14rem" />
      <cal-skeleton width="100%" height="9rem" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 1.25rem;
      padding-block: 1.5rem;
    }
  `,
})
export class Waiting {
  /** What is waited for. */
  readonly for = input.required<Pick<Resource<unknown>, 'error'>>();
  readonly retry = output();
}
