import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { refusalOf } from '../problem/refusal';
import { EmptyState } from './empty-state';

/** Something could not be loaded: the sentence, and « Réessayer » where trying again can help. */
@Component({
  selector: 'cal-failure',
  imports: [EmptyState, MatButton],
  host: { role: 'alert' },
  template: `
    <cal-empty-state [level]="level()" [icon]="missing() ? 'search_off' : 'cloud_off'" [heading]="missing() ? 'Introuvable' : 'Le chargement a échoué'">
      {{ refusal().sentence }}
      @if (!missing()) {
        <button action matButton="filled" type="button" (click)="retry.emit()">Réessayer</button>
      }
    </cal-empty-state>
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class Failure {
  /** Whatever the request threw. */
  readonly failure = input.required<unknown>();
  readonly level = input<'1' | '2'>('2');
  readonly retry = output();

  protected readonly refusal = computed(() => refusalOf(this.failure()));
  protected readonly missing = computed(() => [403, 404].includes(this.refusal().status));
}
