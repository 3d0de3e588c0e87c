import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { refusalOf } from '../problem/refusal';
import { EmptyState } from '../state/empty-state';
import { Failure } from '../state/failure';
import type { ListQuery } from './list-query';

/**
 * A list could not be loaded. Where its address is at fault — an old link, or one written by hand — trying again would
 * end the same way: it offers to take the filters away instead.
 */
@Component({
  selector: 'cal-list-failure',
  imports: [EmptyState, Failure, MatButton],
  template: `
    @if (foreign()) {
      <cal-empty-state role="alert" icon="search_off" heading="Filtre inconnu">
        Ce lien contient un filtre que Calanque ne connaît pas.
        <button action matButton="filled" type="button" (click)="query()?.reset()">Retirer les filtres</button>
      </cal-empty-state>
    } @else {
      <cal-failure [failure]="failure()" (retry)="retry.emit()" />
    }
  `,
})
export class ListFailure {
  /** Whatever the request threw. */
  readonly failure = input.required<unknown>();
  readonly query = input<ListQuery>();
  readonly retry = output();

  /** Whether the server does not know what the address asks for. Words one searches for are no filter of that kind. */
  protected readonly foreign = computed(() => {
    const { status, code, fields } = refusalOf(this.failure());
    const refused = code === 'unknown-parameter' || (code === 'invalid-fields' && fields.some(({ field }) => field !== 'q'));
    return this.query() !== undefined && status === 400 && refused;
  });
}
